import { z } from "zod";
import {
  AcknowledgeDepartment,
  DepartmentAcknowledged,
  DepartmentNoticeLine,
  DepartmentNoticeView,
  SettleObjection,
} from "../departments.ts";
import { defineRoute, idParam } from "../route.ts";

export const listDepartmentNoticesRoute = defineRoute({
  id: "listDepartmentNotices",
  method: "get",
  path: "/department-notices",
  access: "readDepartmentNotice",
  summary: "Department notices: a department's own, or those of a head's team",
  query: z.object({ departureId: z.uuid().optional() }),
  response: z.object({ notices: z.array(DepartmentNoticeLine) }),
});

export const getDepartmentNoticeRoute = defineRoute({
  id: "getDepartmentNotice",
  method: "get",
  path: "/department-notices/:noticeId",
  access: "signedIn",
  summary: "One department notice with its clients and the persons named",
  params: idParam("noticeId"),
  response: DepartmentNoticeView,
});

export const acknowledgeDepartmentRoute = defineRoute({
  id: "acknowledgeDepartment",
  method: "post",
  path: "/department-notices/:noticeId/acknowledge",
  access: "signedIn",
  summary: "The department, or who has its task: acknowledge and confirm the persons named, with changes or objections",
  params: idParam("noticeId"),
  body: AcknowledgeDepartment,
  response: DepartmentAcknowledged,
});

export const getDepartmentNoticeByLinkRoute = defineRoute({
  id: "getDepartmentNoticeByLink",
  method: "get",
  path: "/department-pages/:token",
  access: "link",
  summary: "The notice behind the link of its mail; reading changes nothing",
  params: z.object({ token: z.string() }),
  response: DepartmentNoticeView,
});

export const acknowledgeDepartmentByLinkRoute = defineRoute({
  id: "acknowledgeDepartmentByLink",
  method: "post",
  path: "/department-pages/:token/acknowledge",
  access: "link",
  summary: "Acknowledge a notice by the link of its mail",
  params: z.object({ token: z.string() }),
  body: AcknowledgeDepartment,
  response: DepartmentAcknowledged,
});

export const settleObjectionRoute = defineRoute({
  id: "settleObjection",
  method: "post",
  path: "/handovers/:handoverId/settle-objection",
  access: "settleObjection",
  summary: "Settle a department's objection to one client",
  params: idParam("handoverId"),
  body: SettleObjection,
  response: z.object({ how: z.enum(["objected", "changed"]) }),
});
