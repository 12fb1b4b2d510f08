import { notes } from "../../db/schema/departures.ts";
import type { Context } from "../../db/transaction.ts";

/** Keeps what a person wrote as erasable notes. */
export async function storeNotes(
  context: Context,
  list: readonly { subject: string; kind: string; text: string }[],
): Promise<void> {
  const authorId = context.actor.kind === "person" ? context.actor.id : null;
  for (let from = 0; from < list.length; from += 5000) {
    await context.tx.insert(notes).values(list.slice(from, from + 5000).map((note) => ({ ...note, authorId })));
  }
}
