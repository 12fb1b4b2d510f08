import type { AcknowledgeDepartment, DepartmentNoticeView } from "../../../contracts/departments.ts";
import { isAwaited, isObjected, isUnanswered } from "./is-unanswered.ts";

/** The notice as it will be once the answer is taken, to be shown at once. `now`: ISO. */
export function applyAnswer(
  notice: DepartmentNoticeView,
  { acknowledgeAll, changes = [], objections = [] }: AcknowledgeDepartment,
  now: string,
): DepartmentNoticeView {
  const colleagues = new Map(notice.colleagues.map((one) => [one.id, one]));
  const named = new Map(changes.map((one) => [one.handoverId, one.personId]));
  const objected = new Map(objections.map((one) => [one.handoverId, one.text]));
  const items = notice.items.map((item): DepartmentNoticeView["items"][number] => {
    const personId = named.get(item.handoverId);
    const text = objected.get(item.handoverId);
    if (text !== undefined) return { ...item, how: "objected", objection: text, settlement: null, settledAt: null };
    if (personId !== undefined)
      return {
        ...item,
        how: "changed",
        person: colleagues.get(personId) ?? item.person,
        settlement: null,
        settledAt: now,
      };
    return acknowledgeAll && isUnanswered(item) ? { ...item, how: "acknowledged", settledAt: now } : item;
  });
  return {
    ...notice,
    items,
    open: items.filter(isAwaited).length,
    objected: items.filter(isObjected).length,
  };
}
