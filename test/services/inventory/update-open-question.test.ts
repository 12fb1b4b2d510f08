import { and, eq, isNull } from "drizzle-orm";
import { expect, it } from "vitest";
import { AddOpenQuestion, UpdateOpenQuestion } from "../../../contracts/inventory.ts";
import { openQuestions } from "../../../db/schema/book.ts";
import { handovers } from "../../../db/schema/departures.ts";
import { tasks } from "../../../db/schema/tasks.ts";
import { addOpenQuestion } from "../../../services/inventory/add-open-question.ts";
import { updateOpenQuestion } from "../../../services/inventory/update-open-question.ts";
import { handOverQuestions } from "../../../services/questions/hand-over-questions.ts";
import { actorOf, createCompany, createDeparture, MONDAY, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();

/** A justified complaint in the dossier of a client, as the leaver noted it. */
async function notedComplaint() {
  const company = await createCompany(held.db);
  const [successor] = company.reps as [Person];
  const departure = await createDeparture(held.db, company, { clients: 1, nextOwner: successor });
  const handoverId = departure.handovers[0]?.id ?? "";
  const leaver = await actorOf(held.db, company.leaver);
  const question = AddOpenQuestion.parse({
    kind: "complaint",
    text: "Two boxes were damaged",
    dueOn: "2026-04-14",
    justified: true,
  });
  const { id: questionId } = await addOpenQuestion(held.deps, leaver, { handoverId, version: null, question });
  const update = (body: unknown) =>
    updateOpenQuestion(held.deps, leaver, {
      handoverId,
      questionId,
      version: null,
      question: UpdateOpenQuestion.parse(body),
    });
  const read = async () =>
    (await held.db.query.select().from(openQuestions).where(eq(openQuestions.id, questionId)))[0];
  return { departure, handoverId, leaver, update, read };
}

it("changes what is named and leaves the rest of a question as it was", async () => {
  const { update, read } = await notedComplaint();
  await update({ dueOn: "2026-04-20" });
  expect(await read()).toMatchObject({ kind: "complaint", justified: true, dueOn: "2026-04-20" });
  await update({ closedOn: "2026-04-06" });
  expect(await read()).toMatchObject({ kind: "complaint", dueOn: "2026-04-20", closedOn: "2026-04-06" });
  await expect(update({})).rejects.toMatchObject({ reason: "nothingToChange" });
});

it("a question closed in the dossier is asked of its successor no more (R20)", async () => {
  const { departure, handoverId, update } = await notedComplaint();
  await held.db.query.update(handovers).set({ introducedAt: MONDAY }).where(eq(handovers.id, handoverId));
  await handOverQuestions(held.deps, departure.id);
  const open = and(eq(tasks.departureId, departure.id), eq(tasks.kind, "acceptQuestions"), isNull(tasks.doneAt));
  expect(await held.db.query.select().from(tasks).where(open)).toHaveLength(1);
  await update({ closedOn: "2026-04-06" });
  expect(await held.db.query.select().from(tasks).where(open)).toEqual([]);
});

it("a question handed over keeps the day it came with, beside the one it is moved to", async () => {
  const { departure, handoverId, update, read } = await notedComplaint();
  await held.db.query.update(handovers).set({ introducedAt: MONDAY }).where(eq(handovers.id, handoverId));
  await handOverQuestions(held.deps, departure.id);
  await update({ dueOn: "2026-04-20" });
  expect(await read()).toMatchObject({ dueOn: "2026-04-14", nextDueOn: "2026-04-20" });
  await update({ dueOn: null });
  expect(await read()).toMatchObject({ dueOn: "2026-04-14", nextDueOn: "2026-04-20" });
});

it("no question is promised for a day that is over", async () => {
  const { handoverId, leaver, update, read } = await notedComplaint();
  const past = { reason: "dateInPast", details: { pointer: "/dueOn" } };
  await expect(update({ dueOn: "2026-04-05" })).rejects.toMatchObject(past);
  expect((await read())?.dueOn).toBe("2026-04-14");
  const question = AddOpenQuestion.parse({ text: "Which pallet size?", dueOn: "2020-01-01" });
  const add = (dueOn: string) =>
    addOpenQuestion(held.deps, leaver, { handoverId, version: null, question: { ...question, dueOn } });
  await expect(add("2020-01-01")).rejects.toMatchObject(past);
  await add("2026-04-06");
});
