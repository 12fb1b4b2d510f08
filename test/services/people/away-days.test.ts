import { expect, it } from "vitest";
import { awayDays } from "../../../db/schema/people.ts";
import { addAwayDays, listAwayDays } from "../../../services/people/away-days.ts";
import { actorOf, createCompany, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();

/** The first rep, who has the week of 20 April off already. */
async function withDays() {
  const company = await createCompany(held.db);
  const [rep] = company.reps as [Person];
  const actor = await actorOf(held.db, rep);
  const add = (fromDay: string, toDay: string) => addAwayDays(held.deps, actor, { personId: rep.id, fromDay, toDay });
  await add("2026-04-20", "2026-04-24");
  const list = async () => (await listAwayDays(held.deps, actor, rep.id)).awayDays.map(({ fromDay }) => fromDay);
  return { rep, add, list };
}

it("days away that are over are refused at their field; those begun already are not", async () => {
  const { add, list } = await withDays();
  await expect(add("2020-01-01", "2020-01-10")).rejects.toMatchObject({
    reason: "dateInPast",
    details: { pointer: "/toDay" },
  });
  await add("2026-04-02", "2026-04-06");
  expect(await list()).toEqual(["2026-04-02", "2026-04-20"]);
});

it("days entered already are refused, the next ones are not", async () => {
  const { rep, add, list } = await withDays();
  const overlaps = { reason: "awayOverlaps", details: { pointer: "/fromDay" } };
  for (const [from, to] of [
    ["2026-04-24", "2026-04-28"],
    ["2026-04-10", "2026-04-20"],
    ["2026-04-21", "2026-04-22"],
    ["2026-04-10", "2026-04-30"],
  ] as const)
    await expect(add(from, to)).rejects.toMatchObject(overlaps);
  await add("2026-04-25", "2026-04-28");
  expect(await list()).toEqual(["2026-04-20", "2026-04-25"]);
  const rows = await held.db.query.select().from(awayDays);
  expect(rows.filter((row) => row.personId === rep.id)).toHaveLength(2);
});
