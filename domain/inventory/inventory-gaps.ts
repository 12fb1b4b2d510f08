import { isContactCurrent, maxContactAgeDays } from "./contact-currency.ts";

export const inventoryParts = ["client", "contacts", "deals", "history"] as const;
export type InventoryPart = (typeof inventoryParts)[number];

/** What is recorded of one client. Booleans tell whether a field is filled. */
export type Dossier = {
  clientId: string;
  hasName: boolean;
  contacts: readonly {
    id: string;
    isDecisionMaker: boolean;
    /** An e-mail address, a phone number or a postal address is known. */
    reachable: boolean;
    verifiedOn: string | null;
  }[];
  openDeals: readonly { id: string; hasNextStep: boolean }[];
  openOrders: readonly { id: string; hasDeliveryDate: boolean }[];
  openQuestions: readonly { id: string; hasDescription: boolean }[];
  /** Interactions, orders or a written summary: anything that tells what was. */
  hasHistory: boolean;
  /** Informal promises and personal arrangements: written down, said to be none, or not answered yet. */
  promises: "recorded" | "none" | null;
};

export const gapCodes = [
  "nameMissing",
  "noContact",
  "noDecisionMaker",
  "contactUnreachable",
  "contactUnverified",
  "dealWithoutNextStep",
  "orderWithoutDeliveryDate",
  "questionWithoutDescription",
  "noHistory",
  "promisesUnanswered",
] as const;
export type GapCode = (typeof gapCodes)[number];

export type Gap = {
  clientId: string;
  part: InventoryPart;
  code: GapCode /** Contact, deal, order or question. */;
  subjectId: string | null;
};

/**
 * R9: what a client's inventory lacks. It has four parts: the client, its contacts (reachable and current, R11), its
 * deals with orders and open questions, and its history with the promises made. Empty when the inventory is complete.
 */
export function findInventoryGaps(dossier: Dossier, asOf: string, maxDays = maxContactAgeDays): Gap[] {
  const gaps: Gap[] = [];
  const add = (part: InventoryPart, code: GapCode, subjectId: string | null = null) =>
    gaps.push({ clientId: dossier.clientId, part, code, subjectId });
  if (!dossier.hasName) add("client", "nameMissing");
  if (dossier.contacts.length === 0) add("contacts", "noContact");
  else if (!dossier.contacts.some(({ isDecisionMaker }) => isDecisionMaker)) add("contacts", "noDecisionMaker");
  for (const { id, reachable, verifiedOn } of dossier.contacts) {
    if (!reachable) add("contacts", "contactUnreachable", id);
    else if (!isContactCurrent(verifiedOn, asOf, maxDays)) add("contacts", "contactUnverified", id);
  }
  for (const { id, hasNextStep } of dossier.openDeals) if (!hasNextStep) add("deals", "dealWithoutNextStep", id);
  for (const { id, hasDeliveryDate } of dossier.openOrders)
    if (!hasDeliveryDate) add("deals", "orderWithoutDeliveryDate", id);
  for (const { id, hasDescription } of dossier.openQuestions) {
    if (!hasDescription) add("deals", "questionWithoutDescription", id);
  }
  if (!dossier.hasHistory) add("history", "noHistory");
  if (dossier.promises === null) add("history", "promisesUnanswered");
  return gaps;
}

/** R9: who fills a gap: the leaver while there, for what only they know; else, and for the rest, the successor. */
export function chooseGapFiller(gap: Pick<Gap, "code">, leaverPresent: boolean): "leaver" | "successor" {
  return leaverPresent && gap.code !== "nameMissing" ? "leaver" : "successor";
}
