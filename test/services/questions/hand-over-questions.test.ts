import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { openQuestions } from "../../../db/schema/book.ts";
import { look } from "../../../db/transaction.ts";
import { acceptQuestions } from "../../../services/questions/accept-questions.ts";
import { handOverQuestions } from "../../../services/questions/hand-over-questions.ts";
import { handOverQuestionsFact } from "../../../services/questions/hand-over-questions-fact.ts";
import { listHandedQuestions } from "../../../services/questions/list-handed-questions.ts";
import { actorOf, createCompany, createDeparture, freezeClock } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();
const system = { kind: "system", name: "test" } as const;
const fact = (departureId: string) => look(held.db, system, (context) => handOverQuestionsFact(context, departureId));

async function introduced(question: Partial<typeof openQuestions.$inferInsert> = {}) {
  const company = await createCompany(held.db);
  const [successor, other] = company.reps;
  if (!successor || !other) throw new Error("no reps");
  const departure = await createDeparture(held.db, company, { clients: 1, nextOwner: successor, gates: ["owner"] });
  const handover = departure.handovers[0];
  if (!handover) throw new Error("no handover");
  const [made] = await held.db.query
    .insert(openQuestions)
    .values({
      source: "test",
      sourceId: handover.id,
      clientId: handover.clientId,
      responsibleId: company.leaver.id,
      text: "Spare part promised",
      ...question,
    })
    .returning();
  await held.db.query.execute(
    sql`update handovers set introduced_at = '2026-04-09T11:00:00Z' where id = ${handover.id}`,
  );
  await freezeClock(held.db, new Date("2026-04-09T12:00:00Z"));
  return { company, successor, other, departure, questionId: made?.id ?? "" };
}
const openTasks = async (departureId: string) => {
  const { rows } = await held.db.query.execute<{ assignee_id: string; detail: string | null }>(sql`
    select assignee_id, detail from tasks where departure_id = ${departureId} and kind = 'acceptQuestions' and done_at is null order by arrived_at`);
  return rows;
};

describe("open questions (R20)", () => {
  it("go to the successor once the client is introduced, with a date and one task", async () => {
    const { departure, successor } = await introduced();
    expect((await fact(departure.id)).due).toBe(true);
    await handOverQuestions(held.deps, departure.id);
    const [question] = await listHandedQuestions(held.deps, await actorOf(held.db, successor), departure.id);
    expect(question).toMatchObject({ nextDueOn: "2026-04-13", acceptedAt: null });
    expect(await openTasks(departure.id)).toEqual([{ assignee_id: successor.id, detail: null }]);
    expect(await fact(departure.id)).toEqual({ due: false, nextAt: new Date("2026-04-13T18:00:00Z") });
  });

  it("are accepted with a date of the successor's own and end their task", async () => {
    const { departure, successor, questionId } = await introduced();
    await handOverQuestions(held.deps, departure.id);
    const actor = await actorOf(held.db, successor);
    const input = { items: [{ questionId, dueOn: "2026-04-20" }] };
    expect(await acceptQuestions(held.deps, actor, departure.id, input)).toEqual({ accepted: 1, blocked: [] });
    expect(await openTasks(departure.id)).toEqual([]);
    expect(await acceptQuestions(held.deps, actor, departure.id, input)).toMatchObject({
      accepted: 0,
      blocked: [{ reason: "notHandedToYou" }],
    });
  });

  it("handed over later at the same instant join the open task, or come as a new one once that is done", async () => {
    const { departure, successor, questionId } = await introduced();
    const { clientId } = departure.handovers[0] as { clientId: string };
    const another = async (sourceId: string) => {
      const values = { source: "test", sourceId, clientId, text: "Samples promised" };
      await held.db.query.insert(openQuestions).values(values);
      await handOverQuestions(held.deps, departure.id);
    };
    await handOverQuestions(held.deps, departure.id);
    await another(`${questionId} second`);
    expect(await openTasks(departure.id)).toHaveLength(1);
    const actor = await actorOf(held.db, successor);
    const handed = await listHandedQuestions(held.deps, actor, departure.id);
    expect(handed.map(({ id }) => id)).toContain(questionId);
    await acceptQuestions(held.deps, actor, departure.id, {
      items: handed.map(({ id }) => ({ questionId: id, dueOn: "2026-04-15" })),
    });
    expect(await openTasks(departure.id)).toEqual([]);
    await another(`${questionId} third`);
    expect(await openTasks(departure.id)).toEqual([{ assignee_id: successor.id, detail: null }]);
  });

  it("are refused a date in the past, and nothing is lost", async () => {
    const { departure, successor, questionId } = await introduced();
    await handOverQuestions(held.deps, departure.id);
    const answer = await acceptQuestions(held.deps, await actorOf(held.db, successor), departure.id, {
      items: [{ questionId, dueOn: "2026-04-01" }],
    });
    expect(answer).toEqual({ accepted: 0, blocked: [{ questionId, reason: "dueDatePast" }] });
    expect(await openTasks(departure.id)).toHaveLength(1);
  });

  it("cannot be accepted by a colleague they were not handed to", async () => {
    const { departure, other, questionId } = await introduced();
    await handOverQuestions(held.deps, departure.id);
    const attempt = acceptQuestions(held.deps, await actorOf(held.db, other), departure.id, {
      items: [{ questionId, dueOn: "2026-04-20" }],
    });
    await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
  });

  it("not accepted in two working days become the head's, who may accept them for the successor", async () => {
    const { departure, company, successor, questionId } = await introduced();
    await handOverQuestions(held.deps, departure.id);
    await freezeClock(held.db, new Date("2026-04-13T18:00:00Z"));
    expect((await fact(departure.id)).due).toBe(true);
    await handOverQuestions(held.deps, departure.id);
    expect((await openTasks(departure.id)).map((task) => task.assignee_id)).toEqual([successor.id, company.head.id]);
    expect((await fact(departure.id)).due).toBe(false);
    await acceptQuestions(held.deps, await actorOf(held.db, company.head), departure.id, {
      items: [{ questionId, dueOn: "2026-04-20" }],
    });
    const { rows } = await held.db.query.execute<{ responsible_id: string }>(
      sql`select responsible_id from open_questions where id = ${questionId}`,
    );
    expect(rows[0]?.responsible_id).toBe(successor.id);
    expect(await openTasks(departure.id)).toEqual([]);
  });
});
