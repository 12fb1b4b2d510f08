import { eq, inArray } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { proposals } from "../../../db/schema/owners.ts";
import { people } from "../../../db/schema/people.ts";
import { getPlan } from "../../../services/owners/get-plan.ts";
import { listCandidates } from "../../../services/owners/list-candidates.ts";
import { listProposals } from "../../../services/owners/list-proposals.ts";
import { proposeOwners } from "../../../services/owners/propose-owners.ts";
import { actorOf, createCompany, createDeparture, createPerson, MONDAY, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();

/** A departure of a company that is alone in the database, each client proposed to the first rep. */
async function proposed(clients: number) {
  await held.db.query.update(people).set({ status: "left" });
  const company = await createCompany(held.db);
  const { id, handovers } = await createDeparture(held.db, company, { clients });
  const [rep, other] = company.reps as [Person, Person];
  await held.db.query
    .insert(proposals)
    .values(handovers.map((one) => ({ handoverId: one.id, round: 1, proposedId: rep.id, proposedAt: MONDAY })));
  const supersede = (how: "late" | "unavailable", values: { version?: number } = {}) =>
    held.db.query
      .update(proposals)
      .set({ supersededAt: MONDAY, supersededHow: how, ...values })
      .where(eq(proposals.handoverId, handovers[0]?.id ?? ""));
  return { company, id, ids: handovers.map((one) => one.id), rep, other, supersede };
}
const candidatesFor = async (reader: Person, id: string) =>
  (await listCandidates(held.deps, await actorOf(held.db, reader), id)).persons;

describe("who may be named as a new owner", () => {
  test("the team first, then colleagues of other teams, with the load they have, proposals included", async () => {
    const { company, id, rep, other } = await proposed(2);
    const far = await createPerson(held.db, { name: "Aaron of another team", capacity: 7 });
    const persons = await candidatesFor(company.head, id);
    expect(persons.map(({ personId, ofTeam, load }) => [personId, ofTeam, load])).toEqual([
      [rep.id, true, { activeClients: 2, capacity: 60 }],
      [other.id, true, { activeClients: 0, capacity: 60 }],
      [far.id, false, { activeClients: 0, capacity: 7 }],
    ]);
  });

  test("never the leaver, nor the reader, who would then not be the one to decide (R5)", async () => {
    const { company, id } = await proposed(1);
    const ids = (await candidatesFor(company.head, id)).map(({ personId }) => personId);
    expect(ids).not.toContain(company.leaver.id);
    expect(ids).not.toContain(company.head.id);
    const forExecutive = (await candidatesFor(company.executive, id)).map(({ personId }) => personId);
    expect(forExecutive).toContain(company.head.id);
  });
});

describe("the proposals", () => {
  test("say who decides on them: the head, not the executive who only reads them", async () => {
    const { company, id } = await proposed(1);
    const may = async (reader: Person) => {
      const all = { departureId: id, filter: "open", limit: 1 } as const;
      return (await listProposals(held.deps, await actorOf(held.db, reader), all)).mayApprove;
    };
    expect([await may(company.head), await may(company.executive)]).toEqual([true, false]);
  });
});

describe("the plan", () => {
  test("names who is an alternative of an undecided proposal, once, with the load they have", async () => {
    const { company, id, ids, rep, other } = await proposed(3);
    const far = await createPerson(held.db, { name: "Aaron of another team" });
    const alternatives = [other, far].map((person) => ({ personId: person.id, reasons: [] }));
    await held.db.query
      .update(proposals)
      .set({ alternatives })
      .where(inArray(proposals.handoverId, ids.slice(0, 2)));
    const planned = async () =>
      (await getPlan(held.deps, await actorOf(held.db, company.head), id)).persons
        .map(({ personId, newClients, activeAfter }) => [personId, newClients, activeAfter])
        .sort();
    const undecided = [[rep.id, 3, 3], ...[other, far].map((person) => [person.id, 0, 0])];
    expect(await planned()).toEqual(undecided.sort());
    await held.db.query
      .update(proposals)
      .set({ decision: "approved", ownerId: rep.id })
      .where(inArray(proposals.handoverId, ids));
    expect(await planned()).toEqual([[rep.id, 3, 3]]);
  });

  test("says what a client of each tier costs in hours", async () => {
    const { company, id } = await proposed(1);
    const { hoursPerClient } = await getPlan(held.deps, await actorOf(held.db, company.head), id);
    expect(hoursPerClient).toEqual({ gold: 1.75, silver: 1, copper: 0.75, none: 0.75 });
  });
});

test("clients the rounds found nobody for are listed by their last proposal", async () => {
  const { company, id, ids, supersede } = await proposed(2);
  await supersede("late");
  const page = await listProposals(held.deps, await actorOf(held.db, company.head), {
    departureId: id,
    filter: "toAssign",
    limit: 10_000,
  });
  expect(page.proposals.map(({ handoverId, supersededHow }) => [handoverId, supersededHow])).toEqual([
    [ids[0], "late"],
  ]);
});

test("a proposal made anew has a version above the one that was read, so that nobody approves it unread", async () => {
  const { id, ids, supersede } = await proposed(1);
  await supersede("unavailable", { version: 2 });
  await proposeOwners(held.deps, id);
  const rows = await held.db.query
    .select({ round: proposals.round, version: proposals.version })
    .from(proposals)
    .where(eq(proposals.handoverId, ids[0] ?? ""))
    .orderBy(proposals.round);
  expect(rows).toEqual([
    { round: 1, version: 2 },
    { round: 2, version: 3 },
  ]);
});
