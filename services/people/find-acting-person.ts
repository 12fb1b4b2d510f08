import { and, gte, inArray, lte } from "drizzle-orm";
import { awayDays, people } from "../../db/schema/people.ts";
import type { Tx } from "../../db/transaction.ts";

/** Who acts for a person on a day: themselves, or their deputy while they are away (deputies of deputies followed once each). */
export interface ActingPerson {
  personId: string;
  /** The person who is away; null when they act themselves. */
  forId: string | null;
}

/**
 * Acting persons for a set of people on `day` (`YYYY-MM-DD`). Someone away without a free deputy keeps the task; who has given notice stands in for nobody,
 * least of all for who decides on their clients (R5).
 */
export async function findActingPeople(
  tx: Tx,
  personIds: readonly string[],
  day: string,
): Promise<Map<string, ActingPerson>> {
  const result = new Map<string, ActingPerson>();
  let open = new Map([...new Set(personIds)].map((id) => [id, id]));
  const seen = new Set<string>();
  while (open.size > 0) {
    const ids = [...open.values()];
    const away = await tx
      .select({ id: awayDays.personId })
      .from(awayDays)
      .where(and(inArray(awayDays.personId, ids), lte(awayDays.fromDay, day), gte(awayDays.toDay, day)));
    const left = await tx
      .select({ id: people.id, deputyId: people.deputyId, status: people.status })
      .from(people)
      .where(inArray(people.id, ids));
    const absent = new Set(away.map((row) => row.id));
    const byId = new Map(left.map((row) => [row.id, row]));
    const next = new Map<string, string>();
    for (const [original, current] of open) {
      const row = byId.get(current);
      const isGone = row?.status === "left" || (row?.status === "leaving" && current !== original);
      const unavailable = absent.has(current) || isGone;
      const deputy = row?.deputyId;
      const key = `${original}>${deputy}`;
      if (!unavailable || !deputy || seen.has(key) || deputy === original) {
        result.set(
          original,
          current === original || unavailable
            ? { personId: original, forId: null }
            : { personId: current, forId: original },
        );
      } else {
        seen.add(key);
        next.set(original, deputy);
      }
    }
    open = next;
  }
  return result;
}
