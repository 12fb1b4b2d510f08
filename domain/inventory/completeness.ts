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

export type BookCompleteness = {
  clients: number;
  completeClients: number;
  looseWork: number;
  acceptedLooseWork: number;
  /**
   * Parts complete of all parts, each piece of loose work counting as one; rounded down so that 100 means all. Null for
   * an empty book.
   */
  percent: number | null;
};

/** R9: how much of a leaver's book is inventoried, loose work (accepted with a date) included. */
export function computeBookCompleteness(
  clients: readonly ClientCompleteness[],
  looseWork: readonly { acceptedOn: string | null }[],
): BookCompleteness {
  const parts = clients.length * inventoryParts.length + looseWork.length;
  const acceptedLooseWork = looseWork.filter(({ acceptedOn }) => acceptedOn !== null).length;
  const done = clients.reduce((sum, { completeParts }) => sum + completeParts.length, acceptedLooseWork);
  return {
    clients: clients.length,
    completeClients: clients.filter(({ percent }) => percent === 100).length,
    looseWork: looseWork.length,
    acceptedLooseWork,
    percent: parts === 0 ? null : Math.floor((done * 100) / parts),
  };
}
