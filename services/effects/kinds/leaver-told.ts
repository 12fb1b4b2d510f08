import { eq } from "drizzle-orm";
import { departures, stageDeadlines } from "../../../db/schema/departures.ts";
import type { ChangeContext, Context } from "../../../db/transaction.ts";
import { addMonths } from "../../../domain/calendar/plain-date.ts";
import { nextFullWorkingDay, startOfWorkingDay, toDeadline } from "../../../domain/calendar/working-hours.ts";
import { localDate } from "../../../domain/calendar/zone.ts";
import type { LeaverTold } from "../../../messages/kinds.ts";
import { renderMessage } from "../../../messages/render-message.ts";
import { type DepartureRow, findDeparture } from "../../access/require-access.ts";
import { loadCalendar } from "../../calendars/load-calendar.ts";
import { wakeDeparture } from "../../departures/departure-ids.ts";
import { askLeaver } from "../../inventory/ask-leaver.ts";
import { findApproverIdOf } from "../../owners/find-approver-of.ts";
import { readSettings } from "../../settings/read-settings.ts";
import { createTasks } from "../../tasks/create-tasks.ts";
import { finishTasks } from "../../tasks/finish-tasks.ts";
import type { EffectKind } from "../effect-kind.ts";
import { departureUrl } from "./colleague-mail.ts";
import { readMailPeople } from "./mail-people.ts";

/** Months after the end of employment for which the log about the leaver is kept. */
const LOG_KEPT_MONTHS = 6;

/**
 * The leaver hears first: thanks, what happens when, what is recorded, who sees it and until when. Not at illness or
 * death, at a dismissal not before the day it may be announced, read again when it leaves.
 */
export const leaverTold: EffectKind = {
  // The head has been asked to tell them in person.
  ifNotSent: "goOn",

  async prepare(context, effect, deps) {
    const departure = await findDeparture(context.tx, effect.factId);
    const variant = variantOf(departure);
    if (departure.state === "withdrawn" || variant === null) return { cancel: "notToBeTold" };
    const calendar = await loadCalendar(context.tx, departure.teamId);
    if (departure.kind === "dismissed" && departure.announceFrom !== null) {
      const from = startOfWorkingDay(calendar, departure.announceFrom);
      if (from > context.businessNow) return { notBefore: from };
    }
    const today = localDate(context.businessNow, calendar.zone);
    const approverId = await findApproverIdOf(context, departure);
    const people = await readMailPeople(context.tx, [departure.leaverId, approverId]);
    const leaver = people.get(departure.leaverId);
    const head = people.get(approverId);
    if (!leaver?.email || leaver.status === "left") {
      await askHeadToTell(context, departure);
      return { cancel: "noRecipient", wake: [wakeDeparture(departure.id)] };
    }
    const { company } = await readSettings(context.tx);
    const url = departureUrl(deps, departure.id);
    const rendered = renderMessage("leaverTold", leaver.locale, {
      personName: leaver.name,
      variant,
      company: company.name,
      lastWorkingDay: departure.lastWorkingDay,
      steps: await readSteps(context, departure, today, variant),
      recorded: ["cardReads", "refusedExports", "changes", "signIns"],
      seenBy: [head?.name ?? ""],
      keptUntil: addMonths(departure.endOfEmployment, LOG_KEPT_MONTHS),
      contact: { name: head?.name ?? "", email: head?.email, phone: head?.phone },
      pageUrl: url,
      logUrl: `${url}/own-log`,
    });
    return {
      send: {
        from: { name: company.name, address: company.fromAddress },
        to: { name: leaver.name, address: leaver.email },
        ...rendered,
      },
    };
  },

  async settled(context, effect, outcome) {
    const { tx, businessNow } = context;
    const departure = await findDeparture(tx, effect.factId);
    if (outcome === "accepted") {
      await tx
        .update(departures)
        .set({ leaverToldAt: businessNow, version: departure.version + 1 })
        .where(eq(departures.id, departure.id));
      const asked = { departureId: departure.id, kinds: ["needsAttention"], subjectIds: [departure.id] } as const;
      await finishTasks(context, asked, "told");
    } else {
      await askHeadToTell(context, departure);
    }
    await askLeaver(context, departure);
    // Colleagues wait for this.
    return [wakeDeparture(departure.id)];
  },
};

function variantOf({ kind }: DepartureRow): LeaverTold["variant"] | null {
  return kind === "illness" || kind === "death" ? null : kind;
}

async function readSteps(
  { tx }: ChangeContext,
  departure: DepartureRow,
  today: string,
  variant: LeaverTold["variant"],
): Promise<LeaverTold["steps"]> {
  const rows = await tx.select().from(stageDeadlines).where(eq(stageDeadlines.departureId, departure.id));
  const dayOf = (stage: string) => rows.find((row) => row.stage === stage)?.day ?? departure.lastWorkingDay;
  // Nothing is asked of someone released from work.
  const asked: LeaverTold["steps"] =
    variant === "released"
      ? []
      : [
          { step: "dossiers", date: dayOf("S2") },
          { step: "introductions", date: dayOf("S6") },
        ];
  const steps: LeaverTold["steps"] = [
    { step: "exportEnds", date: today },
    ...asked,
    { step: "inventorySigned", date: dayOf("S2") },
    { step: "clientsTold", date: dayOf("S5") },
    { step: "signInEnds", date: departure.lastWorkingDay },
  ];
  return steps.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** There is no address, the mail failed or nobody knows whether it arrived: the head tells the leaver in person. */
export async function askHeadToTell(context: Context, departure: DepartureRow): Promise<void> {
  const calendar = await loadCalendar(context.tx, departure.teamId);
  const approverId = await findApproverIdOf(context, departure);
  await createTasks(context, calendar, [
    {
      key: `needsAttention:${departure.id}:leaverNotTold`,
      departureId: departure.id,
      kind: "needsAttention",
      assigneeId: approverId,
      subjectId: departure.id,
      detail: "leaverNotTold",
      due: toDeadline(calendar, nextFullWorkingDay(calendar, context.businessNow)),
    },
  ]);
}
