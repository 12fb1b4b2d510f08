import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { notifications, tasks } from "../../../db/schema/tasks.ts";
import { runStep } from "../../../services/departures/run-step.ts";
import { listHandovers } from "../../../services/inventory/list-handovers.ts";
import { actorOf, createCompany, createDeparture } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();

async function failing() {
  const company = await createCompany(held.db);
  const departure = await createDeparture(held.db, company, { clients: 1 });
  const handoverId = departure.handovers[0]?.id ?? "";
  const head = await actorOf(held.db, company.head);
  const run = (work: () => Promise<void>, times = 1, step = "switchOwners") =>
    Promise.all(Array.from({ length: times }, () => runStep(held.deps, `handover:${handoverId}`, step, work)));
  return {
    head,
    departureId: departure.id,
    fail: (times: number, step?: string) => run(() => Promise.reject(new Error("spoilt row")), times, step),
    succeed: (step?: string) => run(async () => {}, 1, step),
    asked: () =>
      held.db.query
        .select({ assigneeId: tasks.assigneeId, detail: tasks.detail, outcome: tasks.outcome })
        .from(tasks)
        .where(eq(tasks.handoverId, handoverId))
        .orderBy(tasks.key),
    isMarked: async () =>
      (await listHandovers(held.deps, head, { departureId: departure.id, limit: 10 })).handovers[0]?.needsAttention,
  };
}

it("is the head's business from the fifth failure in a row, told once", async () => {
  const { head, departureId, fail, asked, isMarked } = await failing();
  await fail(4);
  expect(await asked()).toEqual([]);
  expect(await isMarked()).toBe(false);
  await fail(1);
  await fail(3);
  expect(await asked()).toEqual([{ assigneeId: head.id, detail: "stepFails", outcome: null }]);
  expect(await isMarked()).toBe(true);
  const told = await held.db.query.select().from(notifications).where(eq(notifications.departureId, departureId));
  expect(told.map((row) => row.personId)).toEqual([head.id]);
});

it("is over once the step succeeds, and asked about anew when it fails again", async () => {
  const { fail, succeed, asked, isMarked } = await failing();
  await fail(5);
  await fail(5, "completeHandover");
  await succeed();
  expect((await asked()).map(({ outcome }) => outcome)).toEqual([null]);
  await succeed("completeHandover");
  expect((await asked()).map(({ outcome }) => outcome)).toEqual(["recovered"]);
  expect(await isMarked()).toBe(false);
  await fail(5);
  expect((await asked()).map(({ outcome }) => outcome)).toEqual(["recovered", null]);
});
