import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { openQuestions } from "../../../db/schema/book.ts";
import { handovers } from "../../../db/schema/departures.ts";
import { awayDays, people } from "../../../db/schema/people.ts";
import { look } from "../../../db/transaction.ts";
import { acceptQuestions } from "../../../services/questions/accept-questions.ts";
import { handOverQuestions } from "../../../services/questions/hand-over-questions.ts";
import { handOverQuestionsFact } from "../../../services/questions/hand-over-questions-fact.ts";
import { listHandedQuestions } from "../../../services/questions/list-handed-questions.ts";
import { chaseTasks } from "../../../services/tasks/chase-tasks.ts";
import { actorOf, createCompany, createDeparture, freezeClock, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();
const system = { kind: "system", name: "test" } as const;
const isDue = async (departureId: string) =>
  (await look(held.db, system, (context) => handOverQuestionsFact(context, departureId))).due;
const read = async (id: string) =>
  (await held.db.query.select().from(openQuestions).where(eq(openQuestions.id, id)))[0];

/** A client introduced to the first rep, with a question handed over to them. */
async function handedOver() {
  const company = await createCompany(held.db, { reps: 3 });
  const [successor, other, third] = company.reps as [Person, Person, Person];
  const departure = await createDeparture(held.db, company, { clients: 1, nextOwner: successor, gates: ["owner"] });
  const handover = departure.handovers[0] as { id: string; clientId: string };
  const [made] = await held.db.query
    .insert(openQuestions)
    .values({
      source: "test",
      sourceId: handover.id,
      clientId: handover.clientId,
      responsibleId: company.leaver.id,
      text: "Spare part promised",
    })
    .returning();
  await held.db.query
    .update(handovers)
    .set({ introducedAt: new Date("2026-04-09T11:00:00Z") })
    .where(eq(handovers.id, handover.id));
  await freezeClock(held.db, new Date("2026-04-09T12:00:00Z"));
  await handOverQuestions(held.deps, departure.id);
  const questionId = made?.id ?? "";
  const accept = async (person: Person, id = departure.id) =>
    acceptQuestions(held.deps, await actorOf(held.db, person), id, { items: [{ questionId, dueOn: "2026-04-20" }] });
  return { company, successor, other, third, departure, handover, questionId, accept };
}

it("a question in the hands of a successor who leaves goes on to the next one, who must accept it anew (R20)", async () => {
  const { departure, handover, successor, other, questionId, accept } = await handedOver();
  await accept(successor);
  await held.db.query.update(people).set({ status: "leaving" }).where(eq(people.id, successor.id));
  expect(await isDue(departure.id)).toBe(false);
  await held.db.query.update(handovers).set({ nextOwnerId: other.id }).where(eq(handovers.id, handover.id));
  expect(await isDue(departure.id)).toBe(true);
  await handOverQuestions(held.deps, departure.id);
  expect(await isDue(departure.id)).toBe(false);
  expect(await read(questionId)).toMatchObject({ nextResponsibleId: other.id, acceptedAt: null });
  expect(await accept(other)).toEqual({ accepted: 1, blocked: [] });
});

it("a question taken over in one departure is handed over again in the next one's", async () => {
  const { company, departure, handover, successor, other, questionId, accept } = await handedOver();
  await accept(successor);
  const now = new Date("2026-04-10T09:00:00Z");
  await held.db.query
    .update(handovers)
    .set({ end: "handedOver", endedAt: now, switchedAt: now })
    .where(eq(handovers.id, handover.id));
  const next = await createDeparture(held.db, { ...company, leaver: successor }, { clients: 0 });
  await held.db.query
    .insert(handovers)
    .values({ departureId: next.id, clientId: handover.clientId, nextOwnerId: other.id, introducedAt: now });
  expect(await isDue(departure.id)).toBe(false);
  expect(await isDue(next.id)).toBe(true);
  await handOverQuestions(held.deps, next.id);
  expect(await read(questionId)).toMatchObject({ nextResponsibleId: other.id, acceptedAt: null });
  expect(await accept(other, next.id)).toEqual({ accepted: 1, blocked: [] });
  expect(await read(questionId)).toMatchObject({ responsibleId: other.id });
});

it("a late answer is given by whoever holds the head's task for it", async () => {
  const { company, departure, third, successor, questionId, accept } = await handedOver();
  await freezeClock(held.db, new Date("2026-04-13T18:00:00Z"));
  await handOverQuestions(held.deps, departure.id);
  await held.db.query.update(people).set({ deputyId: third.id }).where(eq(people.id, company.head.id));
  await held.db.query
    .insert(awayDays)
    .values({ personId: company.head.id, fromDay: "2026-04-13", toDay: "2026-04-15" });
  await chaseTasks(held.deps, departure.id);
  expect(await listHandedQuestions(held.deps, await actorOf(held.db, third), departure.id)).toHaveLength(1);
  expect(await accept(third)).toEqual({ accepted: 1, blocked: [] });
  expect(await read(questionId)).toMatchObject({ responsibleId: successor.id });
});

it("an approver of one departure accepts no question of another", async () => {
  const { questionId, accept } = await handedOver();
  const company = await createCompany(held.db);
  await freezeClock(held.db, new Date("2026-04-09T12:00:00Z"));
  const elsewhere = await createDeparture(held.db, company);
  expect(await accept(company.head, elsewhere.id)).toEqual({
    accepted: 0,
    blocked: [{ questionId, reason: "notHandedToYou" }],
  });
});
