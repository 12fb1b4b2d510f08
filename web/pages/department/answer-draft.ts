import type { AcknowledgeDepartment, DepartmentNoticeItem } from "../../../contracts/departments.ts";
import { isUnanswered } from "./is-unanswered.ts";

/** What one client gets other than a plain acknowledgement: another person, or an objection. */
export type Exception = { personId: string } | { objection: string };
/** By handover. */
export type Draft = Readonly<Record<string, Exception>>;

type Item = Pick<DepartmentNoticeItem, "handoverId" | "how" | "person">;

/** The same exception for many clients at once; null takes theirs back. */
export function withException(draft: Draft, handoverIds: readonly string[], exception: Exception | null): Draft {
  const ids = new Set(handoverIds);
  const others = Object.fromEntries(Object.entries(draft).filter(([id]) => !ids.has(id)));
  return exception === null ? others : { ...others, ...Object.fromEntries(handoverIds.map((id) => [id, exception])) };
}

/** One person for many clients: those who have this person already stay as they are. */
export function withPerson(draft: Draft, items: readonly Item[], personId: string): Draft {
  const others = items.filter((item) => item.person?.id !== personId).map((item) => item.handoverId);
  const cleared = withException(
    draft,
    items.map((item) => item.handoverId),
    null,
  );
  return withException(cleared, others, { personId });
}

export interface DraftCount {
  plain: number;
  persons: number;
  objections: number;
}

/** How many clients an answer for all would acknowledge as they are, with another person, or object to. */
export function countDraft(draft: Draft, items: readonly Item[]): DraftCount {
  const { changes = [], objections = [] } = toAnswer(draft, items, true);
  const plain = items.filter((item) => isUnanswered(item) && !draft[item.handoverId]).length;
  return { plain, persons: changes.length, objections: objections.length };
}

/** The answer to send; what was noted for clients that are no longer in the notice is left out. */
export function toAnswer(draft: Draft, items: readonly Item[], acknowledgeAll: boolean): AcknowledgeDepartment {
  const noted = items.flatMap(({ handoverId }) => {
    const exception = draft[handoverId];
    return exception ? [{ handoverId, ...exception }] : [];
  });
  return {
    acknowledgeAll,
    changes: noted.flatMap((one) =>
      "personId" in one ? [{ handoverId: one.handoverId, personId: one.personId }] : [],
    ),
    objections: noted.flatMap((one) =>
      "objection" in one ? [{ handoverId: one.handoverId, text: one.objection }] : [],
    ),
  };
}
