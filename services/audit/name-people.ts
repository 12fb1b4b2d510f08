import { inArray } from "drizzle-orm";
import { people } from "../../db/schema/people.ts";
import type { Tx } from "../../db/transaction.ts";
import { holdsName } from "../people/holds-name.ts";

const PERSON = /^person:([0-9a-f-]{36})$/;

/** Names of the colleagues among actors and subjects (`person:<uuid>`), by that text; everybody else has none. */
export async function namePeople(tx: Tx, keys: readonly string[]): Promise<Map<string, string>> {
  const ids = [...new Set(keys.flatMap((key) => PERSON.exec(key)?.[1] ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await tx.select({ id: people.id, name: people.name }).from(people).where(inArray(people.id, ids));
  return new Map(rows.map(({ id, name }) => [`person:${id}`, name]));
}

/** Actors whose name holds a text. */
export async function findActorsByName(tx: Tx, part: string): Promise<string[]> {
  const rows = await tx.select({ id: people.id }).from(people).where(holdsName(part));
  return rows.map(({ id }) => `person:${id}`);
}
