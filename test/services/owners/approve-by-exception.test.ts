import { eq, inArray, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { notes } from "../../../db/schema/departures.ts";
import { proposals } from "../../../db/schema/owners.ts";
import { people } from "../../../db/schema/people.ts";
import { approveOwners } from "../../../services/owners/approve-owners.ts";
import { listProposals } from "../../../services/owners/list-proposals.ts";
import { actorOf, createCompany, createDeparture, MONDAY, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();

/** A departure with a proposal for each client, all for one person. */
async function proposed(clients: number) {
  const company = await createCompany(held.db);
  const { id, handovers } = await createDeparture(held.db, company, { clients });
  const [rep, other] = company.reps as [Person, Person];
  await held.db.query
    .update(people)
    .set({ capacity: 1000 })
    .where(inArray(people.id, [rep.id, other.id]));
  await held.db.query
    .insert(proposals)
    .values(handovers.map((one) => ({ handoverId: one.id, round: 1, proposedId: rep.id, proposedAt: MONDAY })));
  const head = await actorOf(held.db, company.head);
  const input = { departureId: id, approveRest: true, changes: [], refusals: [] };
  return { id, ids: handovers.map((one) => one.id), head, rep, other, input };
}

const countDecisions = async (ids: string[]) => {
  const rows = await held.db.query
    .select({ decision: proposals.decision, count: sql<number>`count(*)::int` })
    .from(proposals)
    .where(inArray(proposals.handoverId, ids))
    .groupBy(proposals.decision);
  return Object.fromEntries(rows.map(({ decision, count }) => [decision ?? "open", count]));
};

test("of 200 clients 12 are changed, 3 refused, one that changed meanwhile is left out and the rest approved", async () => {
  const { id, ids, head, rep, other, input } = await proposed(200);
  const read = await listProposals(held.deps, head, { departureId: id, filter: "undecided", limit: 10_000 });
  expect(read.total).toBe(200);
  const versions = Object.fromEntries(read.proposals.map((row) => [row.handoverId, row.version]));
  const meanwhile = ids[199] as string;
  await held.db.query.update(proposals).set({ version: 2 }).where(eq(proposals.handoverId, meanwhile));
  const changes = ids.slice(0, 12).map((handoverId) => ({ handoverId, personId: other.id, reason: "Knows the trade" }));
  const refusals = ids.slice(12, 15).map((handoverId) => ({ handoverId, reason: "Nobody of these" }));

  const result = await approveOwners(held.deps, head, { ...input, changes, refusals, expectedCount: 185, versions });

  expect(result).toEqual({
    approved: 184,
    changed: 12,
    refused: 3,
    leftOut: [{ handoverId: meanwhile, reason: "changedMeanwhile" }],
  });
  expect(await countDecisions(ids)).toEqual({ approved: 184, changed: 12, refused: 3, open: 1 });
  const owners = await held.db.query
    .select({ ownerId: proposals.ownerId })
    .from(proposals)
    .where(inArray(proposals.handoverId, ids));
  expect(owners.filter(({ ownerId }) => ownerId === rep.id)).toHaveLength(184);
  expect(owners.filter(({ ownerId }) => ownerId === other.id)).toHaveLength(12);
  const kept = await held.db.query.select().from(notes).where(eq(notes.authorId, head.id));
  expect(kept).toHaveLength(15);
  const left = await listProposals(held.deps, head, { departureId: id, filter: "undecided", limit: 10_000 });
  expect(left.proposals.map(({ handoverId }) => handoverId)).toEqual([meanwhile]);
});

test("another count than the one shown decides nothing", async () => {
  const { ids, head, input } = await proposed(3);
  const wrong = approveOwners(held.deps, head, { ...input, expectedCount: 2 });
  await expect(wrong).rejects.toMatchObject({ reason: "countChanged", details: { count: 3 } });
  expect(await countDecisions(ids)).toEqual({ open: 3 });
});

test("two decisions on one client are refused", async () => {
  const { ids, head, other, input } = await proposed(1);
  const handoverId = ids[0] as string;
  const both = approveOwners(held.deps, head, {
    ...input,
    approveRest: false,
    changes: [{ handoverId, personId: other.id, reason: "Yes" }],
    refusals: [{ handoverId, reason: "No" }],
  });
  await expect(both).rejects.toMatchObject({ reason: "decidedTwice", details: { handoverIds: [handoverId] } });
  expect(await countDecisions(ids)).toEqual({ open: 1 });
});

test("who gives a client away and gets another within their limit is not over it", async () => {
  const { ids, head, rep, other, input } = await proposed(2);
  const [first, second] = ids as [string, string];
  await held.db.query.update(proposals).set({ proposedId: other.id }).where(eq(proposals.handoverId, second));
  await held.db.query
    .update(people)
    .set({ capacity: 1 })
    .where(inArray(people.id, [rep.id, other.id]));
  const changes = [
    { handoverId: first, personId: other.id, reason: "Knows the trade" },
    { handoverId: second, personId: rep.id, reason: "Speaks the language" },
  ];
  const result = await approveOwners(held.deps, head, { ...input, changes, expectedCount: 0 });
  expect(result).toMatchObject({ changed: 2, leftOut: [] });
});
