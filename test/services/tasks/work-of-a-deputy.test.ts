import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { openQuestions } from "../../../db/schema/book.ts";
import { handovers } from "../../../db/schema/departures.ts";
import { awayDays, people } from "../../../db/schema/people.ts";
import { change, done } from "../../../db/transaction.ts";
import type { TaskKind } from "../../../domain/tasks/task-kinds.ts";
import { loadCalendar } from "../../../services/calendars/load-calendar.ts";
import { recordFirstContact } from "../../../services/first-contacts/record-first-contact.ts";
import { getDossier } from "../../../services/inventory/get-dossier.ts";
import { acceptQuestions } from "../../../services/questions/accept-questions.ts";
import { listHandedQuestions } from "../../../services/questions/list-handed-questions.ts";
import { chaseTasks } from "../../../services/tasks/chase-tasks.ts";
import { createTasks } from "../../../services/tasks/create-tasks.ts";
import { actorOf, createCompany, createDeparture, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();

/** One client in the hands of a successor who has work to do, is away now and has named a deputy. */
async function awaySuccessor(kind: TaskKind) {
  const company = await createCompany(held.db, { reps: 3 });
  const [successor, deputy, other] = company.reps as [Person, Person, Person];
  const departure = await createDeparture(held.db, company, {
    clients: 1,
    tier: "silver",
    nextOwner: successor,
    gates: ["owner"],
  });
  const handoverId = departure.handovers[0]?.id ?? "";
  await held.db.query
    .update(handovers)
    .set({ switchedAt: new Date("2026-04-03T09:00:00Z") })
    .where(eq(handovers.id, handoverId));
  await change(held.db, { kind: "system", name: "test" }, async (context) => {
    const calendar = await loadCalendar(context.tx, company.team.id);
    const due = { at: new Date("2026-04-10T18:00:00Z"), zone: "UTC", date: "2026-04-10" };
    const about = kind === "makeFirstContact" ? { handoverId } : { subjectId: successor.id };
    await createTasks(context, calendar, [
      { key: kind, departureId: departure.id, kind, assigneeId: successor.id, due, notified: false, ...about },
    ]);
    return done(undefined, [{ verb: "give", subject: `departure:${departure.id}` }]);
  });
  await held.db.query.update(people).set({ deputyId: deputy.id }).where(eq(people.id, successor.id));
  await held.db.query.insert(awayDays).values({ personId: successor.id, fromDay: "2026-04-01", toDay: "2026-04-30" });
  await chaseTasks(held.deps, departure.id);
  return {
    departureId: departure.id,
    handoverId,
    successorId: successor.id,
    deputy: await actorOf(held.db, deputy),
    other: await actorOf(held.db, other),
  };
}

it("lets the deputy make the first contact, and nobody else", async () => {
  const { handoverId, deputy, other } = await awaySuccessor("makeFirstContact");
  await expect(recordFirstContact(held.deps, other, handoverId, { items: [3] })).rejects.toThrow("may not");
  await expect(getDossier(held.deps, other, handoverId)).rejects.toThrow("may not");
  expect((await getDossier(held.deps, deputy, handoverId)).handover.id).toBe(handoverId);
  expect(await recordFirstContact(held.deps, deputy, handoverId, { items: [3, 5, 12] })).toMatchObject({
    complete: true,
  });
  await expect(recordFirstContact(held.deps, deputy, handoverId, { items: [4] })).rejects.toThrow("may not");
});

it("lets the deputy accept the successor's questions, for the successor", async () => {
  const { departureId, handoverId, successorId, deputy, other } = await awaySuccessor("acceptQuestions");
  const [handover] = await held.db.query.select().from(handovers).where(eq(handovers.id, handoverId));
  const [question] = await held.db.query
    .insert(openQuestions)
    .values({
      clientId: handover?.clientId ?? "",
      source: "test",
      sourceId: "Q1",
      kind: "promise",
      text: "Two pallets come back",
      openedOn: "2026-03-01",
      nextResponsibleId: successorId,
      handedOverAt: new Date("2026-04-01T09:00:00Z"),
    })
    .returning();
  const items = [{ questionId: question?.id ?? "", dueOn: "2026-05-04" }];
  await expect(acceptQuestions(held.deps, other, departureId, { items })).rejects.toThrow("may not");
  expect(await listHandedQuestions(held.deps, deputy, departureId)).toHaveLength(1);
  expect(await acceptQuestions(held.deps, deputy, departureId, { items })).toEqual({ accepted: 1, blocked: [] });
  const [after] = await held.db.query
    .select()
    .from(openQuestions)
    .where(eq(openQuestions.id, question?.id ?? ""));
  expect(after).toMatchObject({ responsibleId: successorId, nextDueOn: "2026-05-04" });
});
