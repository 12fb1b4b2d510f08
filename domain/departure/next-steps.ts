/**
 * The process, as one pure function. Each step of a departure or handover tells what it has waiting: whether something
 * is due now, and when something will next be. `nextSteps` puts them into the order of the stages, leaves out what
 * failed and is not yet due again, and says until when the workflow may sleep. It decides nothing by itself: what makes
 * a client wait for its gates (R3) lies in the facts, so a changed rule changes no workflow history.
 */

/** Steps of a departure, in the order of the stages; each is done in sets. */
export const departureSteps = [
  "inventoryClients", // S2, automatic part: first, in seconds, because owners are proposed from it
  "proposeOwners", // S1: one proposal a client and round
  "appointOwners", // S1: accepted or assigned persons become next owners; late ones are escalated
  "passInventories", // S2: signed, or late and unsigned: gaps become the successor's
  "notifyDepartments", // S3
  "passDepartments", // S3: acknowledged, delivered or silent after escalation
  "proposeOffers", // S4
  "settleOffers", // S4: decided, or "none: not decided in time"
  "announceToClients", // S5: notices of clients whose gates are open gather on the send list
  "scheduleIntroductions", // S6
  "switchOwners", // ownership, at the start of the working day after the introduction
  "writeBackOwners", // each switch written to the source and read back
  "handOverQuestions", // questions not accepted in time go to the head
  "chaseTasks", // reminders and escalation (R70)
  "endSignIn", // end of the last working day
  "tellColleagues", // one mail a working day
  "deliverEffects", // ledger rows due to be sent
  "closeDeparture",
] as const;
export type DepartureStep = (typeof departureSteps)[number];

/** Steps of one client's handover: the human-paced part. */
export const handoverSteps = [
  "callOrWrite", // released: gold's call first, then the letter in the client's working hours
  "followUpNotice", // not confirmed, bounced or without address: next channel (R17)
  "arrangeIntroduction", // slots, invitations, next slot after a decline, lighter format
  "openFirstContact", // after the switch
  "deliverEffects",
  "completeHandover", // all conditions of R21
] as const;
export type HandoverStep = (typeof handoverSteps)[number];

/** What one step has waiting. */
export interface StepFact {
  /** Something is due now. */
  due: boolean;
  /** When something will next be due by time alone; null when only a new fact can make it so. */
  nextAt: Date | null;
}

/** Tries of a step so far that ended in a failure. */
export interface StepFailure {
  nextAttemptAt: Date;
}

export interface NextSteps<Step extends string> {
  due: Step[];
  /** Earliest future instant at which anything becomes due. */
  sleepUntil: Date | null;
}

/** Orders what is due and finds the next instant. `failures` hold back a step until its next try. */
export function nextSteps<Step extends string>(
  order: readonly Step[],
  facts: Partial<Record<Step, StepFact>>,
  failures: ReadonlyMap<string, StepFailure>,
  now: { business: Date; real: Date },
): NextSteps<Step> & { retryAt: Date | null } {
  const due: Step[] = [];
  let sleepUntil: Date | null = null;
  let retryAt: Date | null = null;
  for (const step of order) {
    const fact = facts[step];
    if (!fact) continue;
    const failure = failures.get(step);
    if (fact.due && failure && failure.nextAttemptAt > now.real) {
      retryAt = earlier(retryAt, failure.nextAttemptAt);
      continue;
    }
    if (fact.due) due.push(step);
    if (fact.nextAt && fact.nextAt > now.business) sleepUntil = earlier(sleepUntil, fact.nextAt);
  }
  return { due, sleepUntil, retryAt };
}

const earlier = (a: Date | null, b: Date): Date => (a && a < b ? a : b);
