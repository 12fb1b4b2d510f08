import type { z } from "zod";
import type { NewDeparture } from "../../../contracts/routes/departures.ts";
import type { DepartureKind, ExitReason } from "../../../domain/codes.ts";

/** What HR has typed so far; an empty day is a day left out. */
export interface NoticeForm {
  leaverId: string | null;
  kind: DepartureKind;
  noticeOn: string;
  lastWorkingDay: string;
  endOfEmployment: string;
  daysAway: readonly { from: string; to: string }[];
  announceFrom: string;
  reason: ExitReason | null;
  note: string;
  withClause: boolean;
  clause: { from: string; until: string; clause: string; legalNote: string };
}

export const emptyNotice: NoticeForm = {
  leaverId: null,
  kind: "resigned",
  noticeOn: "",
  lastWorkingDay: "",
  endOfEmployment: "",
  daysAway: [],
  announceFrom: "",
  reason: null,
  note: "",
  withClause: false,
  clause: { from: "", until: "", clause: "", legalNote: "" },
};

export type MissingField = "leaverId" | "reason" | "nonCompete.from" | "nonCompete.until";

/** Fields without which nothing can be asked of the API, in their order on the page. */
export function listMissing(form: NoticeForm): MissingField[] {
  return [
    ...(form.leaverId === null ? (["leaverId"] as const) : []),
    ...(form.reason === null ? (["reason"] as const) : []),
    ...(form.withClause && form.clause.from === "" ? (["nonCompete.from"] as const) : []),
    ...(form.withClause && form.clause.until === "" ? (["nonCompete.until"] as const) : []),
  ];
}

/** What the API is asked; null while something of `listMissing` is. */
export function toNotice(form: NoticeForm): z.input<typeof NewDeparture> | null {
  const { leaverId, reason, kind } = form;
  if (leaverId === null || reason === null) return null;
  return {
    leaverId,
    kind,
    reason,
    ...(form.noticeOn ? { noticeOn: form.noticeOn } : {}),
    ...(form.lastWorkingDay ? { lastWorkingDay: form.lastWorkingDay } : {}),
    ...(form.endOfEmployment ? { endOfEmployment: form.endOfEmployment } : {}),
    daysAway: [...form.daysAway],
    announceFrom: kind === "dismissed" ? form.announceFrom || null : null,
    note: form.note.trim() || null,
    nonCompete: form.withClause
      ? {
          from: form.clause.from,
          until: form.clause.until,
          clause: form.clause.clause.trim() || null,
          legalNote: form.clause.legalNote.trim() || null,
        }
      : null,
  };
}

/** What the preview depends on; null as long as nobody is chosen. */
export function toPreview({ leaverId, kind, noticeOn, lastWorkingDay, endOfEmployment, announceFrom }: NoticeForm) {
  if (leaverId === null) return null;
  return {
    leaverId,
    kind,
    ...(noticeOn ? { noticeOn } : {}),
    ...(lastWorkingDay ? { lastWorkingDay } : {}),
    ...(endOfEmployment ? { endOfEmployment } : {}),
    announceFrom: kind === "dismissed" ? announceFrom || null : null,
  };
}
