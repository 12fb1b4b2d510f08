import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { openQuestions, orders } from "../../../db/schema/book.ts";
import { ownerships } from "../../../db/schema/clients.ts";
import { departures, handovers } from "../../../db/schema/departures.ts";
import { firstContacts } from "../../../db/schema/introductions.ts";
import { offerCatalogue, offerDecisions } from "../../../db/schema/offers.ts";
import { proposals } from "../../../db/schema/owners.ts";
import { tasks } from "../../../db/schema/tasks.ts";
import type { TaskKind } from "../../../domain/tasks/task-kinds.ts";
import { ForbiddenError } from "../../../services/errors.ts";
import { getTalkSheet } from "../../../services/handovers/get-talk-sheet.ts";
import { listMyClients } from "../../../services/handovers/list-my-clients.ts";
import {
  actorOf,
  createCompany,
  createDeparture,
  createPerson,
  MONDAY,
  type Person,
  type TestHandover,
} from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();

/** Three clients given to the first rep, one more only approved for them. */
async function coming() {
  const company = await createCompany(held.db);
  const successor = company.reps[0] as Person;
  const given = await createDeparture(held.db, company, { clients: 4, nextOwner: successor, tier: "silver" });
  const [first, second, third, asked] = given.handovers as [TestHandover, TestHandover, TestHandover, TestHandover];
  await held.db.query.update(handovers).set({ nextOwnerId: null }).where(eq(handovers.id, asked.id));
  await held.db.query.insert(proposals).values({
    handoverId: asked.id,
    round: 1,
    proposedId: successor.id,
    ownerId: successor.id,
    decision: "approved",
    proposedAt: MONDAY,
    decidedAt: MONDAY,
  });
  const give = (kind: TaskKind, dueAt: string, task: Partial<typeof tasks.$inferInsert> = {}) =>
    held.db.query.insert(tasks).values({
      key: `${kind}:${dueAt}:${given.id}`,
      departureId: given.id,
      kind,
      assigneeId: successor.id,
      arrivedAt: MONDAY,
      dueAt: new Date(dueAt),
      dueDay: dueAt.slice(0, 10),
      zone: "UTC",
      ...task,
    });
  return { company, successor, departureId: given.id, first, second, third, asked, give };
}

/** The client is a person's, with nothing of its handover left to do. */
async function handOver({ id, clientId }: TestHandover, owner: Person) {
  const done = {
    end: "handedOver" as const,
    endedAt: MONDAY,
    switchedAt: MONDAY,
    introducedAt: MONDAY,
    toldAt: MONDAY,
  };
  await held.db.query.update(handovers).set(done).where(eq(handovers.id, id));
  await held.db.query.update(ownerships).set({ personId: owner.id }).where(eq(ownerships.clientId, clientId));
}

const read = async (person: Person) => listMyClients(held.deps, await actorOf(held.db, person));

describe("the new owner's desk", () => {
  test("puts first what is due first, and last what waits for others", async () => {
    const { successor, first, second, third, asked, give } = await coming();
    await give("makeFirstContact", "2026-04-09T18:00:00Z", { handoverId: second.id });
    await give("holdIntroduction", "2026-04-08T18:00:00Z", { handoverId: first.id });
    await give("acceptClients", "2026-04-07T18:00:00Z");
    const { clients } = await read(successor);
    expect(clients.map(({ handoverId, next }) => [handoverId, next?.kind])).toEqual([
      [asked.id, "acceptClients"],
      [first.id, "holdIntroduction"],
      [second.id, "makeFirstContact"],
      [third.id, undefined],
    ]);
    expect(clients.map((client) => client.asked)).toEqual([true, false, false, false]);
  });

  test("says of each leaver what it means in places, hours and dates", async () => {
    const { company, successor } = await coming();
    const { loads, people } = await read(successor);
    expect(people).toEqual([{ id: successor.id, name: successor.name }]);
    expect(loads).toEqual([
      expect.objectContaining({
        leaverName: company.leaver.name,
        ownerId: successor.id,
        lastWorkingDay: "2026-04-17",
        clients: 4,
        toAnswer: 1,
        activeClients: 4,
        hoursNeeded: 4,
        hoursThere: 90,
      }),
    ]);
    expect(loads[0]?.deadlines.S6).toBe("2026-04-17");
  });

  test("shows a deputy the colleague's clients, named, and only while work of theirs is open", async () => {
    const { company, successor, departureId, give } = await coming();
    const deputy = company.reps[1] as Person;
    expect((await read(deputy)).clients).toEqual([]);
    await give("acceptClients", "2026-04-07T18:00:00Z", { assigneeId: deputy.id, forId: successor.id });
    const standing = await read(deputy);
    expect(standing.clients).toHaveLength(4);
    expect(standing.people.map(({ name }) => name)).toEqual([deputy.name, successor.name]);
    await held.db.query.update(tasks).set({ doneAt: MONDAY }).where(eq(tasks.departureId, departureId));
    expect((await read(deputy)).clients).toEqual([]);
  });

  test("leaves out who has declined, ended handovers, and departures that are not running", async () => {
    const { successor, first, asked } = await coming();
    await held.db.query.update(proposals).set({ answer: "declined" }).where(eq(proposals.handoverId, asked.id));
    await held.db.query.update(handovers).set({ end: "letGo" }).where(eq(handovers.id, first.id));
    expect((await read(successor)).clients).toHaveLength(2);
  });

  test("keeps what was handed over, as the last, until four weeks after the departure has closed", async () => {
    const { successor, departureId, first, second } = await coming();
    await handOver(first, successor);
    const { clients, loads } = await read(successor);
    expect(clients.map(({ handedOver }) => handedOver)).toEqual([false, false, false, true]);
    expect(clients.at(-1)).toMatchObject({ handoverId: first.id, next: null });
    expect(loads[0]).toMatchObject({ clients: 3, hoursNeeded: 3 });
    await handOver(second, successor);
    const close = (closedAt: Date) =>
      held.db.query.update(departures).set({ state: "closed", closedAt }).where(eq(departures.id, departureId));
    await close(new Date("2026-03-10T09:00:00Z"));
    expect((await read(successor)).clients).toHaveLength(2);
    await close(new Date("2026-03-09T09:00:00Z"));
    expect((await read(successor)).clients).toEqual([]);
  });

  test("leaves out what was handed over and has gone to somebody else since", async () => {
    const { company, successor, first } = await coming();
    await handOver(first, company.reps[1] as Person);
    expect((await read(successor)).clients.map(({ handoverId }) => handoverId)).not.toContain(first.id);
  });

  test("names the departures whose questions are the person's, long after they have closed", async () => {
    const { company, successor, departureId, first } = await coming();
    const before = new Date("2026-01-05T09:00:00Z");
    await handOver(first, successor);
    await held.db.query
      .update(departures)
      .set({ state: "closed", closedAt: before })
      .where(eq(departures.id, departureId));
    expect((await read(successor)).departures).toEqual([]);
    const question = { source: "test", sourceId: first.id, clientId: first.clientId, text: "Spare part promised" };
    const taken = { nextResponsibleId: successor.id, handedOverAt: before, acceptedAt: before };
    await held.db.query.insert(openQuestions).values({ ...question, ...taken });
    expect((await read(successor)).departures).toEqual([{ id: departureId, leaverName: company.leaver.name }]);
    await held.db.query.update(openQuestions).set({ closedOn: "2026-04-06" });
    expect((await read(successor)).departures).toEqual([]);
  });
});

