import { expect, it } from "vitest";
import { idempotencyKeys } from "../../../db/schema/kernel.ts";
import { startAnswerKeeper } from "../../../runtime/answer-keeper.ts";
import { deleteOldAnswers } from "../../../services/idempotency/delete-old-answers.ts";
import { freezeClock } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();
const HOUR = 3_600_000;

async function keepAnswerOf(key: string, hoursAgo: number): Promise<void> {
  const at = new Date(Date.now() - hoursAgo * HOUR);
  await held.db.query
    .insert(idempotencyKeys)
    .values({ actor: "person:1", route: "openDeparture", key, bodyHash: "b", status: 200, answer: {}, at });
}
const keys = async () => (await held.db.query.select().from(idempotencyKeys)).map((row) => row.key).sort();

it("forgets answers a day old by the real clock, and none younger", async () => {
  // Business time is years ahead: it must not count.
  await freezeClock(held.db, new Date("2040-01-02T09:00:00Z"));
  await keepAnswerOf("fresh", 0);
  await keepAnswerOf("almost", 23.9);
  await keepAnswerOf("old", 24.1);
  expect(await deleteOldAnswers(held.deps)).toBe(1);
  expect(await keys()).toEqual(["almost", "fresh"]);
  expect(await deleteOldAnswers(held.deps)).toBe(0);
});

it("is done by the worker without being asked", async () => {
  await keepAnswerOf("older", 48);
  const errors: unknown[] = [];
  const running = startAnswerKeeper({ db: held.db, onError: (error) => errors.push(error) });
  await running.stop();
  expect(errors).toEqual([]);
  expect(await keys()).not.toContain("older");
});
