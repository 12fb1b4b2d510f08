import { look } from "../../db/transaction.ts";
import {
  type DepartureStep,
  departureSteps,
  type HandoverStep,
  handoverSteps,
} from "../../domain/departure/next-steps.ts";
import { loadDeparture } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { chaseQuestionsFact } from "../tasks/chase-tasks-fact.ts";
import { type Facts, type Pass, readPass } from "./read-pass.ts";
import { readDepartureStanding, readHandoverStanding } from "./read-standing.ts";
import { departureStepFacts, handoverStepFacts } from "./step-table.ts";

export type { Pass } from "./read-pass.ts";

const system = { kind: "system", name: "pass" } as const;
const { writeBackOwners, tellColleagues, deliverEffects, handOverQuestions } = departureStepFacts;

/** What a departure that is over still does: the closing report, the last write-backs, and chasing the answer to what a client asked since. */
const afterwards: Facts<DepartureStep> = {
  writeBackOwners,
  handOverQuestions,
  chaseTasks: chaseQuestionsFact,
  tellColleagues,
  deliverEffects,
};

/** One REPEATABLE READ look at a departure's facts. One that is over does what still comes afterwards; then it has finished. */
export function readDeparturePass(deps: ServiceDeps, id: string): Promise<Pass<DepartureStep>> {
  return look(deps.db, system, async (context) => {
    const row = await loadDeparture(context.tx, id);
    const ended = !row || row.state === "closed" || row.state === "withdrawn";
    const facts = ended ? afterwards : departureStepFacts;
    const standing = await readDepartureStanding(context, id);
    return readPass(context, { workflowId: `departure:${id}`, id, ended, standing }, departureSteps, facts);
  });
}

/** The same of one client's handover. */
export function readHandoverPass(deps: ServiceDeps, id: string): Promise<Pass<HandoverStep>> {
  return look(deps.db, system, async (context) => {
    const { standing, ended } = await readHandoverStanding(context, id);
    const facts = ended ? { deliverEffects: handoverStepFacts.deliverEffects } : handoverStepFacts;
    return readPass(context, { workflowId: `handover:${id}`, id, ended, standing }, handoverSteps, facts);
  });
}
