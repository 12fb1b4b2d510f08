export type LostListEntry = {
  id: string;
  orderCount: number;
  /** Best yearly amount, minor units. */
  annualAmount: number;
  /** Set on a firm that only paid for another: the client that really bought. */
  paysForClientId: string | null;
};

export type LeftOut<T> = { client: T; because: "paymentConduit" | "oneOff" | "small" };

/**
 * R47: the lost clients worth working on. Payment conduits, one-off and small buyers are left out with the reason; a conduit keeps
 * its link to the real buyer.
 *
 * @param smallBelow yearly amount under which a client is small, minor units
 */
export function filterLostClients<T extends LostListEntry>(
  clients: readonly T[],
  smallBelow: number,
): { listed: T[]; leftOut: LeftOut<T>[] } {
  const listed: T[] = [];
  const leftOut: LeftOut<T>[] = [];
  for (const client of clients) {
    const because = whyLeftOut(client, smallBelow);
    if (because) leftOut.push({ client, because });
    else listed.push(client);
  }
  return { listed, leftOut };
}

function whyLeftOut(client: LostListEntry, smallBelow: number): LeftOut<LostListEntry>["because"] | null {
  if (client.paysForClientId !== null) return "paymentConduit";
  if (client.orderCount <= 1) return "oneOff";
  return client.annualAmount < smallBelow ? "small" : null;
}
