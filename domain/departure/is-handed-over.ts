import type { Tier } from "../codes.ts";

/** The successor's first-contact checklist has 13 items; these must be done for every client, all of them for gold. */
export const mandatoryChecklistItems: readonly number[] = [3, 5, 12];
export const checklistItems: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];

export type CompletionFacts = {
  tier: Tier | null;
  successorOwns: boolean;
  told: boolean;
  introduced: boolean;
  openQuestions: readonly { responsibleId: string | null; dueOn: string | null }[];
  leaverId: string;
  /** Null until the first contact was made; the checklist items done, 1…13. */
  firstContact: { items: readonly number[] } | null;
};

export type MissingCondition =
  | "ownership"
  | "noticeDelivery"
  | "introduction"
  | "openQuestions"
  | "firstContact"
  | "firstContactItems";

/** R21: the checklist items still to be done for a client's first contact to count. */
export function listMissingChecklistItems(tier: Tier | null, done: readonly number[]): number[] {
  return (tier === "gold" ? checklistItems : mandatoryChecklistItems).filter((item) => !done.includes(item));
}

/**
 * R21: a client is handed over when the successor owns it, its notice was delivered, its introduction was held in its
 * format, every open question has a new responsible and a date, and the first contact was made with its mandatory
 * items.
 */
export function isHandedOver(facts: CompletionFacts): { ok: boolean; missing: MissingCondition[] } {
  const missing: MissingCondition[] = [];
  if (!facts.successorOwns) missing.push("ownership");
  if (!facts.told) missing.push("noticeDelivery");
  if (!facts.introduced) missing.push("introduction");
  const isMoved = (question: CompletionFacts["openQuestions"][number]) =>
    question.responsibleId !== null && question.responsibleId !== facts.leaverId && question.dueOn !== null;
  if (!facts.openQuestions.every(isMoved)) missing.push("openQuestions");
  if (facts.firstContact === null) missing.push("firstContact");
  else if (listMissingChecklistItems(facts.tier, facts.firstContact.items).length > 0)
    missing.push("firstContactItems");
  return { ok: missing.length === 0, missing };
}

/**
 * R21: whether a departure is closed: every client is handed over (or later) or has left by a side exit, all loose work
 * is accepted. Returns the ids still open.
 */
export function canCloseDeparture(
  clients: readonly { id: string; handedOver: boolean; ending: string | null }[],
  looseWork: readonly { id: string; acceptedOn: string | null }[],
): { ok: boolean; openClientIds: string[]; openWorkIds: string[] } {
  const openClientIds = clients.filter((client) => !client.handedOver && client.ending === null).map(({ id }) => id);
  const openWorkIds = looseWork.filter(({ acceptedOn }) => acceptedOn === null).map(({ id }) => id);
  return { ok: openClientIds.length + openWorkIds.length === 0, openClientIds, openWorkIds };
}
