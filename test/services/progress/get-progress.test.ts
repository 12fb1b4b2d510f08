import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { departures, gates, handovers, stageDeadlines } from "../../../db/schema/departures.ts";
import { getProgress } from "../../../services/progress/get-progress.ts";
import { createDeparture, freezeClock, MONDAY } from "../../support/company.ts";
import { countStatements } from "../../support/count-statements.ts";
import { useDatabase } from "../../support/database.ts";
import { createLeaverCompany } from "../../support/departures.ts";

const held = useDatabase();
const at = (day: string, hour = 12) => new Date(`2026-04-${day}T${hour}:00:00Z`);

async function running(clients: number) {
  const company = await createLeaverCompany(held.deps, { clients: 0 });
  const departure = await createDeparture(held.db, company, { clients, departure: { leaverToldAt: MONDAY } });
  const progress = (actor = company.actors.head) => getProgress(held.deps, actor, { departureId: departure.id });
  const day = async (of: string) => (await progress()).days.find((one) => one.day === `2026-04-${of}`);
  const open = (
    handoverId: string,
    gate: "owner" | "inventory",
    openedAt: Date,
    how: "settled" | "waived" = "settled",
  ) => held.db.query.insert(gates).values({ handoverId, gate, openedAt, how });
  return { ...company, ...departure, progress, day, open, ids: departure.handovers.map((one) => one.id) };
}

describe("a departure's progress", () => {
  it("has a row a working day from the notice to the last working day, days to come with the plan alone", async () => {
    const { progress } = await running(2);
    const { days, today, clients } = await progress();
    expect(days.map(({ day }) => day.slice(-2))).toEqual(["06", "07", "08", "09", "10", "13", "14", "15", "16", "17"]);
    expect({ today, clients }).toEqual({ today: "2026-04-06", clients: 2 });
    expect(days.filter(({ byState }) => byState !== null).map(({ day }) => day)).toEqual(["2026-04-06"]);
  });

  it("counts clients by stage and state at the end of each day", async () => {
    const { day, open, ids } = await running(3);
    const [first = "", second = ""] = ids;
    await open(first, "owner", at("07"));
    await open(second, "owner", at("08", 23));
    await open(first, "inventory", at("09"), "waived");
    await held.db.query
      .update(handovers)
      .set({ end: "lost", endedAt: at("09") })
      .where(eq(handovers.id, second));
    await freezeClock(held.db, at("10"));
    expect((await day("06"))?.byState).toEqual({ inPortfolio: 3 });
    expect((await day("08"))?.byState).toEqual({ inPortfolio: 1, ownerSet: 2 });
    expect((await day("10"))?.byState).toEqual({ inPortfolio: 1, inventoried: 1, lost: 1 });
    expect((await day("10"))?.byStage).toEqual({ S1: 2, S2: 1, S3: 0, S4: 0, S5: 0, S6: 0 });
    expect((await day("13"))?.byStage).toBeNull();
    await freezeClock(held.db);
  });

  it("plans every client past a stage from its deadline on (R2)", async () => {
    const { day } = await running(4);
    expect((await day("08"))?.plan).toEqual({ S1: 4, S2: 0, S3: 0, S4: 0, S5: 0, S6: 0 });
    expect((await day("17"))?.plan).toEqual({ S1: 4, S2: 4, S3: 4, S4: 4, S5: 4, S6: 4 });
  });

  it("shows a weekend's facts with the Monday after", async () => {
    const { day, open, ids } = await running(1);
    await open(ids[0] ?? "", "owner", at("11"));
    await freezeClock(held.db, at("13"));
    expect((await day("10"))?.byStage?.S1).toBe(0);
    expect((await day("13"))?.byStage?.S1).toBe(1);
    await freezeClock(held.db);
  });

  it("goes on past the last working day until it is closed", async () => {
    const { progress, id } = await running(1);
    await freezeClock(held.db, at("22"));
    expect((await progress()).days.at(-1)?.day).toBe("2026-04-22");
    await held.db.query
      .update(departures)
      .set({ state: "closed", closedAt: at("20") })
      .where(eq(departures.id, id));
    expect((await progress()).days.at(-1)?.day).toBe("2026-04-20");
    await freezeClock(held.db);
  });

  it("leaves prospects and withdrawn clients out", async () => {
    const { progress, ids } = await running(3);
    await held.db.query
      .update(handovers)
      .set({ prospect: true })
      .where(eq(handovers.id, ids[0] ?? ""));
    await held.db.query
      .update(handovers)
      .set({ end: "withdrawn" })
      .where(eq(handovers.id, ids[1] ?? ""));
    expect((await progress()).clients).toBe(1);
  });

  it("tells the deadlines by stage, and HR may look, the leaver not", async () => {
    const { progress, actors, id } = await running(1);
    await held.db.query
      .delete(stageDeadlines)
      .where(and(eq(stageDeadlines.departureId, id), eq(stageDeadlines.stage, "S6")));
    const { deadlines } = await progress(actors.hr);
    expect(deadlines.map(({ stage }) => stage)).toEqual(["S1", "S2", "S3", "S4", "S5"]);
    await expect(getProgress(held.deps, actors.leaver, { departureId: id })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("asks the database as often for many clients as for few", async () => {
    const [few, many] = [await running(1), await running(200)];
    const count = (of: typeof few) => countStatements(held.deps, () => of.progress());
    expect(await count(many)).toBe(await count(few));
  });
});
