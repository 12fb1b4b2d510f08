import { eq, sql } from "drizzle-orm";
import ICAL from "ical.js";
import { simpleParser } from "mailparser";
import type { Database } from "../../db/client.ts";
import { links } from "../../db/schema/client-notices.ts";
import { handovers } from "../../db/schema/departures.ts";
import { introductions } from "../../db/schema/introductions.ts";
import type { LinkActor } from "../../domain/access/actor.ts";
import { gates } from "../../domain/gates.ts";
import { createMailSender } from "../../runtime/mail-sender.ts";
import { startMailboxServer } from "../../runtime/mailbox.ts";
import type { ServiceDeps } from "../../services/deps.ts";
import { deliverEffects } from "../../services/effects/deliver-effects.ts";
import { arrangeIntroduction } from "../../services/introductions/arrange-introduction.ts";
import { scheduleIntroductions } from "../../services/introductions/schedule-introductions.ts";
import { planSwitches } from "../../services/ownerships/plan-switches.ts";
import { createCompany, createDeparture, freezeClock, type TestCompany, type TestHandover } from "./company.ts";

/** Monday of the second week: the notice period ends on the Friday. */
export const TOLD = new Date("2026-04-13T09:00:00Z");

export interface Scheduled {
  company: TestCompany;
  departureId: string;
  handovers: TestHandover[];
  /** The first client's handover. */
  handoverId: string;
}

type Options = NonNullable<Parameters<typeof createDeparture>[2]>;

/** A departure with every gate open, the first rep as successor, and its introductions planned. */
export async function createScheduled(deps: ServiceDeps, options: Options = {}): Promise<Scheduled> {
  const company = await createCompany(deps.db);
  const nextOwner = options.nextOwner ?? company.reps[0];
  if (!nextOwner) throw new Error("no rep");
  const made = await createDeparture(deps.db, company, { gates: [...gates], ...options, nextOwner });
  await scheduleIntroductions(deps, made.id);
  return { company, departureId: made.id, handovers: made.handovers, handoverId: made.handovers[0]?.id ?? "" };
}

/** All clients of the departure are told at this moment, and the clock stands at it. */
export async function tellClients(db: Database, departureId: string, at: Date = TOLD): Promise<void> {
  await freezeClock(db, at);
  const told = await db.query
    .update(handovers)
    .set({ toldAt: at, toldHow: "email" })
    .where(eq(handovers.departureId, departureId))
    .returning({ id: handovers.id });
  await db.query.transaction((tx) =>
    planSwitches(
      { tx },
      told.map((row) => row.id),
    ),
  );
}

/** Told, and the first free time fixed after a day without a pick: the clock stands at Tuesday morning. */
export async function createAgreed(deps: ServiceDeps, options: Options = {}): Promise<Scheduled> {
  const scheduled = await createScheduled(deps, options);
  await tellClients(deps.db, scheduled.departureId);
  for (const { id } of scheduled.handovers) await arrangeIntroduction(deps, id);
  await freezeClock(deps.db, new Date("2026-04-14T09:00:00Z"));
  for (const { id } of scheduled.handovers) await arrangeIntroduction(deps, id);
  return scheduled;
}

export async function introductionOf(db: Database, handoverId: string) {
  const [row] = await db.query.select().from(introductions).where(eq(introductions.handoverId, handoverId));
  if (!row) throw new Error("no introduction");
  return row;
}

export async function listPlanned(db: Database, departureId: string) {
  return db.query
    .select({ introduction: introductions, handover: handovers })
    .from(introductions)
    .innerJoin(handovers, eq(handovers.id, introductions.handoverId))
    .where(eq(handovers.departureId, departureId));
}

/** The holder of a client's page. */
export async function pageLink(db: Database, { id, contactId }: TestHandover): Promise<LinkActor> {
  const [row] = await db.query
    .insert(links)
    .values({ purpose: "clientPage", subjectId: id, contactId, expiresAt: new Date("2026-12-01T00:00:00Z") })
    .returning();
  if (!row) throw new Error("no link");
  return { kind: "link", id: row.id, purpose: row.purpose, subjectId: id, personId: null, contactId };
}

/** Delivers a handover's mails into the local mailbox over SMTP. */
export async function startPost(deps: ServiceDeps) {
  const mailbox = await startMailboxServer({ pool: deps.db.pool, port: 0 });
  const mail = createMailSender({ pool: deps.db.pool, mailboxPort: mailbox.port, outsideUrl: undefined });
  return {
    stop: () => mailbox.stop(),
    run: (handoverId: string) => deliverEffects({ ...deps, mail }, `handover:${handoverId}`),
  };
}

/** A calendar message as a calendar program reads it. */
export interface ReadInvitation {
  to: string;
  from: string;
  method: string;
  uid: string;
  sequence: number;
  start: string;
  status: string | null;
  organizer: string;
  attendees: string[];
  text: string;
}

/** Every calendar message to an address, oldest first. */
export async function invitationsTo(db: Database, address: string): Promise<ReadInvitation[]> {
  const { rows } = await db.query.execute<{ raw: Buffer }>(
    sql`select raw from mailbox where ${address} = any(envelope_to) order by id`,
  );
  const read: ReadInvitation[] = [];
  for (const { raw } of rows) {
    const mail = await simpleParser(raw);
    const part = mail.attachments.find((one) => one.contentType === "text/calendar");
    if (!part) continue;
    const calendar = new ICAL.Component(
      ICAL.parse(part.content.toString("utf8")) as ConstructorParameters<typeof ICAL.Component>[0],
    );
    const event = calendar.getFirstSubcomponent("vevent");
    if (!event) throw new Error("no event");
    const value = (name: string) => event.getFirstPropertyValue(name)?.toString() ?? null;
    const address = (text: string | null | undefined) => (text ?? "").toLowerCase().replace("mailto:", "");
    read.push({
      to: address(Array.isArray(mail.to) ? "" : mail.to?.value[0]?.address),
      from: mail.from?.value[0]?.address ?? "",
      method: calendar.getFirstPropertyValue("method")?.toString() ?? "",
      uid: value("uid") ?? "",
      sequence: Number(value("sequence")),
      start: value("dtstart") ?? "",
      status: value("status"),
      organizer: address(value("organizer")),
      attendees: event.getAllProperties("attendee").map((one) => address(one.getFirstValue()?.toString())),
      text: mail.text ?? "",
    });
  }
  return read;
}
