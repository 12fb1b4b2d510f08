import { and, eq, ne, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { effects } from "../../../db/schema/effects.ts";
import { connectedSystems, people } from "../../../db/schema/people.ts";
import { tasks } from "../../../db/schema/tasks.ts";
import { look } from "../../../db/transaction.ts";
import { confirmDeparture } from "../../../services/departures/confirm-departure.ts";
import { getDeparture } from "../../../services/departures/get-departure.ts";
import { openDeparture } from "../../../services/departures/open-departure.ts";
import { chaseTasks } from "../../../services/tasks/chase-tasks.ts";
import { chaseTasksFact } from "../../../services/tasks/chase-tasks-fact.ts";
import { confirmItTask } from "../../../services/tasks/confirm-it-task.ts";
import { listMyTasks } from "../../../services/tasks/list-tasks.ts";
import { freezeClock } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createLeaverCompany, mailDue, notice, sendDue } from "../../support/departures.ts";

const held = useDatabase();
const system = { kind: "system", name: "test" } as const;
let company: Awaited<ReturnType<typeof createLeaverCompany>>;
beforeEach(async () => {
  company = await createLeaverCompany(held.deps);
});
const open = async (overrides: Parameters<typeof notice>[1] = {}) =>
  (await openDeparture(held.deps, company.actors.hr, notice(company, overrides))).id;
const told = async (id: string) =>
  held.db.query
    .select()
    .from(effects)
    .where(and(eq(effects.departureId, id), eq(effects.kind, "leaverTold")));
const fact = (id: string) => look(held.db, system, (context) => chaseTasksFact(context, id));

