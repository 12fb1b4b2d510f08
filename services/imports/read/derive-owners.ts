import type { OwnerRule } from "../../../contracts/mapping.ts";
import type { ImportedClient, ImportedDeal, ImportedOrder } from "./import-batch.ts";
import { compareSourceIds } from "./parse-text.ts";

type Claim = { on: string; valueMinor: number; sourceId: string; ownerSourceId: string };

/**
 * Owner of each client: as the source gives it, or, where it gives none, the rep of the client's latest order or closed
 * deal. Open deals do not count; of one day's, the larger value decides, then the larger source id.
 */
export function deriveOwners(
  clients: readonly ImportedClient[],
  orders: readonly ImportedOrder[],
  deals: readonly ImportedDeal[],
  rule: OwnerRule,
): ImportedClient[] {
  if (rule === "given") return [...clients];
  const latest = new Map<string, Claim>();
  for (const order of orders) {
    claim(latest, order.clientSourceId, order.orderedOn, order.amountMinor, order);
  }
  for (const deal of deals) {
    if (deal.status !== "open")
      claim(latest, deal.clientSourceId, deal.closedOn ?? deal.openedOn, deal.valueMinor, deal);
  }
  return clients.map((client) => {
    if (rule === "givenElseLatest" && client.ownerSourceId !== null) return client;
    const found = latest.get(client.sourceId);
    return {
      ...client,
      ownerSourceId: found?.ownerSourceId ?? null,
      ownerDerived: found !== undefined,
      ownerKnownOn: found?.on ?? null,
    };
  });
}

function claim(
  latest: Map<string, Claim>,
  clientSourceId: string | null,
  on: string | null,
  valueMinor: number,
  { sourceId, ownerSourceId }: { sourceId: string; ownerSourceId: string | null },
): void {
  if (clientSourceId === null || on === null || ownerSourceId === null) return;
  const made: Claim = { on, valueMinor, sourceId, ownerSourceId };
  const known = latest.get(clientSourceId);
  if (!known || isLater(made, known)) latest.set(clientSourceId, made);
}

function isLater(a: Claim, b: Claim): boolean {
  if (a.on !== b.on) return a.on > b.on;
  if (a.valueMinor !== b.valueMinor) return a.valueMinor > b.valueMinor;
  return compareSourceIds(a.sourceId, b.sourceId) > 0;
}
