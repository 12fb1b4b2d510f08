import { eq } from "drizzle-orm";
import {
  confirmationStarts,
  type DeparturePreview,
  noticeStarts,
  type PreviewDeparture,
} from "../../contracts/routes/departures.ts";
import { people } from "../../db/schema/people.ts";
import { type Context, look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { addWorkingHours } from "../../domain/calendar/working-hours.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { createHandoverPlan } from "../../domain/departure/create-handover-plan.ts";
import { planningStart } from "../../domain/departure/stage-deadlines.ts";
import { requireAccess } from "../access/require-access.ts";
import { loadCalendarOf } from "../calendars/load-calendar.ts";
import type { ServiceDeps } from "../deps.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { readSettings } from "../settings/read-settings.ts";
import { listOwnedClients, readLeaver } from "./read-leaver.ts";
import { resolveNotice } from "./resolve-notice.ts";

/**
 * What HR sees before recording a notice: the number of clients, the plan from the template (R1, R2), who confirms it (R5), what starts when.
 * ConflictError `noApprover` where nobody could.
 */
export function previewDeparture(deps: ServiceDeps, actor: Actor, input: PreviewDeparture): Promise<DeparturePreview> {
  return look(deps.db, actor, async (context) => {
    requireAccess(context, "recordDeparture");
    const { tx, businessNow } = context;
    const { leaver, team } = await readLeaver(tx, input.leaverId);
    const calendar = await loadCalendarOf(tx, team);
    const { policy } = await readSettings(tx);
    const today = localDate(businessNow, calendar.zone);
    const notice = resolveNotice(input, today, calendar, policy);
    const plan = createHandoverPlan({
      leaverId: leaver.id,
      noticeDate: planningStart({ ...input, noticeOn: notice.noticeOn }),
      lastDay: notice.lastWorkingDay,
      clientIds: await listOwnedClients(tx, leaver.id),
      calendar,
      shares: policy.stageShares,
    });
    return {
      leaver: { id: leaver.id, name: leaver.name },
      team: { id: team.id, name: team.name },
      clients: plan.clientIds.length,
      noticeOn: notice.noticeOn,
      lastWorkingDay: notice.lastWorkingDay,
      workingDays: plan.workingDays,
      deadlines: plan.stages.map(({ stage, deadline }) => ({
        stage,
        day: deadline.date,
        dueAt: deadline.at.toISOString(),
        zone: deadline.zone,
      })),
      tight: plan.givenUp,
      confirmBy: await readConfirmer(context, { leaverId: leaver.id, teamId: team.id }),
      hrMayConfirmFrom: addWorkingHours(calendar, businessNow, policy.confirmWorkingHours).toISOString(),
      startsNow: [...noticeStarts],
      startsWhenConfirmed: [...confirmationStarts],
    };
  });
}

async function readConfirmer(context: Context, departure: { leaverId: string; teamId: string }) {
  const id = await findApproverIdOf(context, departure);
  const [person] = await context.tx.select({ name: people.name }).from(people).where(eq(people.id, id));
  return { id, name: person?.name ?? "" };
}