describe("confirming a notice", () => {
  it("starts the process, IT's tasks and the team's morning list", async () => {
    const id = await open();
    const confirmed = await confirmDeparture(held.deps, company.actors.head, { departureId: id });
    expect(confirmed.state).toBe("running");
    const systems = await held.db.query.select().from(connectedSystems);
    const itTasks = await held.db.query
      .select()
      .from(tasks)
      .where(and(eq(tasks.departureId, id), sql`${tasks.kind} in ('closeExport','closeAccount')`));
    expect(itTasks).toHaveLength(systems.length * 2);
    expect(itTasks.every((task) => task.chaseAt === null)).toBe(true);
    expect(new Set(itTasks.map((task) => `${task.kind} ${task.dueDay}`))).toEqual(
      new Set(["closeExport 2026-04-06", "closeAccount 2026-04-17"]),
    );
    expect((await listMyTasks(held.deps, company.actors.head)).items).toEqual([]);
    const { rows } = await held.db.query.execute<{ workflow_id: string }>(sql`
      select k.workflow_id from wakes k join workflows w on w.id = k.workflow_id where w.type = 'standup'`);
    expect(rows.map((row) => row.workflow_id)).toContain(`standup:${company.team.id}`);
  });

  it("is the head's; HR may after four working hours, when it has got the task itself", async () => {
    const id = await open();
    const early = confirmDeparture(held.deps, company.actors.hr, { departureId: id });
    await expect(early).rejects.toMatchObject({ reason: "confirmationIsTheHeads" });
    // The head is reminded at half of the task's time, which comes later.
    expect(await fact(id)).toEqual({ due: false, nextAt: new Date("2026-04-06T13:00:00Z") });
    await freezeClock(held.db, new Date("2026-04-06T13:00:00Z"));
    expect((await fact(id)).due).toBe(true);
    await chaseTasks(held.deps, id);
    expect((await fact(id)).due).toBe(false);
    const mine = await listMyTasks(held.deps, company.actors.hr);
    expect(mine.items).toMatchObject([{ kind: "confirmDeparture", departureId: id }]);
    expect((await confirmDeparture(held.deps, company.actors.hr, { departureId: id })).state).toBe("running");
    expect((await listMyTasks(held.deps, company.actors.hr)).items).toEqual([]);
  });

  it("is refused to the leaver and to who was not asked, and a second time", async () => {
    const id = await open();
    for (const actor of [company.actors.leaver, company.actors.executive]) {
      const confirmed = confirmDeparture(held.deps, actor, { departureId: id });
      await expect(confirmed).rejects.toMatchObject({ code: "notFound" });
    }
    await confirmDeparture(held.deps, company.actors.head, { departureId: id });
    const again = confirmDeparture(held.deps, company.actors.head, { departureId: id });
    await expect(again).rejects.toMatchObject({ reason: "notNoticed" });
  });

  it("tells the leaver before any colleague", async () => {
    const id = await open();
    await confirmDeparture(held.deps, company.actors.head, { departureId: id });
    await expect(getDeparture(held.deps, company.actors.leaver, { departureId: id })).rejects.toMatchObject({
      code: "notFound",
    });
    const first = await mailDue(held.deps, id);
    expect(first.map((mail) => mail.to.address)).toEqual([company.leaver.email]);
    expect(first[0]?.text).toContain(company.head.name);
    expect((await getDeparture(held.deps, company.actors.leaver, { departureId: id })).leaverToldAt).not.toBeNull();
    const then = await mailDue(held.deps, id);
    expect(then.map((mail) => mail.to.name)).toEqual([expect.stringMatching(/^IT /)]);
  });

  it("waits at a dismissal for the day it may be announced", async () => {
    const id = await open({ kind: "dismissed", announceFrom: "2026-04-08" });
    await confirmDeparture(held.deps, company.actors.head, { departureId: id });
    expect((await told(id))[0]?.notBefore).toEqual(new Date("2026-04-08T09:00:00Z"));
    expect(await mailDue(held.deps, id)).toEqual([]);
    await freezeClock(held.db, new Date("2026-04-08T09:00:00Z"));
    expect((await mailDue(held.deps, id)).map((mail) => mail.to.address)).toEqual([company.leaver.email]);
  });

  it("asks the head to tell a leaver without an address in person", async () => {
    await held.db.query.update(people).set({ email: null }).where(eq(people.id, company.leaver.id));
    const id = await open();
    await confirmDeparture(held.deps, company.actors.head, { departureId: id });
    expect(await told(id)).toEqual([]);
    const asked = await held.db.query
      .select()
      .from(tasks)
      .where(and(eq(tasks.departureId, id), eq(tasks.kind, "needsAttention")));
    expect(asked.map((task) => [task.assigneeId, task.detail])).toEqual([[company.head.id, "leaverNotTold"]]);
  });

  it("asks the head to tell a leaver whose address or last day is gone when the message may leave", async () => {
    const id = await open({ kind: "dismissed", announceFrom: "2026-04-08" });
    await confirmDeparture(held.deps, company.actors.head, { departureId: id });
    await held.db.query.update(people).set({ email: null }).where(eq(people.id, company.leaver.id));
    await freezeClock(held.db, new Date("2026-04-08T09:00:00Z"));
    expect(await sendDue(held.deps, `departure:${id}`)).toEqual([]);
    expect((await told(id)).map(({ state, reason }) => [state, reason])).toEqual([["cancelled", "noRecipient"]]);
    const mine = await listMyTasks(held.deps, company.actors.head);
    expect(mine.items).toMatchObject([{ kind: "needsAttention", detail: "leaverNotTold", departureId: id }]);
  });

  it.each(["illness", "death"] as const)("tells the leaver nothing at %s", async (kind) => {
    const id = await open({ kind });
    await confirmDeparture(held.deps, company.actors.head, { departureId: id });
    expect(await told(id)).toEqual([]);
    expect((await mailDue(held.deps, id)).map((mail) => mail.to.name)).toEqual([expect.stringMatching(/^IT /)]);
  });

  it("shows reason and note to HR, the budget not to the leaver", async () => {
    const id = await open();
    await confirmDeparture(held.deps, company.actors.head, { departureId: id });
    await mailDue(held.deps, id);
    const view = (actor: typeof company.actors.hr) => getDeparture(held.deps, actor, { departureId: id });
    expect(await view(company.actors.hr)).toHaveProperty("reason", "pay");
    expect(await view(company.actors.head)).toHaveProperty("offerBudgetMinor");
    expect(await view(company.actors.head)).not.toHaveProperty("reason");
    expect(await view(company.actors.executive)).not.toHaveProperty("reason");
    expect(await view(company.actors.leaver)).not.toHaveProperty("offerBudgetMinor");
    expect(await view(company.actors.leaver)).not.toHaveProperty("note");
  });
});

