import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { CardOrigin } from "../../../contracts/routes/clients.ts";
import { clients } from "../../../db/schema/clients.ts";
import { handovers } from "../../../db/schema/departures.ts";
import { audit, cardReads, readAlerts } from "../../../db/schema/kernel.ts";
import { offerDecisions } from "../../../db/schema/offers.ts";
import { proposals } from "../../../db/schema/owners.ts";
import { notifications, tasks } from "../../../db/schema/tasks.ts";
import { change, done } from "../../../db/transaction.ts";
import type { Actor } from "../../../domain/access/actor.ts";
import { recordSignIn } from "../../../services/auth/record-sign-in.ts";
import { getClient } from "../../../services/card-reads/get-client.ts";
import { endSignIn } from "../../../services/departures/end-sign-in.ts";
import { getOwnLog } from "../../../services/departures/get-own-log.ts";
import {
  actorOf,
  createClient,
  createCompany,
  createDeparture,
  freezeClock,
  MONDAY,
  type Person,
} from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createLeaverCompany } from "../../support/departures.ts";

const held = useDatabase();
let company: Awaited<ReturnType<typeof createLeaverCompany>>;
beforeEach(async () => {
  company = await createLeaverCompany(held.deps, { clients: 0 });
});
const read = (actor: Actor, clientId: string, origin: CardOrigin = {}) =>
  getClient(held.deps, actor, { clientId, ...origin });
const readsOf = (personId: string) => held.db.query.select().from(cardReads).where(eq(cardReads.personId, personId));
const alertsOf = (personId: string) => held.db.query.select().from(readAlerts).where(eq(readAlerts.personId, personId));

