/** Headers of a client notice that say what it is about: ids only, so that any message can be checked against the facts. */
export const NOTICE_HEADERS = {
  kind: "X-Handover-Kind",
  /** Handover ids, separated by commas. */
  handovers: "X-Handover-Handovers",
  version: "X-Handover-Version",
} as const;
