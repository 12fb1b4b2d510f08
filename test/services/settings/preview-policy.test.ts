import { beforeEach, expect, test } from "vitest";
import { Policy } from "../../../contracts/policy.ts";
import type { PersonActor } from "../../../domain/access/actor.ts";
import { getDeparture } from "../../../services/departures/get-departure.ts";
import { moveLastDay } from "../../../services/departures/move-last-day.ts";
import { openDeparture } from "../../../services/departures/open-departure.ts";
import { changePolicy } from "../../../services/settings/change-settings.ts";
import { policyReach } from "../../../services/settings/policy-reach.ts";
import { previewPolicy } from "../../../services/settings/preview-policy.ts";
import { actorOf, createPerson, LAST_DAY } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createLeaverCompany, notice, startDeparture } from "../../support/departures.ts";

const t = useDatabase();
const held = {} as { administrator: PersonActor; made: Awaited<ReturnType<typeof startDeparture>> };
const SHARES = { S1: 30, S2: 40, S3: 50, S4: 50, S5: 90, S6: 100 };

beforeEach(async () => {
  await t.asOwner.pool.query("truncate departures, settings cascade");
  held.administrator = await actorOf(t.db, await createPerson(t.db, { roles: ["administrator"] }));
  held.made = await startDeparture(t.deps);
});

const preview = (change: Parameters<typeof previewPolicy>[2]) => previewPolicy(t.deps, held.administrator, change);

test("changed shares show each stage's deadline as it becomes once the last day is moved to the same date", async () => {
  const { departures } = await preview({ stageShares: SHARES });
  const shown = departures.find(({ departureId }) => departureId === held.made.id);
  await changePolicy(t.deps, held.administrator, { stageShares: SHARES });
  const { hr } = held.made.actors;
  const before = await getDeparture(t.deps, held.made.actors.head, { departureId: held.made.id });
  await moveLastDay(t.deps, hr, { departureId: held.made.id, lastWorkingDay: LAST_DAY });
  const after = await getDeparture(t.deps, held.made.actors.head, { departureId: held.made.id });
  const days = (view: typeof after) => view.deadlines.map(({ stage, day }) => [stage, day]);
  expect(shown?.deadlines.map(({ stage, before: day }) => [stage, day])).toEqual(days(before));
  expect(shown?.deadlines.map(({ stage, after: day }) => [stage, day])).toEqual(days(after));
  expect(days(after)).not.toEqual(days(before));
  expect(shown?.tight.after).toEqual(after.plan.tight);
});

test("nothing is changed by looking", async () => {
  await preview({ stageShares: SHARES, noticeDays: 99 });
  const { rows } = await t.db.pool.query("select count(*)::int as n from settings where key = 'policy'");
  expect(rows).toEqual([{ n: 0 }]);
});

test("a stage cannot be due before one it waits for (R2, R3)", async () => {
  const stageShares = { ...SHARES, S1: 90, S2: 20 };
  const refusal = { reason: "sharesOutOfOrder", details: { pointer: "/stageShares/S2" } };
  await expect(preview({ stageShares })).rejects.toMatchObject(refusal);
  await expect(changePolicy(t.deps, held.administrator, { stageShares })).rejects.toMatchObject(refusal);
});

test("a stage that has begun keeps its deadline", async () => {
  await t.db.pool.query(
    `insert into tasks (key, departure_id, kind, assignee_id, arrived_at, due_at, due_day, zone)
     values ('x', $1, 'completeDossiers', $2, now(), now(), current_date, 'UTC')`,
    [held.made.id, held.made.leaver.id],
  );
  const { departures } = await preview({ stageShares: { S1: 10, S2: 80, S3: 85, S4: 90, S5: 95, S6: 100 } });
  const stages = new Map(departures[0]?.deadlines.map((one) => [one.stage, one]));
  expect([stages.get("S2")?.begun, stages.get("S2")?.after]).toEqual([true, stages.get("S2")?.before]);
  expect(stages.get("S3")?.after).not.toBe(stages.get("S3")?.before);
});

test("keys that touch nothing open are named, and those that count from the next step are counted", async () => {
  await t.db.pool.query("update departures set offer_budget_minor = 1000");
  const shown = await preview({ noticeDays: 21, offerBudgetBp: 500, ownerRounds: 3, closedIncompleteWorkingDays: 25 });
  expect(shown.onlyFromNowOn.sort()).toEqual(["noticeDays", "offerBudgetBp"]);
  expect(shown.changes.find(({ key }) => key === "ownerRounds")).toMatchObject({ reach: "nextStep", departures: 1 });
  expect(shown.departures[0]?.closedIncompleteOn).toEqual({ before: "2026-05-15", after: "2026-05-22" });
});

test("a value that stays is no change", async () => {
  expect(await preview({ noticeDays: Policy.parse({}).noticeDays })).toMatchObject({ changes: [], departures: [] });
});

test("a notice nobody has confirmed is not looked at, and nobody is named", async () => {
  const other = await createLeaverCompany(t.deps);
  await openDeparture(t.deps, other.actors.hr, notice(other));
  const shown = await preview({ stageShares: SHARES });
  expect(shown.departures.map(({ departureId }) => departureId)).toEqual([held.made.id]);
  expect(JSON.stringify(shown)).not.toContain(held.made.leaver.name);
  expect(JSON.stringify(shown)).not.toContain(held.made.leaver.id);
});

test("only the administrator looks", async () => {
  await expect(previewPolicy(t.deps, held.made.actors.head, {})).rejects.toMatchObject({ code: "forbidden" });
});

test("every policy says what it reaches", () => {
  expect(Object.keys(policyReach).sort()).toEqual(Object.keys(Policy.shape).sort());
});
