import {
  holdNoticeRoute,
  listReleaseNoticesRoute,
  listSendListRoute,
  previewClientNoticeRoute,
  recordCallRoute,
  recordLetterRoute,
  recordOfferRoute,
  releaseSendListRoute,
  reviewReleaseRoute,
  unholdNoticeRoute,
} from "../../contracts/routes/send-list.ts";
import { holdNotice, unholdNotice } from "../../services/client-notices/hold-notice.ts";
import { listReleaseNotices } from "../../services/client-notices/list-release-notices.ts";
import { listSendList } from "../../services/client-notices/list-send-list.ts";
import { previewClientNotice } from "../../services/client-notices/preview-client-notice.ts";
import { recordCall } from "../../services/client-notices/record-call.ts";
import { recordLetter } from "../../services/client-notices/record-letter.ts";
import { recordOffer } from "../../services/client-notices/record-offer.ts";
import { releaseSendList } from "../../services/client-notices/release-send-list.ts";
import { reviewRelease } from "../../services/client-notices/review-release.ts";
import { type BoundRoute, bind } from "../bind.ts";

/** The send list of client notices, and what people report about clients told by call, letter or in person. */
export const sendListRoutes: BoundRoute[] = [
  bind(listSendListRoute, ({ deps, actor, params }) => listSendList(deps, actor, params.departureId)),
  bind(releaseSendListRoute, ({ deps, actor, params, body }) => releaseSendList(deps, actor, params.departureId, body)),
  bind(reviewReleaseRoute, ({ deps, actor, params }) => reviewRelease(deps, actor, params.releaseId)),
  bind(listReleaseNoticesRoute, ({ deps, actor, params }) => listReleaseNotices(deps, actor, params.releaseId)),
  bind(previewClientNoticeRoute, ({ deps, actor, params }) => previewClientNotice(deps, actor, params.noticeId)),
  bind(holdNoticeRoute, ({ deps, actor, params }) => holdNotice(deps, actor, params.noticeId)),
  bind(unholdNoticeRoute, ({ deps, actor, params }) => unholdNotice(deps, actor, params.noticeId)),
  bind(recordCallRoute, ({ deps, actor, params, body }) => recordCall(deps, actor, params.handoverId, body)),
  bind(recordLetterRoute, ({ deps, actor, params, body }) => recordLetter(deps, actor, params.handoverId, body)),
  bind(recordOfferRoute, ({ deps, actor, params, body }) => recordOffer(deps, actor, params.handoverId, body)),
];
