import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { orders } from "../../../db/schema/book.ts";
import { departures } from "../../../db/schema/departures.ts";
import { tasks } from "../../../db/schema/tasks.ts";
import { getWorkload } from "../../../services/reports/get-workload.ts";
import { createClient, createDeparture, freezeClock } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createLeaverCompany } from "../../support/departures.ts";

const held = useDatabase();
const at = (day: number) => new Date(`2026-04-0${day}T09:00:00Z`);

async function team() {
  const company = await createLeaverCompany(held.deps, { clients: 0 });
  const { id: departureId } = await createDeparture(held.db, company, { clients: 0 });
  const [rep] = company.reps;
  if (!rep) throw new Error("a rep needed");
  const give = (dueAt: Date, doneAt: Date | null, outcome: string | null = null) =>
    held.db.query.insert(tasks).values({
      key: crypto.randomUUID(),
      departureId,
      kind: "fillGaps",
      assigneeId: rep.id,
      arrivedAt: at(1),
      dueAt,
      zone: "UTC",
      dueDay: dueAt.toISOString().slice(0, 10),
      doneAt,
      outcome,
    });
  const line = async (actor = company.actors.head) =>
    (await getWorkload(held.deps, actor)).items.find((one) => one.person.id === rep.id);
  return { ...company, departureId, rep, give, line };
}

describe("the workload of a rep", () => {
  it("has open, overdue and due tasks, and the share of these done in time (R71)", async () => {
    const { give, line } = await team();
    await freezeClock(held.db, at(8));
    await give(at(7), at(6));
    await give(at(7), at(8));
    await give(at(7), null);
    await give(at(9), null);
    await give(at(7), at(7), "moot");
    expect(await line()).toMatchObject({ openTasks: 2, overdueTasks: 1, dueTasks: 3, onTimeBp: 3333 });
    await freezeClock(held.db);
  });

  it("has the active clients beside the capacity (R75), and no rate while nothing was due", async () => {
    const { rep, line, team: own } = await team();
    const [active] = [await createClient(held.db, rep.id), await createClient(held.db, rep.id)];
    const order = { source: "test", sourceId: active.id, clientId: active.id, amountMinor: 1 };
    await held.db.query.insert(orders).values({ ...order, orderedOn: "2026-03-30", status: "done" });
    expect(await line()).toEqual({
      team: { id: own.id, name: own.name },
      person: { id: rep.id, name: rep.name },
      grade: "leadingSpecialist",
      activeClients: 1,
      capacity: 60,
      openTasks: 0,
      overdueTasks: 0,
      dueTasks: 0,
      onTimeBp: null,
    });
  });

  it("tells of no notice: tasks of one not confirmed do not count", async () => {
    const { give, line, departureId } = await team();
    await give(at(9), null);
    await held.db.query
      .update(departures)
      .set({ state: "noticed", confirmedAt: null })
      .where(eq(departures.id, departureId));
    expect(await line()).toMatchObject({ openTasks: 0 });
  });

  it("is the team's head's and executives' to read", async () => {
    const { actors, line } = await team();
    const other = await team();
    expect(await line(actors.executive)).toBeDefined();
    expect(await line(other.actors.head)).toBeUndefined();
    for (const actor of [actors.hr, actors.leaver])
      await expect(getWorkload(held.deps, actor)).rejects.toMatchObject({ reason: "roleMayNot" });
  });
});