describe("a client's card", () => {
  it("is seen by its owner, who is to get it, the head and executives, and by nobody else", async () => {
    const { handovers: made } = await createDeparture(held.db, company);
    const [handover] = made;
    if (!handover) throw new Error("no handover");
    const [successor, stranger] = await Promise.all(company.reps.map((person) => actorOf(held.db, person)));
    if (!successor || !stranger) throw new Error("no reps");
    await expect(read(successor, handover.clientId)).rejects.toMatchObject({ reason: "notYours" });
    await held.db.query.insert(proposals).values({
      handoverId: handover.id,
      round: 1,
      proposedId: successor.id,
      ownerId: successor.id,
      proposedAt: MONDAY,
      decision: "approved",
      decidedAt: MONDAY,
    });
    for (const actor of [company.actors.leaver, company.actors.head, company.actors.executive, successor]) {
      expect(await read(actor, handover.clientId)).toMatchObject({
        owner: { id: company.leaver.id },
        nextOwner: { id: successor.id },
      });
    }
    const foreignHead = await actorOf(held.db, (await createCompany(held.db)).head);
    for (const actor of [stranger, company.actors.hr, company.actors.it, foreignHead]) {
      await expect(read(actor, handover.clientId)).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  it("is read-only for the leaver once handed over and gone after the last day", async () => {
    const { handovers: made } = await createDeparture(held.db, company);
    const clientId = made[0]?.clientId as string;
    expect((await read(company.actors.leaver, clientId)).mayChange).toBe(true);
    await held.db.query.update(handovers).set({ end: "handedOver" }).where(eq(handovers.clientId, clientId));
    expect((await read(company.actors.leaver, clientId)).mayChange).toBe(false);
    await freezeClock(held.db, new Date("2026-04-17T18:00:00Z"));
    await expect(read(company.actors.leaver, clientId)).rejects.toMatchObject({ reason: "notYours" });
  });

  it("hides the offer from the leaver, even at clients of their own as a successor", async () => {
    const { handovers: made } = await createDeparture(held.db, company, { nextOwner: company.reps[0] });
    const [handover] = made;
    if (!handover) throw new Error("no handover");
    await held.db.query.insert(offerDecisions).values({
      handoverId: handover.id,
      proposedReason: "x",
      proposedAt: MONDAY,
      offerCode: "marker",
      decidedAt: MONDAY,
    });
    expect(await read(company.actors.head, handover.clientId)).toMatchObject({
      offer: { code: "marker", decided: true },
    });
    expect(await read(await actorOf(held.db, company.reps[0] as Person), handover.clientId)).toHaveProperty("offer");
    expect(JSON.stringify(await read(company.actors.leaver, handover.clientId))).not.toContain("marker");
  });
});

describe("reading by a leaver", () => {
  const book = async (count: number) => {
    const { id } = await createDeparture(held.db, company);
    const clientIds: string[] = [];
    for (let i = 0; i < count; i++)
      clientIds.push((await createClient(held.db, company.leaver.id, { contact: null })).id);
    return { id, clientIds };
  };

  it("of more than fifty cards in an hour raises one alert, told to the head and seen by the leaver", async () => {
    const { id, clientIds } = await book(52);
    const alerted: boolean[] = [];
    for (const clientId of clientIds) alerted.push((await read(company.actors.leaver, clientId)).alerted);
    expect(alerted.indexOf(true)).toBe(50);
    expect(alerted.filter(Boolean)).toHaveLength(1);
    expect(await alertsOf(company.leaver.id)).toMatchObject([{ distinctCards: 51, outsideHours: false }]);
    const [told] = await held.db.query.select().from(notifications).where(eq(notifications.departureId, id));
    expect(told).toMatchObject({ personId: company.head.id, kind: "bulkReadAlert", count: 51 });
    const mine = await getOwnLog(held.deps, company.actors.leaver, { departureId: id });
    expect(mine.cardReads).toHaveLength(52);
    expect(mine.alerts).toHaveLength(1);
    const heads = await getOwnLog(held.deps, company.actors.head, { departureId: id });
    expect(heads).toEqual(mine);
    const hr = getOwnLog(held.deps, company.actors.hr, { departureId: id });
    await expect(hr).rejects.toMatchObject({ code: "forbidden" });
  });

  it("stands in the leaver's log by the client's name, beside their signing in and out", async () => {
    const { id, clientIds } = await book(1);
    await read(company.actors.leaver, clientIds[0] as string);
    await recordSignIn(held.deps, { verb: "signIn", personId: company.leaver.id });
    await recordSignIn(held.deps, { verb: "signOut", personId: company.leaver.id });
    await recordSignIn(held.deps, { verb: "signIn", personId: company.head.id });
    const log = await getOwnLog(held.deps, company.actors.leaver, { departureId: id });
    const [client] = await held.db.query
      .select()
      .from(clients)
      .where(eq(clients.id, clientIds[0] as string));
    expect(log.cardReads.map((row) => row.clientName)).toEqual([client?.name]);
    expect(log.entries.map((row) => row.verb)).toEqual(["signIn", "signOut"]);
  });

  it("stands in the leaver's log by the client's name also where something was done", async () => {
    const { id } = await book(1);
    const [handover] = await held.db.query
      .select({ id: handovers.id, clientName: clients.name })
      .from(handovers)
      .innerJoin(clients, eq(clients.id, handovers.clientId))
      .where(eq(handovers.departureId, id));
    await change(held.db, company.actors.leaver, async () =>
      done(null, [{ verb: "introductionHeld", subject: `handover:${handover?.id}` }]),
    );
    const { entries } = await getOwnLog(held.deps, company.actors.leaver, { departureId: id });
    expect(entries).toMatchObject([{ verb: "introductionHeld", clientName: handover?.clientName }]);
  });

  it("leaves the audit one total a day, that of the last day when the sign-in ends", async () => {
    const { id, clientIds } = await book(2);
    const [first, second] = clientIds as [string, string];
    for (const clientId of [first, first, second]) await read(company.actors.leaver, clientId);
    await freezeClock(held.db, new Date("2026-04-07T20:00:00Z"));
    for (const clientId of [first, second]) await read(company.actors.leaver, clientId);
    const totals = async () => {
      const rows = await held.db.query
        .select()
        .from(audit)
        .where(and(eq(audit.subject, `departure:${id}`), eq(audit.verb, "cardReadsOfDay")))
        .orderBy(audit.id);
      return rows.map((row) => JSON.parse(row.body));
    };
    const monday = {
      personId: company.leaver.id,
      day: "2026-04-06",
      reads: 3,
      clients: 2,
      fromOwnTask: 0,
      outsideHours: 0,
    };
    expect(await totals()).toEqual([monday]);
    await freezeClock(held.db, new Date("2026-04-17T18:00:00Z"));
    await endSignIn(held.deps, id);
    expect(await totals()).toEqual([monday, { ...monday, day: "2026-04-07", reads: 2, outsideHours: 2 }]);
  });

  it("the same few cards over and over raises none", async () => {
    const { clientIds } = await book(3);
    for (let i = 0; i < 20; i++) for (const clientId of clientIds) await read(company.actors.leaver, clientId);
    expect(await alertsOf(company.leaver.id)).toEqual([]);
  });

  it("from an own open task about the client does not count; a task of somebody else does", async () => {
    const { id, handovers: made } = await createDeparture(held.db, company);
    const clientId = made[0]?.clientId as string;
    const task = {
      departureId: id,
      kind: "completeDossiers" as const,
      arrivedAt: MONDAY,
      dueAt: MONDAY,
      zone: "UTC",
      dueDay: "2026-04-09",
    };
    const [own, foreign] = await held.db.query
      .insert(tasks)
      .values([
        { ...task, key: `own:${id}`, assigneeId: company.leaver.id },
        { ...task, key: `foreign:${id}`, assigneeId: company.head.id },
      ])
      .returning();
    await read(company.actors.leaver, clientId, { taskId: own?.id });
    await read(company.actors.leaver, clientId, { taskId: foreign?.id });
    expect((await readsOf(company.leaver.id)).map((row) => row.viaTask)).toEqual([true, false]);
  });

  it("is marked when it is outside working hours", async () => {
    const { clientIds } = await book(1);
    await freezeClock(held.db, new Date("2026-04-06T22:00:00Z"));
    await read(company.actors.leaver, clientIds[0] as string);
    expect(await readsOf(company.leaver.id)).toMatchObject([{ outsideHours: true }]);
  });

  it("is recorded of nobody else", async () => {
    const { clientIds } = await book(1);
    await read(company.actors.head, clientIds[0] as string);
    const rep = company.reps[0] as Person;
    const own = await createClient(held.db, rep.id);
    await read(await actorOf(held.db, rep), own.id);
    expect([...(await readsOf(company.head.id)), ...(await readsOf(rep.id))]).toEqual([]);
  });
});
