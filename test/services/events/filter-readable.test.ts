import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { tasks } from "../../../db/schema/tasks.ts";
import { change, done } from "../../../db/transaction.ts";
import type { PersonActor } from "../../../domain/access/actor.ts";
import { loadCalendar } from "../../../services/calendars/load-calendar.ts";
import { filterReadable } from "../../../services/events/filter-readable.ts";
import { createTasks } from "../../../services/tasks/create-tasks.ts";
import { actorOf, createCompany, createDeparture, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();

it("tells who is asked for something in a departure they may not read that it changed, and nobody else", async () => {
  const company = await createCompany(held.db, { reps: 3 });
  const [, successor, other] = company.reps as [Person, Person, Person];
  const { id: departureId } = await createDeparture(held.db, company, { clients: 1 });
  const events = [{ subject: `departure:${departureId}`, verb: "approveOwners" }];
  const hear = async (person: Person) =>
    filterReadable(held.deps, (await actorOf(held.db, person)) as PersonActor, events);
  expect(await hear(successor)).toEqual([]);

  const due = { at: new Date("2026-04-10T18:00:00Z"), zone: "UTC", date: "2026-04-10" };
  await change(held.db, { kind: "system", name: "test" }, async (context) => {
    const calendar = await loadCalendar(context.tx, company.team.id);
    await createTasks(context, calendar, [
      { key: "accept", departureId, kind: "acceptClients", assigneeId: successor.id, due, subjectId: successor.id },
    ]);
    return done(undefined, [{ verb: "give", subject: `departure:${departureId}` }]);
  });
  expect(await hear(successor)).toEqual([{ subject: `departure:${departureId}`, verb: "changed" }]);
  expect(await hear(other)).toEqual([]);

  // That it was ended, also by somebody else, is news of the same moment; what comes after is not theirs.
  const endTask = (at: Date) =>
    held.db.query.update(tasks).set({ doneAt: at }).where(eq(tasks.departureId, departureId));
  await endTask(new Date());
  expect(await hear(successor)).toEqual([{ subject: `departure:${departureId}`, verb: "changed" }]);
  await endTask(new Date("2026-01-05T09:00:00Z"));
  expect(await hear(successor)).toEqual([]);
});

it("tells who follows a departure of a task that was done in it", async () => {
  const company = await createCompany(held.db, { reps: 2 });
  const [, other] = company.reps as [Person, Person];
  const { id: departureId } = await createDeparture(held.db, company, { clients: 1 });
  const at = new Date("2026-04-10T18:00:00Z");
  const task = {
    departureId,
    kind: "closeExport",
    key: "close",
    arrivedAt: at,
    dueAt: at,
    dueDay: "2026-04-10",
    zone: "UTC",
  } as const;
  const [row] = await held.db.query.insert(tasks).values(task).returning({ id: tasks.id });
  const events = [{ subject: `task:${row?.id}`, verb: "confirmItTask" }];
  const hear = async (person: Person) =>
    filterReadable(held.deps, (await actorOf(held.db, person)) as PersonActor, events);
  expect(await hear(company.hr)).toEqual(events);
  expect(await hear(other)).toEqual([]);
});
