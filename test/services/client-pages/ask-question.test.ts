import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { openQuestions } from "../../../db/schema/book.ts";
import { departures, handovers } from "../../../db/schema/departures.ts";
import { people } from "../../../db/schema/people.ts";
import { notifications } from "../../../db/schema/tasks.ts";
import type { DepartureStep } from "../../../domain/departure/next-steps.ts";
import { askQuestion } from "../../../services/client-pages/ask-question.ts";
import { getClientPage } from "../../../services/client-pages/get-client-page.ts";
import { closeDeparture } from "../../../services/departures/close-departure.ts";
import { readDeparturePass } from "../../../services/departures/read-departure-pass.ts";
import { acceptQuestions } from "../../../services/questions/accept-questions.ts";
import { answerQuestion } from "../../../services/questions/answer-question.ts";
import { handOverQuestions } from "../../../services/questions/hand-over-questions.ts";
import { listHandedQuestions } from "../../../services/questions/list-handed-questions.ts";
import { listMyTasks } from "../../../services/tasks/list-tasks.ts";
import { createTellable, releaseAll, tasksOf } from "../../support/client-notices.ts";
import { actorOf, freezeClock, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { pageLink } from "../../support/introductions.ts";

const held = useDatabase();
const TOLD = new Date("2026-04-06T09:00:00Z");
const text = "Who delivers in May?";

/** A told client with its page open, and a question asked on it: to be answered by 8 April. */
async function asked(change: Partial<typeof handovers.$inferInsert> = {}) {
  const made = await createTellable(held.db);
  await releaseAll(held.deps, made);
  const [one] = made.handovers as [(typeof made.handovers)[number]];
  const client = await pageLink(held.db, one);
  const set = (values: Partial<typeof handovers.$inferInsert>) =>
    held.db.query.update(handovers).set(values).where(eq(handovers.id, one.id));
  await set({ toldAt: TOLD, toldHow: "email", ...change });
  const { departureId, company } = made;
  const [successor, other] = company.reps as [Person, Person];
  const { questionId, answerBy } = await askQuestion(held.deps, client, { text });
  expect(answerBy).toBe("2026-04-08");
  const workOf = async (person: Person) =>
    (await listMyTasks(held.deps, await actorOf(held.db, person))).items.filter(
      ({ kind }) => kind === "acceptQuestions",
    );
  const accept = async (person: Person, dueOn: string) =>
    acceptQuestions(held.deps, await actorOf(held.db, person), departureId, { items: [{ questionId, dueOn }] });
  const answer = async (person: Person) => answerQuestion(held.deps, await actorOf(held.db, person), questionId);
  const page = async () => (await getClientPage(held.deps, client)).questions;
  return { company, departureId, one, successor, other, questionId, client, set, workOf, accept, answer, page };
}

test("who is promised has a task at once, with the question and the promised day (R20)", async () => {
  const { departureId, one, successor, questionId, workOf } = await asked();
  const [task] = await workOf(successor);
  expect(task).toMatchObject({ dueDay: "2026-04-08", count: 1 });
  expect(await listHandedQuestions(held.deps, await actorOf(held.db, successor), departureId)).toMatchObject([
    { id: questionId, text, nextDueOn: "2026-04-08", acceptedAt: null },
  ]);
  const told = await held.db.query.select().from(notifications).where(eq(notifications.handoverId, one.id));
  expect(told).toMatchObject([{ kind: "clientAsked", personId: successor.id, taskId: task?.id }]);
});

test("the introduction hands it over no second time and leaves the promised day as it is", async () => {
  const { departureId, successor, set, workOf, page } = await asked();
  await freezeClock(held.db, new Date("2026-04-07T09:00:00Z"));
  await set({ introducedAt: new Date("2026-04-07T08:00:00Z") });
  await handOverQuestions(held.deps, departureId);
  expect(await workOf(successor)).toHaveLength(1);
  expect(await page()).toEqual([{ text, answerBy: "2026-04-08", promisedBy: null }]);
});

test("a day moved by who answers stands on the client's page beside the one first promised", async () => {
  const { successor, accept, workOf, page } = await asked();
  expect(await accept(successor, "2026-04-13")).toEqual({ accepted: 1, blocked: [] });
  expect(await workOf(successor)).toEqual([]);
  expect(await page()).toEqual([{ text, answerBy: "2026-04-13", promisedBy: "2026-04-08" }]);
});

test("it goes on with the promised day to the next one when the successor leaves before the introduction", async () => {
  const { departureId, successor, other, set, workOf, page } = await asked();
  await held.db.query.update(people).set({ status: "leaving" }).where(eq(people.id, successor.id));
  await set({ nextOwnerId: other.id });
  await handOverQuestions(held.deps, departureId);
  expect(await workOf(other)).toHaveLength(1);
  expect(await page()).toEqual([{ text, answerBy: "2026-04-08", promisedBy: null }]);
});

test("while a client has no next owner, who approves is asked", async () => {
  const { company, workOf } = await asked({ nextOwnerId: null });
  expect(await workOf(company.head)).toHaveLength(1);
});

test("after the departure has closed it is asked, chased and recorded as answered all the same", async () => {
  const made = await asked({ end: "handedOver", endedAt: TOLD, introducedAt: TOLD, switchedAt: TOLD });
  const { departureId, successor, other, workOf, answer, page } = made;
  const passed = { inventoriedAt: TOLD, signInEndedAt: TOLD };
  await held.db.query.update(departures).set(passed).where(eq(departures.id, departureId));
  await closeDeparture(held.deps, departureId);
  const [departure] = await held.db.query.select().from(departures).where(eq(departures.id, departureId));
  expect(departure?.state).toBe("closed");
  expect(await workOf(successor)).toMatchObject([{ dueDay: "2026-04-08" }]);

  await freezeClock(held.db, new Date("2026-04-08T18:00:00Z"));
  const due: DepartureStep[] = (await readDeparturePass(held.deps, departureId)).due;
  expect(due).toEqual(expect.arrayContaining(["handOverQuestions", "chaseTasks"]));
  await handOverQuestions(held.deps, departureId);
  expect(await workOf(made.company.head)).toMatchObject([{ detail: "late" }]);

  await expect(answer(other)).rejects.toMatchObject({ code: "forbidden" });
  expect(await answer(successor)).toEqual({ closedOn: "2026-04-08" });
  expect((await tasksOf(held.db, departureId, "acceptQuestions")).map(({ outcome }) => outcome)).toEqual([
    "accepted",
    "accepted",
  ]);
  expect(await page()).toEqual([]);
  await expect(answer(successor)).rejects.toMatchObject({ reason: "questionClosed" });
  const [row] = await held.db.query.select().from(openQuestions).where(eq(openQuestions.id, made.questionId));
  expect(row?.closedOn).toBe("2026-04-08");
});
