import {
  acknowledgeDepartmentByLinkRoute,
  acknowledgeDepartmentRoute,
  getDepartmentNoticeByLinkRoute,
  getDepartmentNoticeRoute,
  listDepartmentNoticesRoute,
  settleObjectionRoute,
} from "../../contracts/routes/departments.ts";
import { acknowledgeDepartment } from "../../services/departments/acknowledge-department.ts";
import { getDepartmentNotice, getDepartmentNoticeByLink } from "../../services/departments/get-department-notice.ts";
import { listDepartmentNotices } from "../../services/departments/list-department-notices.ts";
import { settleObjection } from "../../services/departments/settle-objection.ts";
import { ForbiddenError } from "../../services/errors.ts";
import { type BoundRoute, bind } from "../bind.ts";

/** Notices to adjacent departments, signed in or by the link of their mail. */
export const departmentRoutes: BoundRoute[] = [
  bind(listDepartmentNoticesRoute, async ({ deps, actor, query }) => ({
    notices: await listDepartmentNotices(deps, actor, query.departureId),
  })),
  bind(getDepartmentNoticeRoute, ({ deps, actor, params }) => getDepartmentNotice(deps, actor, params.noticeId)),
  bind(acknowledgeDepartmentRoute, ({ deps, actor, params, body }) =>
    acknowledgeDepartment(deps, actor, params.noticeId, body),
  ),
  bind(getDepartmentNoticeByLinkRoute, ({ deps, actor }) => getDepartmentNoticeByLink(deps, actor)),
  bind(acknowledgeDepartmentByLinkRoute, ({ deps, actor, body }) => {
    if (actor.kind !== "link") throw new ForbiddenError("linkNeeded");
    return acknowledgeDepartment(deps, actor, actor.subjectId, body);
  }),
  bind(settleObjectionRoute, ({ deps, actor, params, body }) => settleObjection(deps, actor, params.handoverId, body)),
];
