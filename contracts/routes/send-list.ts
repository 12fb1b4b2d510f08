import { z } from "zod";
import {
  NoticePreview,
  NoticeProgress,
  RecordCall,
  RecordLetter,
  RecordOffer,
  ReleaseNotices,
  ReleaseSendList,
  SendList,
  SendListReleased,
} from "../client-notices.ts";
import { defineRoute, idParam } from "../route.ts";

export const listSendListRoute = defineRoute({
  id: "listSendList",
  method: "get",
  path: "/departures/:departureId/send-list",
  access: "readSendList",
  summary: "Client notices ready or held, and the releases so far",
  params: idParam("departureId"),
  response: SendList,
});

export const releaseSendListRoute = defineRoute({
  id: "releaseSendList",
  method: "post",
  path: "/departures/:departureId/release-send-list",
  access: "releaseSendList",
  summary: "Release ready notices, with their exact count; the first release takes at most a few",
  params: idParam("departureId"),
  body: ReleaseSendList,
  response: SendListReleased,
});

export const reviewReleaseRoute = defineRoute({
  id: "reviewRelease",
  method: "post",
  path: "/releases/:releaseId/review",
  access: "releaseSendList",
  summary: "Say that what the first release sent was looked at, so that the next may follow",
  params: idParam("releaseId"),
  response: z.object({ releaseId: z.uuid() }),
});

export const listReleaseNoticesRoute = defineRoute({
  id: "listReleaseNotices",
  method: "get",
  path: "/releases/:releaseId/notices",
  access: "readSendList",
  summary: "What became of each notice of a release, those in trouble first",
  params: idParam("releaseId"),
  response: ReleaseNotices,
});

export const previewClientNoticeRoute = defineRoute({
  id: "previewClientNotice",
  method: "get",
  path: "/client-notices/:noticeId/preview",
  access: "readSendList",
  summary: "A notice exactly as it would be sent",
  params: idParam("noticeId"),
  response: NoticePreview,
});

const heldOrReady = z.object({ noticeId: z.uuid(), state: z.enum(["held", "ready"]) });

export const holdNoticeRoute = defineRoute({
  id: "holdNotice",
  method: "post",
  path: "/client-notices/:noticeId/hold",
  access: "releaseSendList",
  summary: "Keep one notice back",
  params: idParam("noticeId"),
  response: heldOrReady,
});

export const unholdNoticeRoute = defineRoute({
  id: "unholdNotice",
  method: "post",
  path: "/client-notices/:noticeId/unhold",
  access: "releaseSendList",
  summary: "Put a held notice back onto the send list",
  params: idParam("noticeId"),
  response: heldOrReady,
});

export const recordCallRoute = defineRoute({
  id: "recordCall",
  method: "post",
  path: "/handovers/:handoverId/record-call",
  access: "recordCall",
  summary: "Record how a call to the client about the change ended",
  params: idParam("handoverId"),
  body: RecordCall,
  response: NoticeProgress,
});

export const recordLetterRoute = defineRoute({
  id: "recordLetter",
  method: "post",
  path: "/handovers/:handoverId/record-letter",
  access: "recordCall",
  summary: "Record that a registered letter was delivered",
  params: idParam("handoverId"),
  body: RecordLetter,
  response: NoticeProgress,
});

export const recordOfferRoute = defineRoute({
  id: "recordOffer",
  method: "post",
  path: "/handovers/:handoverId/record-offer",
  access: "recordOffer",
  summary: "Record that the successor made the decided offer in person",
  params: idParam("handoverId"),
  body: RecordOffer,
  response: z.object({ handoverId: z.uuid() }),
});
