import type { RecordIntroduction } from "../../../../contracts/introductions.ts";
import { type Line, toPromised } from "./lines.ts";

export type MissedReason = Extract<RecordIntroduction, { held: false }>["reason"];
export const missedReasons: readonly MissedReason[] = [
  "clientMissed",
  "successorMissed",
  "hostMissed",
  "managerMissed",
  "postponed",
];

/** How a meeting went, as it is typed. */
export interface TypedRecord {
  held: boolean;
  promises: Line[];
  questions: Line[];
  absentIds: string[];
  reason: MissedReason;
  note: string;
}

export const noRecord: TypedRecord = {
  held: true,
  promises: [],
  questions: [],
  absentIds: [],
  reason: "clientMissed",
  note: "",
};

/** What is sent of it. */
export function toRecordBody(typed: TypedRecord): RecordIntroduction {
  const text = typed.note.trim();
  const note = text ? { note: text } : {};
  if (!typed.held) return { held: false, reason: typed.reason, ...note };
  return {
    held: true,
    absentIds: typed.absentIds,
    promises: toPromised(typed.promises),
    openQuestions: toPromised(typed.questions),
    ...note,
  };
}
