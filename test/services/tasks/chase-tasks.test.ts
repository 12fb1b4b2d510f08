import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { wakes } from "../../../db/schema/kernel.ts";
import { awayDays, people } from "../../../db/schema/people.ts";
import { notifications, tasks } from "../../../db/schema/tasks.ts";
import { change, done, look } from "../../../db/transaction.ts";
import type { TaskKind } from "../../../domain/tasks/task-kinds.ts";
import { loadCalendar } from "../../../services/calendars/load-calendar.ts";
import { addAwayDays, removeAwayDays } from "../../../services/people/away-days.ts";
import { setDeputy } from "../../../services/people/set-deputy.ts";
import { chaseTasks } from "../../../services/tasks/chase-tasks.ts";
import { chaseTasksFact } from "../../../services/tasks/chase-tasks-fact.ts";
import { createTasks } from "../../../services/tasks/create-tasks.ts";
import { listDepartureTasks, listMyTasks } from "../../../services/tasks/list-tasks.ts";
import { actorOf, createDeparture, freezeClock, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createLeaverCompany } from "../../support/departures.ts";

const held = useDatabase();
const system = { kind: "system", name: "test" } as const;
let company: Awaited<ReturnType<typeof createLeaverCompany>>;
let id: string;
beforeEach(async () => {
  company = await createLeaverCompany(held.deps, { clients: 0, reps: 3 });
  id = (await createDeparture(held.db, company)).id;
});
const rep = () => company.reps[0] as Person;
/** Due on Friday evening: 45 working hours after MONDAY, half of them on Wednesday at 13:30. */
const give = (assigneeId: string, kind: TaskKind = "signInventory") =>
  change(held.db, system, async (context) => {
    const calendar = await loadCalendar(context.tx, company.team.id);
    const due = { at: new Date("2026-04-10T18:00:00Z"), zone: "UTC", date: "2026-04-10" };
    await createTasks(context, calendar, [
      { key: `${kind}:${assigneeId}`, departureId: id, kind, assigneeId, due, notified: false },
    ]);
    return done(undefined, [{ verb: "give", subject: `departure:${id}` }]);
  });
const fact = () => look(held.db, system, (context) => chaseTasksFact(context, id));
const heard = async () => {
  const rows = await held.db.query
    .select()
    .from(notifications)
    .where(eq(notifications.departureId, id))
    .orderBy(notifications.recordedAt);
  return rows.map((row) => row.personId);
};
/** Goes from one due moment to the next until none is left, as the workflow does; returns them with who heard. */
const runAll = async () => {
  const seen: [string, string[]][] = [];
  for (let guard = 0; guard < 20; guard++) {
    const { due, nextAt } = await fact();
    if (due) throw new Error("still due after its step");
    if (!nextAt) return seen;
    await freezeClock(held.db, nextAt);
    const before = (await heard()).length;
    await chaseTasks(held.deps, id);
    seen.push([nextAt.toISOString().slice(5, 16), (await heard()).slice(before)]);
  }
  throw new Error("never ends");
};

describe("chasing tasks", () => {
  it("reminds at half of the time and a working day before, then climbs to superior, head of sales and management", async () => {
    await give(rep().id);
    expect(await runAll()).toEqual([
      ["04-08T13:30", [rep().id]],
      ["04-09T18:00", [rep().id]],
      ["04-10T18:00", [company.head.id]],
      ["04-13T18:00", [company.head.id]],
      ["04-14T18:00", [company.executive.id]],
    ]);
  });

  it("tells a department's head first when a department is late", async () => {
    const { contact, head } = company.departments.logistics;
    await give(contact.id, "acknowledgeDepartment");
    const breach = (await runAll())[2];
    expect(breach).toEqual(["04-10T18:00", [head.id]]);
  });

  it("passes over the assignee and the leaver upwards", async () => {
    await give(company.head.id, "approveOwners");
    const receivers = (await runAll()).slice(2).map(([, who]) => who);
    expect(receivers).toEqual([[company.executive.id], [company.executive.id], [company.executive.id]]);
  });

  it("tells the deputy of a superior who is away, but not of the deputy's own lateness", async () => {
    const deputy = company.reps[1] as Person;
    await held.db.query.update(people).set({ deputyId: deputy.id }).where(eq(people.id, company.head.id));
    await held.db.query
      .insert(awayDays)
      .values({ personId: company.head.id, fromDay: "2026-04-10", toDay: "2026-04-10" });
    await give(rep().id);
    await give(deputy.id, "signGoldInventory");
    await freezeClock(held.db, new Date("2026-04-10T18:00:00Z"));
    await chaseTasks(held.deps, id);
    expect((await heard()).sort()).toEqual([company.head.id, deputy.id].sort());
  });

  it("leaves done tasks alone", async () => {
    await give(rep().id);
    await held.db.query
      .update(tasks)
      .set({ doneAt: new Date("2026-04-07T10:00:00Z"), chaseAt: null })
      .where(eq(tasks.departureId, id));
    expect(await fact()).toEqual({ due: false, nextAt: null });
  });

  it("escalates many tasks in one go", async () => {
    await change(held.db, system, async (context) => {
      const calendar = await loadCalendar(context.tx, company.team.id);
      const due = { at: new Date("2026-04-10T18:00:00Z"), zone: "UTC", date: "2026-04-10" };
      const many = Array.from({ length: 1200 }, (_, n) => ({
        key: `m${n}:${id}`,
        departureId: id,
        kind: "callClient" as const,
        assigneeId: rep().id,
        due,
      }));
      await createTasks(context, calendar, many);
      return done(undefined, [{ verb: "give", subject: `departure:${id}` }]);
    });
    await freezeClock(held.db, new Date("2026-04-10T18:00:00Z"));
    await chaseTasks(held.deps, id);
    expect((await fact()).due).toBe(false);
    const rows = await held.db.query.select().from(tasks).where(eq(tasks.departureId, id));
    expect(new Set(rows.map((row) => row.chaseLevel))).toEqual(new Set([3]));
  });
});

