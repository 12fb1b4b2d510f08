import { eq, sql } from "drizzle-orm";
import { departures } from "../../db/schema/departures.ts";
import { look } from "../../db/transaction.ts";
import {
  type DepartureStep,
  departureSteps,
  type HandoverStep,
  handoverSteps,
} from "../../domain/departure/next-steps.ts";
import type { ServiceDeps } from "../deps.ts";
import { type Pass, readPass } from "./read-pass.ts";
import { readDepartureStanding, readHandoverStanding } from "./read-standing.ts";
import { departureStepFacts, handoverStepFacts } from "./step-table.ts";

export type { Pass } from "./read-pass.ts";

const system = { kind: "system", name: "pass" } as const;
const { writeBackOwners, tellColleagues, deliverEffects } = departureStepFacts;

/**
 * One REPEATABLE READ look at a departure's facts. One that is over still sends what its end has planned (the closing
 * report) and writes its last switches back; then it has finished.
 */
export function readDeparturePass(deps: ServiceDeps, id: string): Promise<Pass<DepartureStep>> {
  return look(deps.db, system, async (context) => {
    const [row] = await context.tx.select({ state: departures.state }).from(departures).where(eq(departures.id, id));
    const ended = !row || row.state === "closed" || row.state === "withdrawn";
    const facts = ended ? { writeBackOwners, tellColleagues, deliverEffects } : departureStepFacts;
    const standing = await readDepartureStanding(context, id);
    return readPass(context, { workflowId: `departure:${id}`, id, ended, standing }, departureSteps, facts);
  });
}

/** The same of one client's handover. */
export function readHandoverPass(deps: ServiceDeps, id: string): Promise<Pass<HandoverStep>> {
  return look(deps.db, system, async (context) => {
    const { rows } = await context.tx.execute<{ ended: boolean }>(sql`
      select h."end" is not null or d.state in ('closed','withdrawn') as ended
      from handovers h join departures d on d.id = h.departure_id where h.id = ${id}`);
    const ended = rows[0]?.ended ?? true;
    const facts = ended ? { deliverEffects: handoverStepFacts.deliverEffects } : handoverStepFacts;
    const standing = await readHandoverStanding(context, id);
    return readPass(context, { workflowId: `handover:${id}`, id, ended, standing }, handoverSteps, facts);
  });
}
