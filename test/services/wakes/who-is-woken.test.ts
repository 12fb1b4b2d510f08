import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { openQuestions } from "../../../db/schema/book.ts";
import { effects } from "../../../db/schema/effects.ts";
import { wakes } from "../../../db/schema/kernel.ts";
import { tasks } from "../../../db/schema/tasks.ts";
import { look } from "../../../db/transaction.ts";
import { settleEffect } from "../../../services/effects/settle-effect.ts";
import { addAwayDays, removeAwayDays } from "../../../services/people/away-days.ts";
import { setDeputy } from "../../../services/people/set-deputy.ts";
import { advanceCase } from "../../../services/questions/advance-case.ts";
import { chaseTasks } from "../../../services/tasks/chase-tasks.ts";
import { chaseTasksFact } from "../../../services/tasks/chase-tasks-fact.ts";
import { actorOf, createCompany, createDeparture, MONDAY, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();
const today = "2026-04-06";
let departure: Awaited<ReturnType<typeof createDeparture>>;
let successor: Person;
let deputy: Person;
beforeEach(async () => {
  const company = await createCompany(held.db);
  [successor, deputy] = company.reps as [Person, Person];
  departure = await createDeparture(held.db, company, { clients: 1, nextOwner: successor });
});
const departureWorkflow = () => `departure:${departure.id}`;
const handoverId = () => departure.handovers[0]?.id as string;
const clientId = () => departure.handovers[0]?.clientId as string;

/** The workflows that this verb wakes, in order. */
async function wokenBy(verb: () => Promise<unknown>): Promise<string[]> {
  await held.db.query.delete(wakes);
  await verb();
  const rows = await held.db.query.select().from(wakes);
  return rows.map(({ workflowId }) => workflowId).sort();
}

describe("a task's holder", () => {
  const holders = async () => {
    const rows = await held.db.query.select().from(tasks).where(eq(tasks.departureId, departure.id));
    return rows.map(({ assigneeId }) => assigneeId);
  };
  const isDue = () =>
    look(held.db, { kind: "system", name: "test" }, (context) => chaseTasksFact(context, departure.id));
  beforeEach(async () => {
    await held.db.query.insert(tasks).values({
      key: randomUUID(),
      departureId: departure.id,
      kind: "signInventory",
      assigneeId: successor.id,
      arrivedAt: MONDAY,
      dueAt: new Date("2026-04-10T18:00:00Z"),
      zone: "UTC",
      dueDay: "2026-04-10",
    });
  });

  it("who reports away today gives the task to the deputy at once, and has it back who returns early", async () => {
    const actor = await actorOf(held.db, successor);
    await setDeputy(held.deps, actor, successor.id, deputy.id);
    let awayId = "";
    const leave = async () => {
      ({ id: awayId } = await addAwayDays(held.deps, actor, { personId: successor.id, fromDay: today, toDay: today }));
    };
    expect(await wokenBy(leave)).toEqual([departureWorkflow()]);
    expect((await isDue()).due).toBe(true);
    await chaseTasks(held.deps, departure.id);
    expect(await holders()).toEqual([deputy.id]);

    const comeBack = () => removeAwayDays(held.deps, actor, { personId: successor.id, awayId });
    expect(await wokenBy(comeBack)).toEqual([departureWorkflow()]);
    await chaseTasks(held.deps, departure.id);
    expect(await holders()).toEqual([successor.id]);
  });

  it("who is away gives it to a deputy named only now", async () => {
    const actor = await actorOf(held.db, successor);
    await addAwayDays(held.deps, actor, { personId: successor.id, fromDay: today, toDay: today });
    const name = () => setDeputy(held.deps, actor, successor.id, deputy.id);
    expect(await wokenBy(name)).toEqual([departureWorkflow()]);
    await chaseTasks(held.deps, departure.id);
    expect(await holders()).toEqual([deputy.id]);
  });

  it("who has no task anywhere wakes nobody by going away", async () => {
    const actor = await actorOf(held.db, deputy);
    const leave = () => addAwayDays(held.deps, actor, { personId: deputy.id, fromDay: today, toDay: today });
    expect(await wokenBy(leave)).toEqual([]);
  });
});

it("a mail of one client whose outcome is unknown wakes the departure, which tells whom it asks", async () => {
  const [effect] = await held.db.query
    .insert(effects)
    .values({
      key: randomUUID(),
      kind: "invitation",
      departureId: departure.id,
      handoverId: handoverId(),
      factId: randomUUID(),
      factRevision: 1,
      personId: successor.id,
      workflowId: `handover:${handoverId()}`,
      state: "claimed",
      attempt: 1,
      notBefore: MONDAY,
      plannedAt: MONDAY,
    })
    .returning();
  const lose = () => settleEffect(held.deps, effect?.id as string, 1, "unknown");
  expect(await wokenBy(lose)).toContain(departureWorkflow());
});

it("a return case that ends makes its client's handover look: it may have waited for nothing else", async () => {
  const [question] = await held.db.query
    .insert(openQuestions)
    .values({
      source: "test",
      sourceId: randomUUID(),
      clientId: clientId(),
      responsibleId: successor.id,
      text: "Cracked lid",
      kind: "returnCase",
      returnState: "replacementReceived",
    })
    .returning();
  const actor = await actorOf(held.db, successor);
  const end = () => advanceCase(held.deps, actor, question?.id as string, { state: "replaced" });
  expect(await wokenBy(end)).toEqual([departureWorkflow(), `handover:${handoverId()}`]);
});
