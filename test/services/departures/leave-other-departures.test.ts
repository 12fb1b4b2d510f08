import { and, eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { gates, handovers, looseWork } from "../../../db/schema/departures.ts";
import { dossierGaps } from "../../../db/schema/inventory.ts";
import { proposals } from "../../../db/schema/owners.ts";
import { awayDays, people } from "../../../db/schema/people.ts";
import { tasks } from "../../../db/schema/tasks.ts";
import { openDeparture } from "../../../services/departures/open-departure.ts";
import { passInventories } from "../../../services/inventory/pass-inventories.ts";
import { signInventory } from "../../../services/inventory/sign-inventory.ts";
import { nameLooseWorkOwner } from "../../../services/loose-work/name-loose-work-owner.ts";
import { appointOwners } from "../../../services/owners/appoint-owners.ts";
import { approveOwners } from "../../../services/owners/approve-owners.ts";
import { proposeOwners } from "../../../services/owners/propose-owners.ts";
import { planSwitches } from "../../../services/ownerships/plan-switches.ts";
import { switchOwnersFact } from "../../../services/ownerships/switch-owners-fact.ts";
import { chaseTasks } from "../../../services/tasks/chase-tasks.ts";
import {
  actorOf,
  createCompany,
  createDeparture,
  MONDAY,
  type Person,
  type TestCompany,
} from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { notice } from "../../support/departures.ts";
import { readFact } from "../../support/passes.ts";

const held = useDatabase();

const leave = async (company: TestCompany, person: Person) =>
  openDeparture(held.deps, await actorOf(held.db, company.hr), notice({ ...company, leaver: person }));
const openTasks = async (departureId: string) => {
  const which = and(eq(tasks.departureId, departureId), isNull(tasks.doneAt));
  const rows = await held.db.query.select().from(tasks).where(which);
  return rows.map((task) => `${task.kind} ${task.assigneeId}${task.detail ? ` ${task.detail}` : ""}`).sort();
};
const propose = (handoverIds: string[], person: Person, round = 1, answer: "accepted" | null = "accepted") =>
  held.db.query.insert(proposals).values(
    handoverIds.map((handoverId) => ({
      handoverId,
      round,
      proposedId: person.id,
      proposedAt: MONDAY,
      decision: "approved" as const,
      ownerId: person.id,
      answer,
    })),
  );

test("work given to who leaves and not accepted is the head's to name anew", async () => {
  const company = await createCompany(held.db);
  const [rep, other] = company.reps as [Person, Person];
  const { id: departureId } = await createDeparture(held.db, company, { clients: 0 });
  const piece = { departureId, kind: "deal" as const, subjectId: crypto.randomUUID() };
  await held.db.query.insert(looseWork).values([piece, { ...piece, subjectId: crypto.randomUUID() }]);
  const head = await actorOf(held.db, company.head);
  await nameLooseWorkOwner(held.deps, head, { departureId, ids: "all", personId: rep.id });
  await leave(company, rep);
  expect(await openTasks(departureId)).toEqual([`nameLooseWorkOwner ${company.head.id}`]);
  await nameLooseWorkOwner(held.deps, head, { departureId, ids: "all", personId: other.id });
  expect(await openTasks(departureId)).toEqual([`acceptLooseWork ${other.id}`]);
});

test("the next successor signs the inventory that the one who leaves had signed, and fills its gaps (R10)", async () => {
  const company = await createCompany(held.db);
  const [rep, other] = company.reps as [Person, Person];
  const departure = await createDeparture(held.db, company, { clients: 2, tier: "gold" });
  const ids = departure.handovers.map(({ id }) => id);
  const [first, second] = ids as [string, string];
  await propose(ids, rep);
  await appointOwners(held.deps, departure.id);
  await held.db.query
    .insert(dossierGaps)
    .values({ handoverId: first, code: "noHistory", fillById: rep.id, fillByDay: "2026-04-17" });
  const sign = async (person: Person, id: string) =>
    signInventory(held.deps, await actorOf(held.db, person), { departureId: departure.id, handoverIds: [id] });
  for (const id of ids) for (const person of [rep, company.head]) await sign(person, id);
  await passInventories(held.deps, departure.id);
  // The second client was told already: nothing of its way so far is asked again.
  await held.db.query.update(handovers).set({ toldAt: MONDAY }).where(eq(handovers.id, second));
  await leave(company, rep);
  const [ended] = await held.db.query.select().from(proposals).where(eq(proposals.handoverId, first));
  expect(ended?.supersededHow).toBe("unavailable");

  await propose(ids, other, 2);
  await appointOwners(held.deps, departure.id);
  expect(await openTasks(departure.id)).toEqual([`signGoldInventory ${other.id} successor`]);
  const [gap] = await held.db.query.select().from(dossierGaps).where(eq(dossierGaps.handoverId, first));
  expect(gap?.fillById).toBe(other.id);
  expect(await sign(other, first)).toEqual({ signed: 1, withGaps: 1 });
  await passInventories(held.deps, departure.id);
  const passed = and(eq(gates.handoverId, first), eq(gates.gate, "inventory"));
  expect((await held.db.query.select().from(gates).where(passed))[0]?.how).toBe("settled");
  expect(await openTasks(departure.id)).toEqual([]);
});

test("a client told and introduced before switches to the next one who is appointed, not never (R21)", async () => {
  const company = await createCompany(held.db);
  const [rep, other] = company.reps as [Person, Person];
  const departure = await createDeparture(held.db, company, { clients: 2, tier: "copper" });
  const ids = departure.handovers.map(({ id }) => id);
  await propose(ids, rep);
  await appointOwners(held.deps, departure.id);
  const [told] = ids as [string];
  await held.db.query.update(handovers).set({ toldAt: MONDAY, introducedAt: MONDAY }).where(eq(handovers.id, told));
  await held.db.query.transaction((tx) => planSwitches({ tx }, ids));
  await leave(company, rep);
  expect((await readFact(held.db, switchOwnersFact, departure.id)).nextAt).toBeNull();

  await propose(ids, other, 2);
  await appointOwners(held.deps, departure.id);
  const tuesday = new Date("2026-04-07T09:00:00Z");
  expect(await readFact(held.db, switchOwnersFact, departure.id)).toEqual({ due: false, nextAt: tuesday });
  const due = await held.db.query
    .select({ id: handovers.id })
    .from(handovers)
    .where(eq(handovers.switchDueAt, tuesday));
  expect(due).toEqual([{ id: told }]);
});

test("what a superior had to decide goes to the next one who may", async () => {
  const company = await createCompany(held.db);
  const superior = await actorOf(held.db, company.executive);
  expect(superior.kind).toBe("person");
  const next = (
    await held.db.query
      .insert(people)
      .values({ name: "Aa next executive", email: `next${company.team.id}@company.example`, roles: ["executive"] })
      .returning()
  )[0] as Person;
  await held.db.query
    .update(people)
    .set({ teamId: company.team.id, superiorId: next.id })
    .where(eq(people.id, company.executive.id));
  const departure = await createDeparture(held.db, company, { clients: 1 });
  await held.db.query.insert(proposals).values({
    handoverId: departure.handovers[0]?.id as string,
    round: 1,
    proposedId: company.head.id,
    proposedAt: MONDAY,
  });
  await held.db.query.insert(tasks).values({
    key: `approve ${departure.id}`,
    departureId: departure.id,
    kind: "approveOwners",
    assigneeId: company.executive.id,
    arrivedAt: MONDAY,
    dueAt: new Date("2026-04-07T18:00:00Z"),
    zone: "UTC",
    dueDay: "2026-04-07",
  });
  await leave(company, company.executive);
  const holders = await openTasks(departure.id);
  expect(holders).not.toContain(`approveOwners ${company.executive.id}`);
  // The client is proposed for the head, who therefore does not decide.
  expect(holders).toContain(`approveOwners ${next.id}`);
});

test("who leaves and stood in for a colleague hands the colleague's task back", async () => {
  const company = await createCompany(held.db);
  const [rep, deputy] = company.reps as [Person, Person];
  const departure = await createDeparture(held.db, company, { clients: 1 });
  const ids = departure.handovers.map(({ id }) => id);
  await held.db.query.update(people).set({ deputyId: deputy.id }).where(eq(people.id, rep.id));
  await held.db.query.insert(awayDays).values({ personId: rep.id, fromDay: "2026-04-06", toDay: "2026-04-10" });
  await held.db.query
    .insert(proposals)
    .values(ids.map((handoverId) => ({ handoverId, round: 1, proposedId: rep.id, proposedAt: MONDAY })));
  await approveOwners(held.deps, await actorOf(held.db, company.head), {
    departureId: departure.id,
    approveRest: true,
    expectedCount: 1,
    changes: [],
    refusals: [],
  });
  expect(await openTasks(departure.id)).toEqual([`acceptClients ${deputy.id}`]);
  await leave(company, deputy);
  await chaseTasks(held.deps, departure.id);
  expect(await openTasks(departure.id)).toEqual([`acceptClients ${rep.id}`]);
});

test("who leaves never decides on their own clients as the head's deputy (R5)", async () => {
  const company = await createCompany(held.db);
  await held.db.query.update(people).set({ deputyId: company.leaver.id }).where(eq(people.id, company.head.id));
  const departure = await createDeparture(held.db, company, { clients: 1 });
  await proposeOwners(held.deps, departure.id);
  expect(await openTasks(departure.id)).toEqual([`approveOwners ${company.head.id}`]);
  await held.db.query
    .insert(awayDays)
    .values({ personId: company.head.id, fromDay: "2026-04-06", toDay: "2026-04-10" });
  await chaseTasks(held.deps, departure.id);
  expect(await openTasks(departure.id)).toEqual([`approveOwners ${company.head.id}`]);
});
