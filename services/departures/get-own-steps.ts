import { sql } from "drizzle-orm";
import type { OwnSteps, ownStepCodes } from "../../contracts/own-departure.ts";
import { type Context, look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { type OwnStep, orderOwnSteps } from "../../domain/departure/order-own-steps.ts";
import { type DepartureRow, departureSubject, requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { loadTiming, type Timing } from "../inventory/load-timing.ts";
import { findKnownDeparture } from "./known-departures.ts";

type Code = (typeof ownStepCodes)[number];

/** What happens when, as the leaver is told it: from the talk to the end of employment, with how far their clients are. Leaver and head read the same. */
export function getOwnSteps(deps: ServiceDeps, actor: Actor, input: { departureId: string }): Promise<OwnSteps> {
  return look(deps.db, actor, async (context) => {
    const departure = await findKnownDeparture(context, input.departureId);
    requireAccess(context, "readOwnLetter", departureSubject(departure));
    const timing = await loadTiming(context, departure);
    const steps = [...(await listWork(context, departure, timing)), ...listDates(context, departure, timing)];
    return {
      steps: orderOwnSteps(steps, timing.today).map(({ code, day, at, state, progress }) => ({
        code,
        day,
        at: at?.toISOString() ?? null,
        state,
        progress,
      })),
    };
  });
}

/** Dossiers, notices and introductions with the stage's deadline; left out where nothing is to be counted. */
async function listWork({ tx }: Context, departure: DepartureRow, timing: Timing): Promise<OwnStep<Code>[]> {
  const { rows } = await tx.execute<{ clients: number; complete: number; told: number; introduced: number }>(sql`
    select count(*)::int as clients, count(*) filter (where h.completeness >= 100 or h."end" is not null)::int as complete,
      count(*) filter (where h.told_at is not null or h."end" is not null)::int as told,
      count(*) filter (where h.introduced_at is not null or h."end" is not null)::int as introduced
    from handovers h where h.departure_id = ${departure.id} and h."end" is distinct from 'excluded' and not h.prospect`);
  const { clients = 0, complete = 0, told = 0, introduced = 0 } = rows[0] ?? {};
  if (clients === 0) return [];
  const work = [
    ["dossiers", "S2", complete],
    ["clientsTold", "S5", told],
    ["introductions", "S6", introduced],
  ] as const;
  return work.flatMap(([code, stage, done]) => {
    const deadline = timing.stage(stage);
    if (!deadline) return [];
    return [{ code, day: deadline.date, at: deadline.at, progress: { done, of: clients }, passed: false }];
  });
}

function listDates({ businessNow }: Context, departure: DepartureRow, { calendar, today }: Timing): OwnStep<Code>[] {
  const { leaverToldAt, lastWorkingDay, lastDayEndsAt, endOfEmployment } = departure;
  const day = (date: string) => ({ day: date, at: null, passed: date < today, progress: null });
  const moment = (at: Date) => ({ day: localDate(at, calendar.zone), at, passed: at <= businessNow, progress: null });
  return [
    ...(leaverToldAt ? [{ code: "told" as const, ...moment(leaverToldAt) }] : []),
    { code: "lastDay", ...day(lastWorkingDay) },
    { code: "signInEnds", ...moment(lastDayEndsAt) },
    { code: "endOfEmployment", ...day(endOfEmployment) },
  ];
}
