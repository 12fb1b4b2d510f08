import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { handovers } from "../../../db/schema/departures.ts";
import { leaverSuggestions, proposals } from "../../../db/schema/owners.ts";
import { people } from "../../../db/schema/people.ts";
import { listProposals } from "../../../services/owners/list-proposals.ts";
import { actorOf, createCompany, createDeparture, MONDAY, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();

/** A departure with one proposal a client; `facts` of the handovers, in their order. */
async function proposed(facts: Partial<typeof handovers.$inferInsert>[]) {
  const company = await createCompany(held.db);
  const departure = await createDeparture(held.db, company, { clients: facts.length });
  const ids = departure.handovers.map(({ id }) => id);
  const [rep, other] = company.reps as [Person, Person];
  for (const [at, values] of facts.entries())
    await held.db.query
      .update(handovers)
      .set({ tier: "copper", effectiveTier: "copper", ...values })
      .where(eq(handovers.id, ids[at] as string));
  await held.db.query.insert(proposals).values(
    ids.map((handoverId) => ({
      handoverId,
      round: 1,
      proposedId: rep.id,
      proposedAt: MONDAY,
      alternatives: [{ personId: other.id, reasons: ["gradeMatches"] }],
    })),
  );
  const list = async (options: Partial<Parameters<typeof listProposals>[2]> = {}, reader: Person = company.head) =>
    listProposals(held.deps, await actorOf(held.db, reader), {
      departureId: departure.id,
      filter: "undecided",
      limit: 10_000,
      ...options,
    });
  return { company, ids, rep, other, list };
}

describe("the list of proposals", () => {
  test("puts exceptions first, then the clients of more value", async () => {
    const { ids, list } = await proposed([
      { annualProfitMinor: 100 },
      { annualProfitMinor: 900 },
      { annualProfitMinor: 1, effectiveTier: "gold" },
      { annualProfitMinor: 50, transfers: 1 },
    ]);
    const page = await list();
    expect(page.proposals.map(({ handoverId, exceptions }) => [handoverId, exceptions])).toEqual([
      [ids[3], ["transferredRecently"]],
      [ids[2], ["goldClient"]],
      [ids[1], []],
      [ids[0], []],
    ]);
    expect(page).toMatchObject({ total: 4, exceptions: 2, next: null });
  });

  test("gives worth and risk with its reasons", async () => {
    const { list } = await proposed([
      { annualProfitMinor: 70, annualRevenueMinor: 700, riskScore: 65, signs: ["noEnquiries", "dissatisfied"] },
    ]);
    expect((await list()).proposals[0]).toMatchObject({
      annualRevenueMinor: 700,
      riskScore: 65,
      riskReasons: [
        { code: "leaverLeaves", points: 20 },
        { code: "noEnquiries", points: 25 },
        { code: "dissatisfied", points: 20 },
      ],
      exceptions: ["highRisk"],
    });
  });

  test("names everybody once, with the load that the proposals would give them", async () => {
    const { list, rep, other } = await proposed([{}, {}]);
    await held.db.query.update(people).set({ capacity: 1 }).where(eq(people.id, rep.id));
    const page = await list();
    expect(page.persons).toEqual([
      { personId: rep.id, name: rep.name, grade: rep.grade, load: { activeClients: 2, capacity: 1 } },
      { personId: other.id, name: other.name, grade: other.grade, load: { activeClients: 0, capacity: 60 } },
    ]);
    expect(page.proposals.map(({ exceptions }) => exceptions)).toEqual([["overCapacity"], ["overCapacity"]]);
  });

  test("gives no load for who can receive no more clients", async () => {
    const { list, other } = await proposed([{}]);
    await held.db.query.update(people).set({ status: "leaving" }).where(eq(people.id, other.id));
    expect((await list()).persons.find(({ personId }) => personId === other.id)?.load).toBeNull();
  });

  test("tells what was declined before and whom the leaver would choose", async () => {
    const { ids, list, other } = await proposed([{}, {}]);
    const [first, second] = ids as [string, string];
    await held.db.query
      .update(proposals)
      .set({ supersededAt: MONDAY, supersededHow: "declined" })
      .where(eq(proposals.handoverId, first));
    await held.db.query
      .insert(proposals)
      .values({ handoverId: first, round: 2, proposedId: other.id, proposedAt: MONDAY });
    await held.db.query.insert(leaverSuggestions).values({ handoverId: second, personId: other.id, at: MONDAY });
    const { proposals: rows } = await list();
    const exceptionsOf = (id: string) => rows.find(({ handoverId }) => handoverId === id)?.exceptions;
    expect([exceptionsOf(first), exceptionsOf(second)]).toEqual([["declinedBefore"], ["leaverSuggestsOther"]]);
    const ended = (await list({ filter: "all" })).proposals.find(({ supersededHow }) => supersededHow === "declined");
    expect(ended?.exceptions).toEqual([]);
  });

  test("goes on where the page before ended", async () => {
    const { ids, list } = await proposed([
      { annualProfitMinor: 3 },
      { annualProfitMinor: 2 },
      { annualProfitMinor: 1 },
    ]);
    const first = await list({ limit: 2 });
    expect(first).toMatchObject({ total: 3, next: "2" });
    const second = await list({ limit: 2, cursor: first.next ?? "" });
    expect(second.next).toBeNull();
    expect([...first.proposals, ...second.proposals].map(({ handoverId }) => handoverId)).toEqual(ids);
  });

  test("each page is its part of the whole list, with the counts of the whole", async () => {
    const { ids, list, rep, other } = await proposed([
      { annualProfitMinor: 5 },
      { annualProfitMinor: 5 },
      { annualProfitMinor: -3, effectiveTier: "gold" },
      { annualProfitMinor: 8, riskScore: 70, signs: ["dissatisfied"] },
      { annualProfitMinor: 9 },
      { annualProfitMinor: 2, transfers: 2 },
      {},
    ]);
    const decided = { decision: "approved" as const, ownerId: rep.id, decidedById: other.id };
    await held.db.query
      .update(proposals)
      .set(decided)
      .where(eq(proposals.handoverId, ids[4] ?? ""));
    await held.db.query
      .update(proposals)
      .set({ supersededAt: MONDAY, supersededHow: "refused" })
      .where(eq(proposals.handoverId, ids[0] ?? ""));
    await held.db.query
      .insert(proposals)
      .values({ handoverId: ids[0] ?? "", round: 2, proposedId: null, proposedAt: MONDAY, reasons: ["nobodyFits"] });
    const { proposals: rows, next: none, ...whole } = await list({ filter: "all" });
    expect([rows.length, none, whole.exceptions]).toEqual([8, null, 4]);
    for (let from = 0; from < rows.length; from += 3) {
      const next = from + 3 < rows.length ? String(from + 3) : null;
      const page = await list({ filter: "all", limit: 3, cursor: String(from) });
      expect(page).toEqual({ ...whole, proposals: rows.slice(from, from + 3), next });
    }
    expect(rows.find(({ decision }) => decision)).toMatchObject({
      ...decided,
      decidedByName: other.name,
      exceptions: [],
    });
  });
});
