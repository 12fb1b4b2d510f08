import { and, eq, isNull } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { gates, handovers, notes } from "../../../db/schema/departures.ts";
import { proposals } from "../../../db/schema/owners.ts";
import { people } from "../../../db/schema/people.ts";
import { tasks } from "../../../db/schema/tasks.ts";
import { answerProposals } from "../../../services/owners/answer-proposals.ts";
import { appointOwners } from "../../../services/owners/appoint-owners.ts";
import { appointOwnersFact } from "../../../services/owners/appoint-owners-fact.ts";
import { approveOwners } from "../../../services/owners/approve-owners.ts";
import { assignOwners } from "../../../services/owners/assign-owners.ts";
import { getPlan } from "../../../services/owners/get-plan.ts";
import { listMyProposals } from "../../../services/owners/list-my-proposals.ts";
import { listProposals } from "../../../services/owners/list-proposals.ts";
import { proposeOwners } from "../../../services/owners/propose-owners.ts";
import { proposeOwnersFact } from "../../../services/owners/propose-owners-fact.ts";
import { raiseCapacity } from "../../../services/owners/raise-capacity.ts";
import { actorOf, createCompany, createDeparture, freezeClock, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { readFact } from "../../support/passes.ts";

const held = useDatabase();
const reason = "Knows the trade better";

/** A departure whose proposals of the first round are made. `capacity` of every rep. */
async function proposed(clients: number, capacity = 60) {
  const company = await createCompany(held.db);
  // Companies share the test's database: reps of others must not take part.
  await held.db.query.update(people).set({ status: "left" });
  for (const person of [company.head, company.leaver, company.executive, ...company.reps]) {
    await held.db.query.update(people).set({ status: "active", capacity }).where(eq(people.id, person.id));
  }
  await held.db.query.update(people).set({ capacity: 0 }).where(eq(people.id, company.head.id));
  const departure = await createDeparture(held.db, company, { clients });
  await proposeOwners(held.deps, departure.id);
  const actor = (person: Person | undefined) => actorOf(held.db, person as Person);
  const approve = async (input: Partial<Parameters<typeof approveOwners>[2]> = {}) =>
    approveOwners(held.deps, await actor(company.head), {
      departureId: departure.id,
      approveRest: true,
      expectedCount: clients,
      changes: [],
      refusals: [],
      ...input,
    });
  const [first, second] = company.reps as [Person, Person];
  return {
    company,
    departureId: departure.id,
    handoverIds: departure.handovers.map(({ id }) => id),
    actor,
    approve,
    first,
    second,
  };
}

const rowsOf = (handoverId: string | undefined) =>
  held.db.query
    .select()
    .from(proposals)
    .where(eq(proposals.handoverId, handoverId as string))
    .orderBy(proposals.round);
const openTasks = async (departureId: string) => {
  const rows = await held.db.query
    .select()
    .from(tasks)
    .where(and(eq(tasks.departureId, departureId), isNull(tasks.doneAt)));
  return rows.map((task) => `${task.kind} ${task.assigneeId} ${task.count}`).sort();
};

describe("a round of owners", () => {
  test("proposes one person for all where one fits, with reasons and alternatives, and asks the head", async () => {
    const { departureId, handoverIds, company } = await proposed(3);
    const rows = await Promise.all(handoverIds.map(rowsOf));
    expect(new Set(rows.map(([row]) => row?.proposedId)).size).toBe(1);
    expect(rows[0]?.[0]).toMatchObject({ round: 1, decision: null });
    expect(rows[0]?.[0]?.reasons).toContain("singleSuccessor");
    expect(rows[0]?.[0]?.alternatives).not.toHaveLength(0);
    expect(await openTasks(departureId)).toEqual([`approveOwners ${company.head.id} 3`]);
    expect(await readFact(held.db, proposeOwnersFact, departureId)).toEqual({ due: false, nextAt: null });
  });

  test("splits between people when nobody has room for all", async () => {
    const { departureId, actor, company } = await proposed(6, 4);
    const plan = await getPlan(held.deps, await actor(company.head), departureId);
    expect(plan.persons.map((person) => person.newClients).sort()).toEqual([3, 3]);
    expect(plan.persons[0]).toMatchObject({
      activeBefore: 0,
      activeAfter: 3,
      capacity: 4,
      hoursNeeded: 3,
      hoursThere: 90,
    });
    expect(plan.withoutPerson).toBe(0);
  });

  test("lists in the plan who could take clients instead, with the room they have", async () => {
    const { departureId, handoverIds, approve, actor, company, first, second } = await proposed(3);
    const [row] = await rowsOf(handoverIds[0] as string);
    const other = row?.proposedId === first.id ? second : first;
    const personOf = async (id: string) =>
      (await getPlan(held.deps, await actor(company.head), departureId)).persons.find(
        ({ personId }) => personId === id,
      );
    expect(await personOf(other.id)).toMatchObject({ newClients: 0, activeAfter: 0, capacity: 60, hoursNeeded: 0 });
    await approve({ expectedCount: 3 });
    expect(await personOf(other.id)).toBeUndefined();
  });

  test("goes from approval by exception over the answers to the gate", async () => {
    const { departureId, handoverIds, approve, actor, company, first, second } = await proposed(4);
    const [chosen] = await rowsOf(handoverIds[0]);
    const other = chosen?.proposedId === first.id ? second : first;
    const changes = [{ handoverId: handoverIds[0] as string, personId: other.id, reason }];
    const refusals = [{ handoverId: handoverIds[1] as string, reason }];
    const result = await approve({ expectedCount: 2, changes, refusals });
    expect(result).toEqual({ approved: 2, changed: 1, refused: 1, leftOut: [] });
    const receiver = other.id === first.id ? second : first;
    expect(await openTasks(departureId)).toEqual(
      [`acceptClients ${other.id} 1`, `acceptClients ${receiver.id} 2`].sort(),
    );
    const kept = await held.db.query.select().from(notes).where(eq(notes.kind, "changed"));
    expect(kept.some((note) => note.text === reason)).toBe(true);

    const mine = await listMyProposals(held.deps, await actor(receiver));
    expect(mine.departures[0]).toMatchObject({
      lastWorkingDay: "2026-04-17",
      load: { activeClients: 0, capacity: 60, proposed: 2 },
      hoursNeeded: 2,
    });
    const answer = { departureId, accept: "all" as const, decline: [] };
    expect(await answerProposals(held.deps, await actor(receiver), answer)).toEqual({ accepted: 2, declined: 0 });
    const decline = [{ handoverId: handoverIds[0] as string, reason: "load" as const, note: "Full" }];
    await answerProposals(held.deps, await actor(other), { departureId, accept: [], decline });
    expect(await openTasks(departureId)).toEqual([]);

    expect((await readFact(held.db, appointOwnersFact, departureId)).due).toBe(true);
    await appointOwners(held.deps, departureId);
    expect((await readFact(held.db, appointOwnersFact, departureId)).due).toBe(false);
    const opened = await held.db.query
      .select()
      .from(gates)
      .where(eq(gates.handoverId, handoverIds[2] as string));
    expect(opened.map((gate) => [gate.gate, gate.how])).toEqual([["owner", "settled"]]);
    const [appointed] = await held.db.query
      .select()
      .from(handovers)
      .where(eq(handovers.id, handoverIds[2] as string));
    expect([appointed?.nextOwnerId, appointed?.revision]).toEqual([receiver.id, 2]);
    expect(await openTasks(departureId)).toEqual(
      [`signInventory ${company.head.id} 2`, `signInventory ${receiver.id} 2`].sort(),
    );

    // Declined and refused ones go another round, without the person who declined or was refused.
    expect((await readFact(held.db, proposeOwnersFact, departureId)).due).toBe(true);
    await proposeOwners(held.deps, departureId);
    const again = await rowsOf(handoverIds[0]);
    expect(again.map((row) => row.round)).toEqual([1, 2]);
    expect(again[1]?.proposedId).not.toBe(other.id);
  });

  test("refuses another count than the head read, and lists what changed since", async () => {
    const { departureId, handoverIds, approve, actor, company } = await proposed(2);
    await expect(approve({ expectedCount: 1 })).rejects.toMatchObject({
      reason: "countChanged",
      details: { count: 2 },
    });
    const { proposals: read } = await listProposals(held.deps, await actor(company.head), {
      departureId,
      filter: "undecided",
      limit: 10,
    });
    await held.db.query
      .update(proposals)
      .set({ version: 7 })
      .where(eq(proposals.handoverId, handoverIds[0] as string));
    const versions = Object.fromEntries(read.map((row) => [row.handoverId, row.version]));
    const result = await approve({ versions });
    expect(result).toMatchObject({
      approved: 1,
      leftOut: [{ handoverId: handoverIds[0], reason: "changedMeanwhile" }],
    });
  });

  test("lets nobody but the approver decide, nor decide for themselves", async () => {
    const { handoverIds, departureId, approve, actor, company, first } = await proposed(1);
    const input = { departureId, approveRest: true, expectedCount: 1, changes: [], refusals: [] };
    for (const person of [company.leaver, first, company.hr, company.executive]) {
      await expect(approveOwners(held.deps, await actor(person), input)).rejects.toMatchObject({ code: "forbidden" });
    }
    const changes = [{ handoverId: handoverIds[0] as string, personId: company.head.id, reason }];
    await expect(approve({ approveRest: false, changes })).rejects.toMatchObject({ reason: "approverWouldReceive" });
  });

  test("a person changed to must be there, of the grade, and have room", async () => {
    const { handoverIds, approve, company, first } = await proposed(1);
    const change = (personId: string) =>
      approve({ approveRest: false, changes: [{ handoverId: handoverIds[0] as string, personId, reason }] });
    await expect(change(company.leaver.id)).rejects.toMatchObject({ reason: "notAvailable" });
    await held.db.query.update(people).set({ grade: "manager", capacity: 60 }).where(eq(people.id, first.id));
    await expect(change(first.id)).rejects.toMatchObject({ reason: "gradeTooLow" });
    await held.db.query
      .update(proposals)
      .set({ proposedId: null })
      .where(eq(proposals.handoverId, handoverIds[0] as string));
    await held.db.query.update(people).set({ grade: "leadingSpecialist", capacity: 0 }).where(eq(people.id, first.id));
    await expect(change(first.id)).rejects.toMatchObject({ reason: "capacityExceeded" });
  });

  test("says by how much a plan does not fit, and proposes anew once the head raised a limit", async () => {
    const { departureId, handoverIds, actor, company, first, approve } = await proposed(5, 2);
    const open = (await Promise.all(handoverIds.map(rowsOf))).flat().filter((row) => row.proposedId === null);
    expect(open).toHaveLength(1);
    expect(open[0]?.reasons).toEqual(expect.arrayContaining(["noCapacity", "clientsLeftOver:1"]));
    const raise = { departureId, personId: first.id, to: 3, reason };
    // All five clients on top of the person's own places: more would only hide who is full later on.
    const head = await actor(company.head);
    await expect(raiseCapacity(held.deps, head, { ...raise, to: 8 })).rejects.toMatchObject({
      reason: "raiseTooHigh",
      details: { pointer: "/to", most: 7 },
    });
    expect(await raiseCapacity(held.deps, await actor(company.head), raise)).toEqual({ capacity: 3, proposedAnew: 1 });
    await proposeOwners(held.deps, departureId);
    const rows = (await Promise.all(handoverIds.map(rowsOf))).flat();
    expect(rows.every((row) => row.proposedId !== null && row.round === 1)).toBe(true);
    expect(await openTasks(departureId)).toEqual([`approveOwners ${company.head.id} 5`]);
    await approve({ approveRest: false, refusals: [{ handoverId: handoverIds[0] as string, reason }] });
    expect(await openTasks(departureId)).toEqual([`approveOwners ${company.head.id} 4`]);
  });

  test("an answer half its own time late ends in a named person, and then with the superior", async () => {
    const { departureId, handoverIds, approve, actor, company, second } = await proposed(2);
    await approve();
    const fact = await readFact(held.db, appointOwnersFact, departureId);
    // Arrived Monday 9:00, due Tuesday 18:00: 18 working hours, half of them end on Wednesday at 18:00.
    expect(fact).toEqual({ due: false, nextAt: new Date("2026-04-08T18:00:00Z") });
    await freezeClock(held.db, new Date("2026-04-08T18:00:00Z"));
    expect((await readFact(held.db, appointOwnersFact, departureId)).due).toBe(true);
    await appointOwners(held.deps, departureId);
    expect((await readFact(held.db, proposeOwnersFact, departureId)).due).toBe(false);
    const [late] = await rowsOf(handoverIds[0]);
    expect(late?.supersededHow).toBe("late");
    expect(await openTasks(departureId)).toEqual([`assignOwner ${company.head.id} 2`]);

    await freezeClock(held.db, new Date("2026-04-09T18:00:00Z"));
    await appointOwners(held.deps, departureId);
    expect((await readFact(held.db, appointOwnersFact, departureId)).due).toBe(false);
    expect(await openTasks(departureId)).toEqual(
      [`assignOwner ${company.head.id} 2`, `assignOwner ${company.executive.id} 2`].sort(),
    );
    const named = { departureId, handoverIds: "all" as const, personId: second.id, reason };
    expect(await assignOwners(held.deps, await actor(company.executive), named)).toEqual({ assigned: 2 });
    await appointOwners(held.deps, departureId);
    const opened = await held.db.query
      .select()
      .from(gates)
      .where(eq(gates.handoverId, handoverIds[0] as string));
    expect(opened.map((gate) => [gate.gate, gate.how])).toEqual([["owner", "assigned"]]);
    expect((await openTasks(departureId)).filter((task) => task.startsWith("assignOwner"))).toEqual([]);
  });

  test("after two declined rounds the head names a person", async () => {
    const { departureId, handoverIds, approve, actor, company, first, second } = await proposed(1);
    for (const round of [1, 2]) {
      if (round === 2) await proposeOwners(held.deps, departureId);
      await approve();
      const row = (await rowsOf(handoverIds[0])).at(-1);
      const person = row?.ownerId === first.id ? first : second;
      const decline = [{ handoverId: handoverIds[0] as string, reason: "conflict" as const }];
      await answerProposals(held.deps, await actor(person), { departureId, accept: [], decline });
      await appointOwners(held.deps, departureId);
    }
    expect((await readFact(held.db, proposeOwnersFact, departureId)).due).toBe(false);
    expect(await openTasks(departureId)).toEqual([`assignOwner ${company.head.id} 1`]);
  });

  test("a person who gives notice before answering is taken out and another is proposed", async () => {
    const { departureId, handoverIds, approve } = await proposed(1);
    await approve();
    const [before] = await rowsOf(handoverIds[0]);
    await held.db.query
      .update(people)
      .set({ status: "leaving" })
      .where(eq(people.id, before?.ownerId as string));
    await appointOwners(held.deps, departureId);
    expect((await readFact(held.db, appointOwnersFact, departureId)).due).toBe(false);
    await proposeOwners(held.deps, departureId);
    const rows = await rowsOf(handoverIds[0]);
    expect(rows.map((row) => row.supersededHow)).toEqual(["unavailable", null]);
    expect(rows[1]?.proposedId).not.toBe(before?.ownerId);
  });
});
