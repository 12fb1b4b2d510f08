import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { departures, handovers } from "../../../db/schema/departures.ts";
import { proposals } from "../../../db/schema/owners.ts";
import { awayDays, people, settings, teams } from "../../../db/schema/people.ts";
import { tasks } from "../../../db/schema/tasks.ts";
import type { PersonActor } from "../../../domain/access/actor.ts";
import { mayEver } from "../../../domain/access/decide-access.ts";
import { loadActor } from "../../../services/auth/load-actor.ts";
import { getDeparture } from "../../../services/departures/get-departure.ts";
import { letGoClient } from "../../../services/handovers/let-go-client.ts";
import { appointOwners } from "../../../services/owners/appoint-owners.ts";
import { appointOwnersFact } from "../../../services/owners/appoint-owners-fact.ts";
import { approveOwners } from "../../../services/owners/approve-owners.ts";
import { listMyProposals } from "../../../services/owners/list-my-proposals.ts";
import { proposeOwners } from "../../../services/owners/propose-owners.ts";
import { chaseTasks } from "../../../services/tasks/chase-tasks.ts";
import { actorOf, createCompany, createDeparture, freezeClock, MONDAY, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { readFact } from "../../support/passes.ts";

const held = useDatabase();

/** A departure of a company that is alone in the database, with open proposals, one for each person named. */
async function proposedFor(choose: (company: Awaited<ReturnType<typeof createCompany>>) => Person[]) {
  await held.db.query.update(people).set({ status: "left" });
  const company = await createCompany(held.db);
  const receivers = choose(company);
  const departure = await createDeparture(held.db, company, { clients: receivers.length });
  const ids = departure.handovers.map(({ id }) => id);
  if (ids.length > 0) {
    await held.db.query
      .insert(proposals)
      .values(
        ids.map((handoverId, at) => ({ handoverId, round: 1, proposedId: receivers[at]?.id, proposedAt: MONDAY })),
      );
  }
  const ask = (person: Person) =>
    held.db.query.insert(tasks).values({
      key: `approve ${departure.id} ${person.id}`,
      departureId: departure.id,
      kind: "approveOwners",
      assigneeId: person.id,
      arrivedAt: MONDAY,
      dueAt: new Date("2026-04-07T18:00:00Z"),
      zone: "UTC",
      dueDay: "2026-04-07",
    });
  const approve = async (person: Person, input: Partial<Parameters<typeof approveOwners>[2]>) =>
    approveOwners(held.deps, await actorOf(held.db, person), {
      departureId: departure.id,
      approveRest: true,
      changes: [],
      refusals: [],
      ...input,
    });
  return { company, departureId: departure.id, ids, ask, approve };
}
const standIn = async (away: Person, deputy: Person, departureId: string) => {
  await held.db.query.update(people).set({ deputyId: deputy.id }).where(eq(people.id, away.id));
  await held.db.query.insert(awayDays).values({ personId: away.id, fromDay: "2026-04-06", toDay: "2026-04-17" });
  await chaseTasks(held.deps, departureId);
};
const holders = async (departureId: string, kind: "approveOwners" | "acceptClients" | "assignOwner") => {
  const which = and(eq(tasks.departureId, departureId), eq(tasks.kind, kind), isNull(tasks.doneAt));
  const rows = await held.db.query.select().from(tasks).where(which).orderBy(tasks.arrivedAt);
  return rows.map((task) => task.assigneeId);
};

test("what a deputy would receive is the next one's to approve (R5)", async () => {
  const { company, departureId, ids, ask, approve } = await proposedFor(({ reps }) => reps);
  const [deputy] = company.reps as [Person];
  await ask(company.head);
  await standIn(company.head, deputy, departureId);
  expect(await approve(deputy, { expectedCount: 1 })).toMatchObject({
    approved: 1,
    leftOut: [{ handoverId: ids[0], reason: "approverWouldReceive" }],
  });
  expect(await holders(departureId, "approveOwners")).toEqual([company.executive.id]);
});

test("a deputy who would receive every client asks the next one up, instead of keeping the task (R5)", async () => {
  const { company, departureId, ids, ask, approve } = await proposedFor(({ reps }) => [reps[0], reps[0]] as Person[]);
  const [deputy] = company.reps as [Person];
  await ask(company.head);
  await standIn(company.head, deputy, departureId);
  expect(await holders(departureId, "approveOwners")).toEqual([company.executive.id]);
  expect(await approve(company.executive, { expectedCount: 2 })).toMatchObject({ approved: 2, leftOut: [] });
  expect(ids).toHaveLength(2);
});

test("a deputy does not approve for the head what the head would receive (R5)", async () => {
  const { company, departureId, ids, ask, approve } = await proposedFor(({ head, reps }) => [head, reps[0] as Person]);
  const deputy = company.reps[1] as Person;
  await ask(company.head);
  await standIn(company.head, deputy, departureId);
  const changes = [{ handoverId: ids[1] as string, personId: company.head.id, reason: "Knows them" }];
  await expect(approve(deputy, { approveRest: false, changes })).rejects.toMatchObject({
    reason: "approverWouldReceive",
  });
  expect(await approve(deputy, { expectedCount: 1 })).toMatchObject({
    approved: 1,
    leftOut: [{ handoverId: ids[0], reason: "approverWouldReceive" }],
  });
  expect(await holders(departureId, "approveOwners")).toEqual([company.executive.id]);
  expect(await approve(company.executive, { expectedCount: 1 })).toMatchObject({ approved: 1, leftOut: [] });
});

test("with versions read, what went or came since is left out and listed, the rest approved", async () => {
  const { company, departureId, ids, ask, approve } = await proposedFor(({ reps }) => [...reps, ...reps]);
  await ask(company.head);
  const [gone, came, first, second] = ids as [string, string, string, string];
  const ended = { supersededAt: MONDAY, supersededHow: "unavailable" as const };
  await held.db.query.update(proposals).set(ended).where(eq(proposals.handoverId, gone));
  const result = await approve(company.head, { expectedCount: 3, versions: { [gone]: 1, [first]: 1, [second]: 1 } });
  expect(result).toEqual({
    approved: 2,
    changed: 0,
    refused: 0,
    leftOut: [
      { handoverId: gone, reason: "noLongerOpen" },
      { handoverId: came, reason: "changedMeanwhile" },
    ],
  });
  expect(await holders(departureId, "approveOwners")).toEqual([company.head.id]);
});

/** Leaves the company with one person who may approve: `keep`. */
const leaveOnly = async (teamId: string, keep: Person, others: Person[]) => {
  await held.db.query.update(teams).set({ headId: keep.id }).where(eq(teams.id, teamId));
  await held.db.query.update(people).set({ superiorId: null }).where(eq(people.id, keep.id));
  await held.db.query
    .update(people)
    .set({ status: "left" })
    .where(
      inArray(
        people.id,
        others.map(({ id }) => id),
      ),
    );
  await held.db.query
    .update(settings)
    .set({ value: { name: "Test Company" } })
    .where(eq(settings.key, "company"));
};

test("nobody is proposed whose clients no other could approve, and the rest is proposed (R5)", async () => {
  const { company, departureId } = await proposedFor(() => []);
  const { id } = await createDeparture(held.db, { ...company, leaver: company.reps[1] as Person }, { clients: 2 });
  await leaveOnly(company.team.id, company.head, [company.executive]);
  await held.db.query
    .update(people)
    .set({ capacity: 1 })
    .where(eq(people.id, company.reps[0]?.id as string));
  await proposeOwners(held.deps, id);
  const rows = await held.db.query
    .select()
    .from(proposals)
    .innerJoin(handovers, eq(handovers.id, proposals.handoverId));
  const of = rows.filter(({ handovers: row }) => row.departureId === id).map((row) => row.proposals.proposedId);
  expect(new Set(of)).toEqual(new Set([company.reps[0]?.id, null]));
  expect(departureId).not.toBe(id);
});

test("a request for a named person past due holds nothing up where nobody is above (R5)", async () => {
  const { company, departureId, ids } = await proposedFor(({ reps }) => reps);
  await leaveOnly(company.team.id, company.head, [company.executive]);
  const [late, answered] = ids as [string, string];
  const ended = { supersededAt: MONDAY, supersededHow: "late" as const };
  await held.db.query.update(proposals).set(ended).where(eq(proposals.handoverId, late));
  await appointOwners(held.deps, departureId);
  expect(await holders(departureId, "assignOwner")).toEqual([company.head.id]);
  await freezeClock(held.db, new Date("2026-04-07T18:00:00Z"));
  await held.db.query
    .update(proposals)
    .set({ decision: "approved", ownerId: sql`proposed_id`, answer: "accepted" })
    .where(eq(proposals.handoverId, answered));
  await appointOwners(held.deps, departureId);
  const [row] = await held.db.query.select().from(handovers).where(eq(handovers.id, answered));
  expect(row?.nextOwnerId).toBe(company.reps[1]?.id);
  expect((await readFact(held.db, appointOwnersFact, departureId)).due).toBe(false);
});

test("a deputy who would receive every client keeps the request where nobody is above, for the head to have it back (R5)", async () => {
  const { company, departureId, ask } = await proposedFor(({ reps }) => [reps[0] as Person]);
  const [deputy] = company.reps as [Person];
  await leaveOnly(company.team.id, company.head, [company.executive]);
  await ask(company.head);
  await standIn(company.head, deputy, departureId);
  expect(await holders(departureId, "approveOwners")).toEqual([deputy.id]);
  await freezeClock(held.db, new Date("2026-04-20T09:00:00Z"));
  await chaseTasks(held.deps, departureId);
  expect(await holders(departureId, "approveOwners")).toEqual([company.head.id]);
});

test("where nobody is above a head who is away, the head's deputy is asked (R5)", async () => {
  const { company, departureId, ids, approve } = await proposedFor(({ reps }) => [reps[0] as Person]);
  const deputy = company.reps[1] as Person;
  await leaveOnly(company.team.id, company.head, [company.executive]);
  await standIn(company.head, deputy, departureId);
  await held.db.query.delete(proposals).where(inArray(proposals.handoverId, ids));
  await held.db.query.update(people).set({ capacity: 0 }).where(eq(people.id, deputy.id));
  await proposeOwners(held.deps, departureId);
  expect(await holders(departureId, "approveOwners")).toEqual([deputy.id]);
  expect(await approve(deputy, { expectedCount: 1 })).toMatchObject({ approved: 1, leftOut: [] });
});

test("a head who is the successor is appointed though nobody above could sign in the head's part", async () => {
  const { company, departureId, ids } = await proposedFor(({ head }) => [head]);
  await leaveOnly(company.team.id, company.head, [company.executive]);
  const accepted = { decision: "approved", ownerId: company.head.id, answer: "accepted" } as const;
  await held.db.query.update(proposals).set(accepted).where(inArray(proposals.handoverId, ids));
  await appointOwners(held.deps, departureId);
  const [row] = await held.db.query.select().from(handovers).where(inArray(handovers.id, ids));
  expect(row?.nextOwnerId).toBe(company.head.id);
});

test("clients approved while an earlier request is nearly late have a full working day of their own (R2)", async () => {
  const { company, departureId, ids, ask, approve } = await proposedFor(({ reps }) => [reps[0], reps[0]] as Person[]);
  await ask(company.head);
  const [first, second] = ids as [string, string];
  const give = (handoverId: string) => {
    const changes = [{ handoverId, personId: company.reps[0]?.id as string, reason: "Knows them" }];
    return approve(company.head, { approveRest: false, changes });
  };
  await give(first);
  await freezeClock(held.db, new Date("2026-04-08T17:00:00Z"));
  await give(second);
  await freezeClock(held.db, new Date("2026-04-08T18:00:00Z"));
  await appointOwners(held.deps, departureId);
  const rows = await held.db.query.select().from(proposals).where(inArray(proposals.handoverId, ids));
  expect(rows.find((row) => row.handoverId === first)?.supersededHow).toBe("late");
  expect(rows.find((row) => row.handoverId === second)?.supersededAt).toBeNull();
  const fact = await readFact(held.db, appointOwnersFact, departureId);
  expect(fact.due).toBe(false);
  expect(await holders(departureId, "acceptClients")).toEqual([company.reps[0]?.id]);
});

test("a deputy reads the load of the colleague the clients are for", async () => {
  const { company, departureId, ask, approve } = await proposedFor(({ reps }) => [reps[0] as Person]);
  const [owner, deputy] = company.reps as [Person, Person];
  await held.db.query.update(people).set({ capacity: 7 }).where(eq(people.id, owner.id));
  await ask(company.head);
  await approve(company.head, { expectedCount: 1 });
  await standIn(owner, deputy, departureId);
  const { departures } = await listMyProposals(held.deps, await actorOf(held.db, deputy));
  expect(departures).toMatchObject([{ ownerId: owner.id, load: { capacity: 7 }, hoursThere: 0 }]);
});

test("the deputy of a head who leaves decides on none of the head's clients, nor reads of them (R5)", async () => {
  const company = await createCompany(held.db);
  const leaving = { ...company, leaver: company.head };
  const deputy = company.reps[0] as Person;
  await held.db.query.update(people).set({ deputyId: deputy.id }).where(eq(people.id, company.head.id));
  await held.db.query
    .insert(awayDays)
    .values({ personId: company.head.id, fromDay: "2026-04-06", toDay: "2026-04-10" });
  const actor = async () => (await loadActor(held.deps, deputy.id)) as PersonActor;
  expect((await actor()).headOfTeamIds).toEqual([company.team.id]);
  const { id: departureId, handovers: made } = await createDeparture(held.db, leaving);
  const letGo = letGoClient(held.deps, await actor(), made[0]?.id as string, { reason: "for a friend" });
  await expect(letGo).rejects.toMatchObject({ code: "forbidden" });
  await expect(getDeparture(held.deps, await actor(), { departureId })).rejects.toMatchObject({ code: "forbidden" });
  await held.db.query.update(departures).set({ state: "withdrawn" }).where(eq(departures.id, departureId));
  expect((await actor()).headOfTeamIds).toEqual([company.team.id]);
});

test("the deputy of an executive who approves gets to the approval, and to no team's records (R5)", async () => {
  const { company, departureId, ask } = await proposedFor(({ reps }) => [reps[0] as Person]);
  const deputy = company.reps[1] as Person;
  const actor = async () => (await loadActor(held.deps, deputy.id)) as PersonActor;
  expect(mayEver(await actor(), "approveOwners")).toBe(false);
  await ask(company.executive);
  await standIn(company.executive, deputy, departureId);
  expect(await holders(departureId, "approveOwners")).toEqual([deputy.id]);
  expect(mayEver(await actor(), "approveOwners")).toBe(true);
  const other = await createDeparture(held.db, await createCompany(held.db), { clients: 1 });
  const foreign = getDeparture(held.deps, await actor(), { departureId: other.id });
  await expect(foreign).rejects.toMatchObject({ code: "forbidden" });
  const input = { departureId, approveRest: true, changes: [], refusals: [], expectedCount: 1 };
  expect(await approveOwners(held.deps, await actor(), input)).toMatchObject({ approved: 1 });
});
