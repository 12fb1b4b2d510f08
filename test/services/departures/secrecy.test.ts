import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { deals } from "../../../db/schema/book.ts";
import { handovers } from "../../../db/schema/departures.ts";
import { cardReads, readAlerts } from "../../../db/schema/kernel.ts";
import { awayDays } from "../../../db/schema/people.ts";
import { tasks } from "../../../db/schema/tasks.ts";
import { getClient } from "../../../services/card-reads/get-client.ts";
import { confirmDeparture } from "../../../services/departures/confirm-departure.ts";
import { getDeparture } from "../../../services/departures/get-departure.ts";
import { listDepartures } from "../../../services/departures/list-departures.ts";
import { openDeparture } from "../../../services/departures/open-departure.ts";
import { withdrawDeparture } from "../../../services/departures/withdraw-departure.ts";
import { filterReadable } from "../../../services/events/filter-readable.ts";
import { inventoryClients } from "../../../services/inventory/inventory-clients.ts";
import { inventoryClientsFact } from "../../../services/inventory/inventory-clients-fact.ts";
import { listHandovers } from "../../../services/inventory/list-handovers.ts";
import { suggestSuccessor } from "../../../services/inventory/suggest-successor.ts";
import { proposeOwnersFact } from "../../../services/owners/propose-owners-fact.ts";
import { listAwayDays } from "../../../services/people/away-days.ts";
import { listDepartureTasks } from "../../../services/tasks/list-tasks.ts";
import { actorOf, createClient, createDeparture, freezeClock } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createLeaverCompany, mailDue, notice } from "../../support/departures.ts";
import { readFact } from "../../support/passes.ts";

const held = useDatabase();
const AWAY = { from: "2026-04-10", to: "2026-04-10" };
let company: Awaited<ReturnType<typeof createLeaverCompany>>;
beforeEach(async () => {
  company = await createLeaverCompany(held.deps);
});
const open = async (overrides: Parameters<typeof notice>[1] = {}) =>
  (await openDeparture(held.deps, company.actors.hr, notice(company, overrides))).id;
const seesEvent = async (actor: Awaited<ReturnType<typeof actorOf>>, id: string) =>
  (await filterReadable(held.deps, actor, [{ subject: `departure:${id}`, verb: "openDeparture" }])).length > 0;

describe("a dismissal that may not be announced yet", () => {
  let id: string;
  beforeEach(async () => {
    const colleague = await createClient(held.db, company.reps[0]?.id as string);
    await held.db.query.insert(deals).values({
      source: "test",
      sourceId: colleague.id,
      clientId: colleague.id,
      ownerId: company.leaver.id,
      title: "at a colleague's client",
      stage: "offer",
      status: "open",
      valueMinor: 1,
      openedOn: "2026-03-01",
    });
    id = await open({ kind: "dismissed", announceFrom: "2026-04-08", daysAway: [AWAY] });
    await confirmDeparture(held.deps, company.actors.head, { departureId: id });
    await inventoryClients(held.deps, id);
  });

  it("is inventoried, and asks nothing of any colleague before the leaver was told", async () => {
    expect(await held.db.query.select().from(handovers).where(eq(handovers.departureId, id))).toHaveLength(2);
    const asked = await held.db.query.select().from(tasks).where(eq(tasks.departureId, id));
    const mayKnow = [company.head.id, company.it.id, company.leaver.id];
    expect(asked.filter((task) => !mayKnow.includes(task.assigneeId as string))).toEqual([]);
    expect((await readFact(held.db, proposeOwnersFact, id)).due).toBe(false);
    expect((await readFact(held.db, inventoryClientsFact, id)).due).toBe(false);

    await freezeClock(held.db, new Date("2026-04-08T09:00:00Z"));
    await mailDue(held.deps, id);
    expect((await readFact(held.db, proposeOwnersFact, id)).due).toBe(true);
    expect((await readFact(held.db, inventoryClientsFact, id)).due).toBe(true);
    await inventoryClients(held.deps, id);
    const then = await held.db.query.select().from(tasks).where(eq(tasks.departureId, id));
    const given = then.filter((task) => task.kind === "acceptLooseWork");
    expect(given.map((task) => task.assigneeId)).toEqual([company.reps[0]?.id]);
    expect((await readFact(held.db, inventoryClientsFact, id)).due).toBe(false);
  });

  it("does not exist for executives and other colleagues before the leaver was told", async () => {
    const { executive, leaver, head } = company.actors;
    const colleague = await actorOf(held.db, company.reps[0] as never);
    const listed = async () =>
      (await listDepartures(held.deps, executive)).items.filter((item) => item.id === id).length;
    expect(await listed()).toBe(0);
    for (const actor of [executive, colleague, leaver]) {
      await expect(getDeparture(held.deps, actor, { departureId: id })).rejects.toMatchObject({ code: "notFound" });
      const list = listHandovers(held.deps, actor, { departureId: id, limit: 10 });
      await expect(list).rejects.toMatchObject({ code: "notFound" });
      expect(await seesEvent(actor, id)).toBe(false);
    }
    expect((await listHandovers(held.deps, head, { departureId: id, limit: 10 })).total).toBe(2);
    await freezeClock(held.db, new Date("2026-04-08T09:00:00Z"));
    await mailDue(held.deps, id);
    expect(await listed()).toBe(1);
    expect(await seesEvent(leaver, id)).toBe(true);
  });

  it("shows in no client's card and among no days away before the leaver was told", async () => {
    const clientId = company.clients[0]?.id as string;
    const cardOf = (actor: (typeof company.actors)["leaver"]) => getClient(held.deps, actor, { clientId });
    expect((await cardOf(company.actors.leaver)).handoverId).toBeNull();
    expect((await cardOf(company.actors.head)).handoverId).not.toBeNull();
    const away = () => listAwayDays(held.deps, company.actors.leaver, company.leaver.id);
    expect((await away()).awayDays).toEqual([]);
    await freezeClock(held.db, new Date("2026-04-08T09:00:00Z"));
    await mailDue(held.deps, id);
    expect((await cardOf(company.actors.leaver)).handoverId).not.toBeNull();
    expect((await away()).awayDays).toHaveLength(1);
  });
});

