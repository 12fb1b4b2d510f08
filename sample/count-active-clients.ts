import type { SampleCompany } from "../contracts/sample-company.ts";
import { addMonths } from "../domain/calendar/plain-date.ts";

/** Months within which an order or enquiry makes a client active (R75). */
const ACTIVE_MONTHS = 3;

/** R75: clients of each owner on record that ordered or enquired of late, by person; those without any are absent. */
export function countActiveClients(
  { orders, interactions }: Pick<SampleCompany, "orders" | "interactions">,
  owners: ReadonlyMap<string, string>,
  asOf: string,
): Map<string, number> {
  const from = addMonths(asOf, -ACTIVE_MONTHS);
  const active = new Set([
    ...orders.filter(({ orderedOn }) => orderedOn > from).map(({ clientId }) => clientId),
    ...interactions
      .filter(({ kind, at }) => kind === "enquiry" && at > `${from}T00:00:00Z`)
      .map(({ clientId }) => clientId),
  ]);
  const counts = new Map<string, number>();
  for (const clientId of active) {
    const ownerId = owners.get(clientId);
    if (ownerId) counts.set(ownerId, (counts.get(ownerId) ?? 0) + 1);
  }
  return counts;
}
