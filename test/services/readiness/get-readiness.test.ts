import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { deals, interactions, orders } from "../../../db/schema/book.ts";
import { notes } from "../../../db/schema/departures.ts";
import { people } from "../../../db/schema/people.ts";
import { confirmDeparture } from "../../../services/departures/confirm-departure.ts";
import { openDeparture } from "../../../services/departures/open-departure.ts";
import { getReadiness } from "../../../services/readiness/get-readiness.ts";
import { actorOf, createClient, createPerson, MONDAY, type Person } from "../../support/company.ts";
import { countStatements } from "../../support/count-statements.ts";
import { useDatabase } from "../../support/database.ts";
import { createLeaverCompany, mailDue, notice } from "../../support/departures.ts";

const held = useDatabase();

async function team() {
  const company = await createLeaverCompany(held.deps, { clients: 0 });
  const [rep, colleague] = company.reps;
  if (!rep || !colleague) throw new Error("two reps needed");
  const readiness = async (actor = company.actors.head) => {
    const { teams } = await getReadiness(held.deps, actor);
    return teams.find((one) => one.team.id === company.team.id);
  };
  const of = async (person: Person, actor = company.actors.head) =>
    (await readiness(actor))?.reps.find((one) => one.person.id === person.id);
  return { ...company, rep, colleague, readiness, of };
}

let serial = 0;
const order = (clientId: string, ownerId: string, amountMinor: number) =>
  held.db.query.insert(orders).values({
    source: "test",
    sourceId: `readiness${++serial}`,
    clientId,
    ownerId,
    orderedOn: "2026-03-01",
    status: "done",
    amountMinor,
  });
const speak = (clientId: string, personId: string) =>
  held.db.query
    .insert(interactions)
    .values({ source: "test", sourceId: `readiness${++serial}`, clientId, personId, kind: "call", at: MONDAY });
const noPromises = (clientId: string) =>
  held.db.query.insert(notes).values({ subject: `client:${clientId}`, kind: "noPromises", text: "none" });

describe("readiness", () => {
  it("counts a rep's clients with their gaps by code and their annual revenue", async () => {
    const { rep, of, readiness } = await team();
    const full = await createClient(held.db, rep.id);
    await noPromises(full.id);
    await order(full.id, rep.id, 300_000);
    await createClient(held.db, rep.id, { contact: null });
    await createClient(held.db, rep.id, { contact: { verifiedOn: "2025-01-01" } });
    const figures = {
      clients: 3,
      clientsWithGaps: 2,
      annualRevenueMinor: 300_000,
      gaps: expect.arrayContaining([
        { code: "promisesUnanswered", count: 2 },
        { code: "noHistory", count: 2 },
        { code: "noContact", count: 1 },
        { code: "contactUnverified", count: 1 },
      ]),
    };
    expect(await of(rep)).toMatchObject(figures);
    expect(await readiness()).toMatchObject(figures);
  });

  it("counts the owner's own open deals as gaps, not a colleague's at the same client (R9)", async () => {
    const { rep, colleague, of } = await team();
    const { id: clientId } = await createClient(held.db, rep.id);
    const deal = { source: "test", clientId, title: "Deal", stage: "", status: "open" as const };
    await held.db.query.insert(deals).values([
      { ...deal, sourceId: `${clientId}1`, ownerId: rep.id },
      { ...deal, sourceId: `${clientId}2`, ownerId: colleague.id },
    ]);
    expect((await of(rep))?.gaps).toContainEqual({ code: "dealWithoutNextStep", count: 1 });
  });

  it("knows which clients at most one employee knows (R44)", async () => {
    const { rep, colleague, of } = await team();
    const [alone, both] = [await createClient(held.db, rep.id), await createClient(held.db, rep.id)];
    await speak(alone.id, rep.id);
    await speak(both.id, rep.id);
    await speak(both.id, colleague.id);
    expect((await of(rep))?.knownToOne).toBe(1);
  });

  it("names the colleagues whose grade and room suffice, and how many clients find a place with them", async () => {
    const { rep, colleague, leaver, of } = await team();
    const set = (person: Person, values: Partial<Person>) =>
      held.db.query.update(people).set(values).where(eq(people.id, person.id));
    await set(colleague, { grade: "manager", capacity: 1 });
    await set(leaver, { capacity: 0 });
    for (const amount of [900_000, 60_000, 40_000]) {
      const client = await createClient(held.db, rep.id);
      await order(client.id, rep.id, amount);
    }
    expect(await of(rep)).toMatchObject({
      activeClients: 3,
      freePlaces: 57,
      byTier: { gold: 1, silver: 1, copper: 1 },
      couldTakeOver: [{ id: colleague.id, name: colleague.name, grade: "manager", freePlaces: 1, fits: 1 }],
      covered: 1,
      uncovered: 2,
    });
  });

  it("lets nobody learn of a notice from who is left out: only who knows of it sees them gone", async () => {
    const { actors, rep, leaver, of, ...company } = await team();
    await createClient(held.db, rep.id);
    const takes = async (actor = actors.head) =>
      (await of(rep, actor))?.couldTakeOver.some(({ id }) => id === leaver.id);
    expect(await takes()).toBe(true);
    const { id } = await openDeparture(held.deps, actors.hr, notice({ ...company, leaver }));
    expect(await takes(actors.executive)).toBe(true);
    await confirmDeparture(held.deps, actors.head, { departureId: id });
    expect(await takes()).toBe(false);
    expect(await takes(actors.executive)).toBe(true);
    await mailDue(held.deps, id);
    expect(await takes(actors.executive)).toBe(false);
  });

  it("is a head's own teams, an executive's all, and nobody else's", async () => {
    const { actors, readiness } = await team();
    const other = await team();
    expect(await readiness(other.actors.head)).toBeUndefined();
    expect(await readiness(actors.executive)).toBeDefined();
    const rep = await actorOf(held.db, await createPerson(held.db));
    for (const actor of [actors.hr, rep])
      await expect(getReadiness(held.deps, actor)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("leaves one-off buyers and paying firms out", async () => {
    const { rep, of } = await team();
    await createClient(held.db, rep.id, { kind: "oneOff" });
    expect(await of(rep)).toMatchObject({ clients: 0, completeness: null });
  });

  it("asks the database as often for many reps as for few", async () => {
    const { actors, rep } = await team();
    const count = () => countStatements(held.deps, (deps) => getReadiness(deps, actors.executive));
    const few = await count();
    const other = await team();
    for (const owner of [rep, other.rep, other.colleague]) await createClient(held.db, owner.id);
    expect(await count()).toBe(few);
  });
});
