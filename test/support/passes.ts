import type { Database } from "../../db/client.ts";
import { type Context, look } from "../../db/transaction.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";

/** What a step has waiting now, as a pass would see it. */
export function readFact(
  db: Database,
  fact: (context: Context, id: string) => Promise<StepFact>,
  id: string,
): Promise<StepFact> {
  return look(db, { kind: "system", name: "test" }, (context) => fact(context, id));
}
