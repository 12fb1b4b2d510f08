import { asc, eq, sql } from "drizzle-orm";
import type { Policy } from "../../contracts/policy.ts";
import type { PolicyEffect, PolicyPreview } from "../../contracts/policy-preview.ts";
import type { PolicyChange } from "../../contracts/settings.ts";
import { departures } from "../../db/schema/departures.ts";
import { teams } from "../../db/schema/people.ts";
import { look, type Tx } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import type { Stage } from "../../domain/codes.ts";
import { createHandoverPlan } from "../../domain/departure/create-handover-plan.ts";
import { moveStageDeadlines, planningStart, type StageDeadline } from "../../domain/departure/stage-deadlines.ts";
import { type DepartureRow, requireAccess } from "../access/require-access.ts";
import { loadCalendarOf } from "../calendars/load-calendar.ts";
import { computeIncompleteDay } from "../departures/close-departure-fact.ts";
import { listStartedStages, readStageDeadlines } from "../departures/list-started-stages.ts";
import { goingOn } from "../departures/open-states.ts";
import type { ServiceDeps } from "../deps.ts";
import { applyPolicyChange } from "./change-settings.ts";
import { policyReach } from "./policy-reach.ts";
import { readSettings } from "./read-settings.ts";

/**
 * What a change of policies would mean for what is open, computed by the functions the process itself uses; nothing is
 * written. A change alone moves no stage deadline, budget or due date of an open departure today: deadlines are counted anew
 * (R2) when HR moves the last day, and what they would then be is shown here; which stages count as tight is shown by the
 * new shares at once (R1), and so counts the day on which an unfinished departure is reported. Only confirmed departures
 * are looked at, without names: who has given notice is not for the administrator. For the administrator.
 */
export function previewPolicy(deps: ServiceDeps, actor: Actor, input: PolicyChange): Promise<PolicyPreview> {
  return look(deps.db, actor, async (context) => {
    requireAccess(context, "manageSettings");
    const { tx } = context;
    const { policy } = await readSettings(tx);
    const { next, fields } = applyPolicyChange(policy, input);
    const open = await readOpen(tx);
    const effects = open.map((one) => compare(one, policy, next));
    const changes = fields.map((key) => ({ key, reach: policyReach[key], departures: countTouched(key, effects) }));
    return {
      changes,
      onlyFromNowOn: changes.filter(({ departures: touched }) => touched === 0).map(({ key }) => key),
      open: effects.length,
      departures: fields.length === 0 ? [] : effects.filter((effect) => isTouched(effect)),
      tasks: "keepTheirDates",
    };
  });
}

interface Open {
  departure: DepartureRow;
  teamName: string;
  calendar: WorkCalendar;
  deadlines: readonly StageDeadline[];
  started: readonly Stage[];
}

async function readOpen(tx: Tx): Promise<Open[]> {
  const rows = await tx
    .select({ departure: departures, team: teams })
    .from(departures)
    .innerJoin(teams, eq(teams.id, departures.teamId))
    .where(sql`${departures.state} in ${goingOn}`)
    .orderBy(asc(departures.lastWorkingDay), asc(departures.id));
  const ids = rows.map(({ departure }) => departure.id);
  const started = await listStartedStages(tx, ids);
  const deadlines = await readStageDeadlines(tx, ids);
  const calendars = new Map<string, WorkCalendar>();
  for (const { team } of rows) {
    if (!calendars.has(team.id)) calendars.set(team.id, await loadCalendarOf(tx, team));
  }
  return rows.map(({ departure, team }) => ({
    departure,
    teamName: team.name,
    calendar: calendars.get(team.id) as WorkCalendar,
    deadlines: deadlines.get(departure.id) ?? [],
    started: started.get(departure.id) ?? [],
  }));
}

function compare(
  { departure, teamName, calendar, deadlines, started }: Open,
  before: Policy,
  after: Policy,
): PolicyEffect {
  const period = { noticeDate: planningStart(departure), lastDay: departure.lastWorkingDay, calendar };
  // By the present shares too: a deadline that differs already, by a changed calendar, is no work of this change.
  const counted = (policy: Policy) => moveStageDeadlines(deadlines, period, started, policy.stageShares);
  const present = new Map(counted(before).map(({ stage, deadline }) => [stage, deadline.date]));
  const tight = ({ stageShares: shares }: Policy) =>
    createHandoverPlan({ ...period, leaverId: departure.leaverId, clientIds: [], shares }).givenUp;
  return {
    departureId: departure.id,
    teamName,
    lastWorkingDay: departure.lastWorkingDay,
    deadlines: counted(after).map(({ stage, deadline }) => ({
      stage,
      begun: started.includes(stage),
      before: present.get(stage) ?? deadline.date,
      after: deadline.date,
    })),
    tight: { before: tight(before), after: tight(after) },
    budgetMinor: departure.offerBudgetMinor,
    closedIncompleteOn: {
      before: computeIncompleteDay(departure, calendar, before),
      after: computeIncompleteDay(departure, calendar, after),
    },
  };
}

const movesStages = ({ deadlines, tight }: PolicyEffect) =>
  deadlines.some(({ before, after }) => before !== after) || tight.before.join() !== tight.after.join();
const movesEnd = ({ closedIncompleteOn: { before, after } }: PolicyEffect) => before !== after;
const isTouched = (effect: PolicyEffect) => movesStages(effect) || movesEnd(effect);

/** How many open departures a changed policy does something for. */
function countTouched(key: keyof Policy, effects: readonly PolicyEffect[]): number {
  if (key === "stageShares") return effects.filter(movesStages).length;
  if (key === "closedIncompleteWorkingDays") return effects.filter(movesEnd).length;
  if (key === "offerBudgetBp") return effects.filter(({ budgetMinor }) => budgetMinor === null).length;
  // Whoever confirms has confirmed these.
  return policyReach[key] === "newDepartures" || key === "confirmWorkingHours" ? 0 : effects.length;
}