describe("someone with tasks who goes away", () => {
  it("hands them to the deputy at once and has them back afterwards, both named", async () => {
    const deputy = company.reps[1] as Person;
    await held.db.query.update(people).set({ deputyId: deputy.id }).where(eq(people.id, rep().id));
    await give(rep().id);
    await held.db.query.insert(awayDays).values({ personId: rep().id, fromDay: "2026-04-07", toDay: "2026-04-07" });
    expect((await fact()).nextAt).toEqual(new Date("2026-04-07T09:00:00Z"));
    await freezeClock(held.db, new Date("2026-04-07T09:00:00Z"));
    expect((await fact()).due).toBe(true);
    await chaseTasks(held.deps, id);
    const [task] = (await listMyTasks(held.deps, await actorOf(held.db, deputy))).items;
    expect(task).toMatchObject({ assigneeId: deputy.id, forId: rep().id });
    expect((await listMyTasks(held.deps, await actorOf(held.db, rep()))).items).toEqual([]);
    expect(await fact()).toMatchObject({ due: false, nextAt: new Date("2026-04-08T09:00:00Z") });
    await freezeClock(held.db, new Date("2026-04-08T09:00:00Z"));
    await chaseTasks(held.deps, id);
    const [back] = (await listMyTasks(held.deps, await actorOf(held.db, rep()))).items;
    expect(back).toMatchObject({ assigneeId: rep().id, forId: null });
  });
});

describe("who falls ill, is back early, or names another deputy", () => {
  it("wakes the departures they have work in, so that it moves at once", async () => {
    const [deputy, other] = company.reps.slice(1) as [Person, Person];
    const me = await actorOf(held.db, rep());
    await give(rep().id);
    const woken = async () => {
      const rows = await held.db.query.delete(wakes).returning();
      await chaseTasks(held.deps, id);
      const [task] = await held.db.query.select().from(tasks).where(eq(tasks.departureId, id));
      return [rows.map((row) => row.workflowId), task?.assigneeId];
    };
    await setDeputy(held.deps, me, rep().id, deputy.id);
    await held.db.query.delete(wakes);
    const away = await addAwayDays(held.deps, me, { personId: rep().id, fromDay: "2026-04-06", toDay: "2026-04-10" });
    expect(await woken()).toEqual([[`departure:${id}`], deputy.id]);
    await setDeputy(held.deps, me, rep().id, other.id);
    expect(await woken()).toEqual([[`departure:${id}`], other.id]);
    await removeAwayDays(held.deps, me, { personId: rep().id, awayId: away.id });
    expect(await woken()).toEqual([[`departure:${id}`], rep().id]);
  });
});

describe("a departure's tasks", () => {
  it("are all seen by the head, own ones by everybody else", async () => {
    await give(rep().id);
    await give(company.leaver.id, "completeDossiers");
    const list = async (actor: typeof company.actors.head) =>
      (await listDepartureTasks(held.deps, actor, { departureId: id, open: true })).items
        .map((task) => task.kind)
        .sort();
    expect(await list(company.actors.head)).toEqual(["completeDossiers", "signInventory"]);
    expect(await list(company.actors.leaver)).toEqual(["completeDossiers"]);
    expect(await list(company.actors.hr)).toEqual([]);
    expect(await list(await actorOf(held.db, rep()))).toEqual(["signInventory"]);
  });
});
