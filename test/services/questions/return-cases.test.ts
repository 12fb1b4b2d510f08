import { and, eq, isNull, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { openQuestions } from "../../../db/schema/book.ts";
import { firstContacts } from "../../../db/schema/introductions.ts";
import { wakes } from "../../../db/schema/kernel.ts";
import { tasks } from "../../../db/schema/tasks.ts";
import { completeHandoverFact } from "../../../services/handovers/complete-handover-fact.ts";
import { addOpenQuestion } from "../../../services/inventory/add-open-question.ts";
import { updateOpenQuestion } from "../../../services/inventory/update-open-question.ts";
import { advanceCase } from "../../../services/questions/advance-case.ts";
import { handOverQuestions } from "../../../services/questions/hand-over-questions.ts";
import { actorOf, createCompany, createDeparture, freezeClock, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { readFact } from "../../support/passes.ts";

const held = useDatabase();
const MET = new Date("2026-04-09T11:00:00Z");

/** An introduced client whose case was handed to the successor and is not accepted yet. */
async function handedCase(returnState: string) {
  const company = await createCompany(held.db);
  const [successor, colleague] = company.reps as [Person, Person];
  const departure = await createDeparture(held.db, company, { clients: 1, nextOwner: successor, gates: ["owner"] });
  const handover = departure.handovers[0] as { id: string; clientId: string };
  const [made] = await held.db.query
    .insert(openQuestions)
    .values({
      source: "test",
      sourceId: handover.id,
      clientId: handover.clientId,
      responsibleId: company.leaver.id,
      kind: "returnCase",
      returnState,
      text: "Returns a batch of the wrong size",
    })
    .returning();
  await held.db.query.execute(
    sql`update handovers set told_at = ${MET}, introduced_at = ${MET} where id = ${handover.id}`,
  );
  await freezeClock(held.db, new Date("2026-04-09T12:00:00Z"));
  await handOverQuestions(held.deps, departure.id);
  const questionId = made?.id ?? "";
  const advance = async (person: Person, state: "confirmed" | "collected" | "replaced") =>
    advanceCase(held.deps, await actorOf(held.db, person), questionId, { state });
  return { company, successor, colleague, departure, handover, questionId, advance };
}

describe("a return case (R73)", () => {
  it("keeps its state through the handover and goes one step at a time", async () => {
    const { successor, advance } = await handedCase("reported");
    await expect(advance(successor, "collected")).rejects.toMatchObject({
      reason: "stepSkipped",
      details: { expected: "confirmed" },
    });
    expect(await advance(successor, "confirmed")).toEqual({ state: "confirmed" });
  });

  it("is moved on by the head too, who finds the cause, and by no colleague", async () => {
    const { company, colleague, advance } = await handedCase("reported");
    await expect(advance(colleague, "confirmed")).rejects.toMatchObject({ code: "forbidden" });
    expect(await advance(company.head, "confirmed")).toEqual({ state: "confirmed" });
  });

  it("closed by its last step is asked of nobody any more, and its client goes on", async () => {
    const { successor, departure, handover, advance } = await handedCase("replacementReceived");
    await held.db.query.execute(sql`
      update ownerships set person_id = ${successor.id} where client_id = ${handover.clientId}`);
    await held.db.query.execute(sql`update handovers set switched_at = ${MET} where id = ${handover.id}`);
    const items = [3, 5, 12];
    await held.db.query
      .insert(firstContacts)
      .values({ handoverId: handover.id, personId: successor.id, items, madeAt: MET });
    expect(await readFact(held.db, completeHandoverFact, handover.id)).toMatchObject({ due: false });
    await held.db.query.delete(wakes);

    await advance(successor, "replaced");
    const open = and(eq(tasks.departureId, departure.id), eq(tasks.kind, "acceptQuestions"), isNull(tasks.doneAt));
    expect(await held.db.query.select().from(tasks).where(open)).toEqual([]);
    expect(await readFact(held.db, completeHandoverFact, handover.id)).toMatchObject({ due: true });
    const woken = await held.db.query.select({ id: wakes.workflowId }).from(wakes);
    expect(woken.map(({ id }) => id)).toContain(`handover:${handover.id}`);
  });

  it("noted in a dossier begins as reported, and is closed by its steps alone", async () => {
    const company = await createCompany(held.db);
    const departure = await createDeparture(held.db, company, { clients: 1 });
    const handoverId = departure.handovers[0]?.id ?? "";
    const leaver = await actorOf(held.db, company.leaver);
    const noted = { kind: "returnCase" as const, text: "Goods with a defect", dueOn: null, justified: null };
    const { id } = await addOpenQuestion(held.deps, leaver, { handoverId, version: null, question: noted });
    const update = (question: { kind?: "returnCase" | "question"; closedOn?: string }) =>
      updateOpenQuestion(held.deps, leaver, { handoverId, questionId: id, version: null, question });
    await expect(update({ closedOn: "2026-04-06" })).rejects.toMatchObject({ reason: "returnCaseOpen" });
    expect(await advanceCase(held.deps, leaver, id, { state: "confirmed" })).toEqual({ state: "confirmed" });
    const [row] = await held.db.query.select().from(openQuestions).where(eq(openQuestions.id, id));
    expect(row).toMatchObject({ returnState: "confirmed", closedOn: null });
  });
});
