import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { ClientPageView } from "../../contracts/client-page.ts";
import { openQuestions } from "../../db/schema/book.ts";
import { clients } from "../../db/schema/clients.ts";
import { handovers } from "../../db/schema/departures.ts";
import { introductions } from "../../db/schema/introductions.ts";
import { type Context, look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { loadNoticeFacts, type NoticeFacts } from "../client-notices/load-notice-facts.ts";
import type { ServiceDeps } from "../deps.ts";
import { readSlots } from "../introductions/pick-slot.ts";
import { readSettings } from "../settings/read-settings.ts";
import { type ClientPage, listToldTogether, readClientPage } from "./open-client-page.ts";
import { readObjection } from "./read-objection.ts";

/**
 * What a client sees behind its link: who takes over from when, the persons in the departments, the meeting, its own
 * coordinates, questions and objection, and the offer if this reader consented. Reading changes nothing.
 */
export function getClientPage(deps: ServiceDeps, actor: Actor): Promise<ClientPageView> {
  return look(deps.db, actor, async (context) => {
    const page = await readClientPage(context);
    const { handover, notice, departure, client, contact } = page;
    const { company } = await readSettings(context.tx);
    const calendar = await loadCalendar(context.tx, departure.teamId);
    const facts = await loadNoticeFacts(context, page, contact?.id ?? null, calendar);
    return {
      handoverId: handover.id,
      company: company.name,
      clientName: client.name,
      locale: facts.locale,
      alsoFor: await listOthers(context, page),
      successor: facts.successor && {
        name: facts.successor.name,
        email: facts.successor.email ?? company.fromAddress,
        phone: facts.successor.phone,
      },
      effectiveOn: notice.effectiveDay,
      confirmedAt: handover.confirmedAt?.toISOString() ?? null,
      departments: facts.departments.map(({ department, personName, email, phone }) => ({
        department,
        name: personName,
        email: email ?? null,
        phone: phone ?? null,
      })),
      meeting: await readMeeting(context, handover.id),
      contact: contact && { name: contact.name, title: contact.title, email: contact.email, phone: contact.phone },
      offer: readOffer(facts),
      questions: await listQuestions(context, client.id),
      objection: await readObjection(context, handover.id),
    };
  });
}

const readOffer = ({ consents, decision }: NoticeFacts): ClientPageView["offer"] =>
  (consents ? decision?.offer : null) ?? null;

async function listOthers({ tx }: Context, page: ClientPage): Promise<string[]> {
  const ids = (await listToldTogether(tx, page)).filter((id) => id !== page.handover.id);
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ name: clients.name })
    .from(handovers)
    .innerJoin(clients, eq(clients.id, handovers.clientId))
    .where(inArray(handovers.id, ids))
    .orderBy(asc(clients.name));
  return rows.map((row) => row.name);
}

async function readMeeting(context: Context, handoverId: string): Promise<ClientPageView["meeting"]> {
  const [planned] = await context.tx
    .select({ format: introductions.format })
    .from(introductions)
    .where(eq(introductions.handoverId, handoverId));
  return planned && planned.format !== "inNotice" ? readSlots(context, handoverId) : null;
}

/** Questions this client asked on its page, with the date first promised where it was moved; what colleagues noted stays inside. */
async function listQuestions({ tx }: Context, clientId: string): Promise<ClientPageView["questions"]> {
  const rows = await tx
    .select()
    .from(openQuestions)
    .where(
      and(eq(openQuestions.clientId, clientId), eq(openQuestions.source, "clientPage"), isNull(openQuestions.closedOn)),
    )
    .orderBy(asc(openQuestions.recordedAt));
  return rows.map(({ text, dueOn, nextDueOn }) => ({
    text,
    answerBy: nextDueOn ?? dueOn,
    promisedBy: nextDueOn !== dueOn && nextDueOn !== null ? dueOn : null,
  }));
}