describe("a dismissal withdrawn before it might be announced", () => {
  it("stays unknown to the leaver, executives and other colleagues for good", async () => {
    const id = await open({ kind: "dismissed", announceFrom: "2026-04-08" });
    await confirmDeparture(held.deps, company.actors.head, { departureId: id });
    await withdrawDeparture(held.deps, company.actors.hr, { departureId: id });
    const colleague = await actorOf(held.db, company.reps[0] as never);
    for (const actor of [company.actors.leaver, company.actors.executive, colleague]) {
      expect((await listDepartures(held.deps, actor)).items.map((item) => item.id)).not.toContain(id);
      await expect(getDeparture(held.deps, actor, { departureId: id })).rejects.toMatchObject({ code: "notFound" });
      const list = listDepartureTasks(held.deps, actor, { departureId: id });
      await expect(list).rejects.toMatchObject({ code: "notFound" });
      expect(await seesEvent(actor, id)).toBe(false);
    }
    expect((await listDepartures(held.deps, company.actors.head)).items.map((item) => item.id)).toContain(id);
  });
});

describe("the live stream", () => {
  it("tells a head who leaves nothing of their own departure before they were told", async () => {
    const id = await open({ leaverId: company.head.id });
    expect(await seesEvent(company.actors.head, id)).toBe(false);
    await confirmDeparture(held.deps, company.actors.executive, { departureId: id });
    expect(await seesEvent(company.actors.head, id)).toBe(false);
    await mailDue(held.deps, id);
    expect(await seesEvent(company.actors.head, id)).toBe(true);
  });

  it("tells no executive of a notice withdrawn before it was confirmed", async () => {
    const id = await open();
    await withdrawDeparture(held.deps, company.actors.hr, { departureId: id });
    expect(await seesEvent(company.actors.executive, id)).toBe(false);
  });
});

describe("a notice of a colleague that is not known yet", () => {
  it("shows in no refusal to the leaver who suggests that colleague, only once it was told", async () => {
    const other = await createLeaverCompany(held.deps);
    const { handovers: made } = await createDeparture(held.db, other);
    const suggest = () =>
      suggestSuccessor(held.deps, other.actors.leaver, {
        handoverId: made[0]?.id as string,
        personId: company.leaver.id,
      });
    const id = await open();
    await expect(suggest()).resolves.toMatchObject({ personId: company.leaver.id });
    await confirmDeparture(held.deps, company.actors.head, { departureId: id });
    await expect(suggest()).resolves.toMatchObject({ personId: company.leaver.id });
    await mailDue(held.deps, id);
    await expect(suggest()).rejects.toMatchObject({ reason: "notAvailable" });
  });
});

describe("a notice withdrawn before it was confirmed", () => {
  it("is gone for the head who was asked, with its tasks and clients", async () => {
    const id = await open();
    await withdrawDeparture(held.deps, company.actors.hr, { departureId: id });
    const ofTasks = listDepartureTasks(held.deps, company.actors.head, { departureId: id });
    await expect(ofTasks).rejects.toMatchObject({ code: "notFound" });
    const ofClients = listHandovers(held.deps, company.actors.head, { departureId: id, limit: 10 });
    await expect(ofClients).rejects.toMatchObject({ code: "notFound" });
  });

  it("takes its days away and what was recorded of the person along, and leaves the person's own", async () => {
    const own = { personId: company.leaver.id, fromDay: AWAY.from, toDay: AWAY.to };
    await held.db.query.insert(awayDays).values(own);
    const id = await open({ daysAway: [AWAY] });
    const seen = await listAwayDays(held.deps, company.actors.leaver, company.leaver.id);
    expect(seen.awayDays).toHaveLength(1);
    await getClient(held.deps, company.actors.leaver, { clientId: company.clients[0]?.id as string });
    expect(await held.db.query.select().from(cardReads)).not.toEqual([]);
    await withdrawDeparture(held.deps, company.actors.hr, { departureId: id });
    const left = await held.db.query.select().from(awayDays).where(eq(awayDays.personId, company.leaver.id));
    expect(left).toMatchObject([own]);
    expect(left[0]?.id).toBe(seen.awayDays[0]?.id);
    expect(await held.db.query.select().from(cardReads).where(eq(cardReads.personId, company.leaver.id))).toEqual([]);
    expect(await held.db.query.select().from(readAlerts).where(eq(readAlerts.personId, company.leaver.id))).toEqual([]);
  });
});
