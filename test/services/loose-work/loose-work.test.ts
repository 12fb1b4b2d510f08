import { and, eq, isNull } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { deals, openQuestions } from "../../../db/schema/book.ts";
import { looseWork } from "../../../db/schema/departures.ts";
import { tasks } from "../../../db/schema/tasks.ts";
import { getDeparture } from "../../../services/departures/get-departure.ts";
import { withdrawDeparture } from "../../../services/departures/withdraw-departure.ts";
import { inventoryClients } from "../../../services/inventory/inventory-clients.ts";
import { acceptLooseWork } from "../../../services/loose-work/accept-loose-work.ts";
import { listLooseWork } from "../../../services/loose-work/list-loose-work.ts";
import { nameLooseWorkOwner } from "../../../services/loose-work/name-loose-work-owner.ts";
import { actorOf, createCompany, createDeparture, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();
let serial = 0;
const sourced = () => ({ source: "test", sourceId: `l${++serial}` });

/** A departure with two deals and a question without client in the leaver's name, inventoried. */
async function looseDeparture() {
  const company = await createCompany(held.db);
  const ownerId = company.leaver.id;
  for (let i = 0; i < 2; i++) {
    await held.db.query.insert(deals).values({ ...sourced(), ownerId, title: "Deal", stage: "offer", status: "open" });
  }
  const question = { ...sourced(), responsibleId: ownerId, text: "When does it come?" };
  const [asked] = await held.db.query.insert(openQuestions).values(question).returning();
  const { id: departureId } = await createDeparture(held.db, company, { clients: 0 });
  await inventoryClients(held.deps, departureId);
  const rep = company.reps[0] as Person;
  return { company, departureId, rep, questionId: asked?.id as string };
}

describe("loose work", () => {
  test("is named by the head in one go, then accepted with a date; a question is then the person's own", async () => {
    const { company, departureId, rep, questionId } = await looseDeparture();
    const head = await actorOf(held.db, company.head);
    const waits = async () => (await getDeparture(held.deps, head, { departureId })).looseWork;
    expect(await waits()).toEqual({ total: 3, accepted: 0, unnamed: 3, unaccepted: 0 });
    const named = await nameLooseWorkOwner(held.deps, head, { departureId, ids: "all", personId: rep.id });
    expect(named).toEqual({ named: 3 });
    expect(await waits()).toEqual({ total: 3, accepted: 0, unnamed: 0, unaccepted: 3 });
    const given = await listLooseWork(held.deps, await actorOf(held.db, rep), departureId);
    expect(given.looseWork).toHaveLength(3);
    const accept = { departureId, ids: "all" as const, dueOn: "2026-04-20" };
    expect(await acceptLooseWork(held.deps, await actorOf(held.db, rep), accept)).toEqual({ accepted: 3 });
    expect(await waits()).toEqual({ total: 3, accepted: 3, unnamed: 0, unaccepted: 0 });
    const rows = await held.db.query.select().from(looseWork).where(eq(looseWork.departureId, departureId));
    expect(rows.every((row) => row.acceptedAt !== null && row.dueOn === "2026-04-20")).toBe(true);
    const [question] = await held.db.query.select().from(openQuestions).where(eq(openQuestions.id, questionId));
    expect([question?.nextResponsibleId, question?.nextDueOn]).toEqual([rep.id, "2026-04-20"]);
    expect(question?.responsibleId).toBe(rep.id);
    const leftBehind = eq(deals.ownerId, company.leaver.id);
    expect(await held.db.query.select().from(deals).where(leftBehind)).toEqual([]);
    const open = and(eq(tasks.departureId, departureId), isNull(tasks.doneAt));
    expect(await held.db.query.select().from(tasks).where(open)).toHaveLength(0);
  });

  test("a change of mind before acceptance takes the task along", async () => {
    const { company, departureId, rep } = await looseDeparture();
    const head = await actorOf(held.db, company.head);
    await nameLooseWorkOwner(held.deps, head, { departureId, ids: "all", personId: rep.id });
    const { looseWork: pieces } = await listLooseWork(held.deps, head, departureId);
    const ids = pieces.map(({ id }) => id);
    const other = company.reps[1] as Person;
    await nameLooseWorkOwner(held.deps, head, { departureId, ids, personId: other.id });
    const open = and(eq(tasks.departureId, departureId), isNull(tasks.doneAt));
    const left = await held.db.query.select().from(tasks).where(open);
    expect(left.map((task) => [task.assigneeId, task.count])).toEqual([[other.id, 3]]);
  });

  test("is nobody's to give or take once the notice was withdrawn", async () => {
    const { company, departureId, rep } = await looseDeparture();
    const head = await actorOf(held.db, company.head);
    await nameLooseWorkOwner(held.deps, head, { departureId, ids: "all", personId: rep.id });
    await withdrawDeparture(held.deps, await actorOf(held.db, company.hr), { departureId });
    const accept = { departureId, ids: "all" as const, dueOn: "2026-04-20" };
    await expect(acceptLooseWork(held.deps, await actorOf(held.db, rep), accept)).rejects.toMatchObject({
      reason: "departureEnded",
    });
    const { looseWork: pieces } = await listLooseWork(held.deps, head, departureId);
    const again = { departureId, ids: pieces.map(({ id }) => id), personId: company.reps[1]?.id as string };
    await expect(nameLooseWorkOwner(held.deps, head, again)).rejects.toMatchObject({ reason: "departureEnded" });
    const kept = await held.db.query.select().from(deals).where(eq(deals.ownerId, company.leaver.id));
    expect(kept).toHaveLength(2);
  });

  test("refuses a date in the past, another's work, and a leaver as the person", async () => {
    const { company, departureId, rep } = await looseDeparture();
    const head = await actorOf(held.db, company.head);
    const name = (personId: string) => nameLooseWorkOwner(held.deps, head, { departureId, ids: "all", personId });
    await expect(name(company.leaver.id)).rejects.toMatchObject({ reason: "notAvailable" });
    await name(rep.id);
    const accept = async (person: Person, dueOn: string) =>
      acceptLooseWork(held.deps, await actorOf(held.db, person), { departureId, ids: "all", dueOn });
    await expect(accept(rep, "2026-04-05")).rejects.toMatchObject({ reason: "dateInPast" });
    await expect(accept(company.reps[1] as Person, "2026-04-20")).rejects.toMatchObject({ reason: "notOpen" });
  });
});