describe("IT's tasks", () => {
  it("where there is no other IT contact are confirmed by who has them, never by the leaver", async () => {
    const itLeaves = { leaverId: company.it.id };
    await held.db.query.update(people).set({ teamId: company.team.id }).where(eq(people.id, company.it.id));
    await held.db.query
      .update(people)
      .set({ status: "left" })
      .where(and(sql`'itContact' = any(${people.roles})`, ne(people.id, company.it.id)));
    const id = await open(itLeaves);
    await confirmDeparture(held.deps, company.actors.head, { departureId: id });
    const [task] = await held.db.query
      .select()
      .from(tasks)
      .where(and(eq(tasks.departureId, id), eq(tasks.kind, "closeExport")));
    expect(task?.assigneeId).toBe(company.hr.id);
    const confirmed = await confirmItTask(held.deps, company.actors.hr, { taskId: task?.id as string });
    expect(confirmed.outcome).toBe("confirmed");
  });

  it("are confirmed one by one by IT alone", async () => {
    const id = await open();
    await confirmDeparture(held.deps, company.actors.head, { departureId: id });
    // Whoever in IT came first has them: every IT contact may confirm.
    const [task] = await held.db.query
      .select()
      .from(tasks)
      .where(and(eq(tasks.departureId, id), eq(tasks.kind, "closeExport")));
    if (!task) throw new Error("no task");
    const byHead = confirmItTask(held.deps, company.actors.head, { taskId: task.id });
    await expect(byHead).rejects.toMatchObject({ code: "forbidden" });
    expect(await confirmItTask(held.deps, company.actors.it, { taskId: task.id })).toMatchObject({
      outcome: "confirmed",
    });
    const again = confirmItTask(held.deps, company.actors.it, { taskId: task.id });
    await expect(again).rejects.toMatchObject({ reason: "taskDone" });
    const rest = await held.db.query
      .select()
      .from(tasks)
      .where(and(eq(tasks.departureId, id), eq(tasks.detail, task.detail ?? "")));
    const waits = rest.filter((row) => row.doneAt === null);
    expect(waits.map((row) => row.kind)).toEqual(["closeAccount"]);
    // The account is needed until the last working day.
    const account = { taskId: waits[0]?.id as string };
    await expect(confirmItTask(held.deps, company.actors.it, account)).rejects.toMatchObject({
      reason: "accountStillNeeded",
      details: { day: "2026-04-17" },
    });
    await freezeClock(held.db, new Date("2026-04-17T09:00:00Z"));
    expect(await confirmItTask(held.deps, company.actors.it, account)).toMatchObject({ outcome: "confirmed" });
  });

  it("of who was released from work may be confirmed at once, accounts too", async () => {
    const id = await open({ kind: "released" });
    await confirmDeparture(held.deps, company.actors.head, { departureId: id });
    const [task] = await held.db.query
      .select()
      .from(tasks)
      .where(and(eq(tasks.departureId, id), eq(tasks.kind, "closeAccount")));
    const confirmed = await confirmItTask(held.deps, company.actors.it, { taskId: task?.id as string });
    expect(confirmed.outcome).toBe("confirmed");
  });
});
