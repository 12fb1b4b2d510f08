import { type Gap, type InventoryPart, inventoryParts } from "./inventory-gaps.ts";

export type ClientCompleteness = {
  clientId: string;
  completeParts: InventoryPart[] /** Complete parts of four, 0…100. */;
  percent: number;
};

/** R9: how much of one client's inventory is there: the parts without a gap. `gaps` are this client's own. */
export function computeClientCompleteness(clientId: string, gaps: readonly Gap[]): ClientCompleteness {
  const open = new Set(gaps.map(({ part }) => part));
  const completeParts = inventoryParts.filter((part) => !open.has(part));
  return { clientId, completeParts, percent: Math.round((completeParts.length * 100) / inventoryParts.length) };
}

/** What a leaver's book is counted by. */
export type BookParts = {
  clients: number;
  /** Sum of the clients' percents. */
  percents: number;
  looseWork: number;
  acceptedLooseWork: number;
};

/**
 * R9: how much of a leaver's book is inventoried, loose work (accepted with a date) included: parts complete of all parts,
 * each piece of loose work counting as one. Rounded down, so that 100 means all; null for an empty book.
 */
export function computeBookCompleteness({ clients, percents, looseWork, acceptedLooseWork }: BookParts): number | null {
  const parts = clients * inventoryParts.length + looseWork;
  const donePercents = percents * inventoryParts.length + acceptedLooseWork * 100;
  return parts === 0 ? null : Math.floor(donePercents / parts);
}
