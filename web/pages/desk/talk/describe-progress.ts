import type { NoticeProgress } from "../../../../contracts/client-notices.ts";
import type { Texts } from "../../../texts/use-texts.ts";

/** What a recorded call or letter means: told or not, confirmed or not. Sent alone is never confirmed (R17). */
export const describeProgress = ({ t }: Texts, { told, confirmed }: NoticeProgress): string =>
  [
    t(told ? "desk.progress.told" : "desk.progress.notTold"),
    t(confirmed ? "desk.progress.confirmed" : "desk.progress.notConfirmed"),
  ].join(" ");
