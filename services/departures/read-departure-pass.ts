import { eq, sql } from "drizzle-orm";
import { departures, steps } from "../../db/schema/departures.ts";
import { type Context, look } from "../../db/transaction.ts";
import {
  type DepartureStep,
  departureSteps,
  type HandoverStep,
  handoverSteps,
  nextSteps,
  type StepFact,
} from "../../domain/departure/next-steps.ts";
import type { ServiceDeps } from "../deps.ts";
import { departureStepFacts, handoverStepFacts } from "./step-table.ts";

/** What a pass of a workflow sees: steps due in order, until when it may sleep, and the snapshot it saw. Ids and dates only. */
export interface Pass<Step extends string> {
  due: Step[];
  /** The workflow's row says it has nothing more to do. */
  finished: boolean;
  /** Wakes visible in this snapshot are settled by the pass's `ack`. */
  snapshot: string;
  nextDueAt: string | null;
  sleepMs: number;
}

const system = { kind: "system", name: "pass" } as const;
/** A workflow looks again at least this often, whatever its facts say. */
const LONGEST_SLEEP_MS = 24 * 3600 * 1000;

/** One REPEATABLE READ look at a departure's facts. */
export function readDeparturePass(deps: ServiceDeps, id: string): Promise<Pass<DepartureStep>> {
  return look(deps.db, system, async (context) => {
    const [row] = await context.tx.select({ state: departures.state }).from(departures).where(eq(departures.id, id));
    const finished = !row || row.state === "closed" || row.state === "withdrawn";
    return readPass(context, `departure:${id}`, departureSteps, finished ? {} : departureStepFacts, id, finished);
  });
}

/** The same of one client's handover. */
export function readHandoverPass(deps: ServiceDeps, id: string): Promise<Pass<HandoverStep>> {
  return look(deps.db, system, async (context) => {
    const { rows } = await context.tx.execute<{ ended: boolean }>(sql`
      select h."end" is not null or d.state in ('closed','withdrawn') as ended
      from handovers h join departures d on d.id = h.departure_id where h.id = ${id}`);
    const finished = rows[0]?.ended ?? true;
    return readPass(context, `handover:${id}`, handoverSteps, finished ? {} : handoverStepFacts, id, finished);
  });
}

type Facts<Step extends string> = Partial<Record<Step, (context: Context, id: string) => Promise<StepFact>>>;

async function readPass<Step extends string>(
  context: Context,
  workflowId: string,
  order: readonly Step[],
  readers: Facts<Step>,
  id: string,
  finished: boolean,
): Promise<Pass<Step>> {
  const { tx, businessNow, realNow } = context;
  const facts: Partial<Record<Step, StepFact>> = {};
  for (const step of order) {
    const read = readers[step];
    if (read) facts[step] = await read(context, id);
  }
  const failed = await tx.select().from(steps).where(eq(steps.workflowId, workflowId));
  const failures = new Map(
    failed.flatMap((row) => (row.nextAttemptAt ? [[row.step, { nextAttemptAt: row.nextAttemptAt }] as const] : [])),
  );
  const { due, sleepUntil, retryAt } = nextSteps(order, facts, failures, { business: businessNow, real: realNow });
  const { rows } = await tx.execute<{ snapshot: string }>(sql`select pg_current_snapshot()::text as snapshot`);
  const waits = [
    sleepUntil ? sleepUntil.getTime() - businessNow.getTime() : LONGEST_SLEEP_MS,
    retryAt ? retryAt.getTime() - realNow.getTime() : LONGEST_SLEEP_MS,
  ];
  return {
    due,
    finished,
    snapshot: (rows[0] as { snapshot: string }).snapshot,
    nextDueAt: sleepUntil?.toISOString() ?? null,
    sleepMs: Math.max(100, Math.min(LONGEST_SLEEP_MS, ...waits)),
  };
}
