import { sql } from "drizzle-orm";
import { stageDeadlines } from "../../db/schema/departures.ts";
import type { Tx } from "../../db/transaction.ts";
import type { StageDeadline } from "../../domain/departure/stage-deadlines.ts";

/** Keeps a departure's stage deadlines (R2), replacing those it had. */
export async function writeDeadlines(tx: Tx, departureId: string, deadlines: readonly StageDeadline[]): Promise<void> {
  await tx
    .insert(stageDeadlines)
    .values(
      deadlines.map(({ stage, deadline }) => ({
        departureId,
        stage,
        dueAt: deadline.at,
        zone: deadline.zone,
        day: deadline.date,
      })),
    )
    .onConflictDoUpdate({
      target: [stageDeadlines.departureId, stageDeadlines.stage],
      set: { dueAt: sql`excluded.due_at`, zone: sql`excluded.zone`, day: sql`excluded.day` },
    });
}