describe("the sheet for a talk with a client", () => {
  const sheetFor = async (person: Person, handoverId: string) =>
    getTalkSheet(held.deps, await actorOf(held.db, person), handoverId);

  async function withOffer(handoverId: string) {
    const words = { en: "Free delivery", ru: "Бесплатная доставка" };
    const code = `delivery:${handoverId}`;
    await held.db.query.insert(offerCatalogue).values({
      code,
      retentionType: "clientSpecificService",
      nonPrice: true,
      withoutRep: true,
      title: words,
      text: words,
      fixedCostMinor: 100,
      effectPct: 10,
    });
    await held.db.query.insert(offerDecisions).values({
      handoverId,
      proposedCode: code,
      proposedReason: "best",
      proposedAt: MONDAY,
      offerCode: code,
      how: "approved",
      decidedAt: MONDAY,
      validUntil: "2026-07-01",
    });
  }

  test("tells what of the checklist is done and missing, and the last orders, the latest first", async () => {
    const { successor, first } = await coming();
    await held.db.query
      .insert(firstContacts)
      .values({ handoverId: first.id, personId: successor.id, items: [3, 6], madeAt: MONDAY });
    await held.db.query.insert(orders).values(
      ["2026-01-10", "2026-03-10", "2026-02-10"].map((orderedOn) => ({
        source: "test",
        sourceId: `${first.id}${orderedOn}`,
        clientId: first.clientId,
        orderedOn,
        status: "done" as const,
        amountMinor: 1000,
      })),
    );
    const sheet = await sheetFor(successor, first.id);
    expect(sheet.firstContact).toEqual({ done: [3, 6], mandatory: [3, 5, 12], missing: [5, 12], dueAt: null });
    expect(sheet.lastOrders.map((order) => order.orderedOn)).toEqual(["2026-03-10", "2026-02-10", "2026-01-10"]);
  });

  test("asks all thirteen items of gold", async () => {
    const { successor, first } = await coming();
    await held.db.query.update(handovers).set({ effectiveTier: "gold" }).where(eq(handovers.id, first.id));
    expect((await sheetFor(successor, first.id)).firstContact.missing).toHaveLength(13);
  });

  test("shows the decided offer to the successor and to who makes it in their place, never to the leaver", async () => {
    const { company, successor, first, give } = await coming();
    await withOffer(first.id);
    expect((await sheetFor(successor, first.id)).offer?.title.en).toBe("Free delivery");
    expect(await sheetFor(company.leaver, first.id)).not.toHaveProperty("offer");
    const deputy = company.reps[1] as Person;
    await expect(sheetFor(deputy, first.id)).rejects.toThrow(ForbiddenError);
    await give("offerInPerson", "2026-04-09T18:00:00Z", {
      handoverId: first.id,
      assigneeId: deputy.id,
      forId: successor.id,
    });
    expect((await sheetFor(deputy, first.id)).offer?.validUntil).toBe("2026-07-01");
  });

  test("is not for a colleague who has no part in the client", async () => {
    const { company, first } = await coming();
    const stranger = await createPerson(held.db, { teamId: company.team.id });
    await expect(sheetFor(stranger, first.id)).rejects.toThrow(ForbiddenError);
  });
});
