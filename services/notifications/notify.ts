import { notifications } from "../../db/schema/tasks.ts";
import type { Context } from "../../db/transaction.ts";
import type { TaskKind } from "../../domain/tasks/task-kinds.ts";
import type { NoteKind } from "../../messages/kinds.ts";

/** Something a colleague is to be told. Mails are made of these, one a working day for each departure (see tell-colleagues). */
export interface Notice {
  departureId: string;
  personId: string;
  kind: TaskKind | NoteKind;
  handoverId?: string;
  taskId?: string;
  count?: number;
}

/** Puts notifications down in the transaction that causes them. Wake the departure, so that the mail leaves. */
export async function notify(context: Context, list: readonly Notice[]): Promise<void> {
  for (let from = 0; from < list.length; from += 5000) {
    const rows = list.slice(from, from + 5000).map((item) => ({ ...item, at: context.businessNow }));
    await context.tx.insert(notifications).values(rows);
  }
}
