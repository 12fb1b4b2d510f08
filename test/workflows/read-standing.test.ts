import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { departures, handovers } from "../../db/schema/departures.ts";
import { readDeparturePass, readHandoverPass } from "../../services/departures/read-departure-pass.ts";
import { readStandupPass } from "../../services/standups/read-standup-pass.ts";
import { createDeparture, LAST_DAY, MONDAY } from "../support/company.ts";
import { useDatabase } from "../support/database.ts";
import { createLeaverCompany } from "../support/departures.ts";

const held = useDatabase();
let company: Awaited<ReturnType<typeof createLeaverCompany>>;
beforeEach(async () => {
  company = await createLeaverCompany(held.deps, { clients: 0 });
});

const standingOf = async (id: string) => (await readDeparturePass(held.deps, id)).standing;

describe("the standing of a departure", () => {
  it("is the earliest stage that one of its open clients waits for", async () => {
    const { id, handovers: made } = await createDeparture(held.db, company, {
      clients: 3,
      gates: ["owner", "inventory"],
    });
    const common = { lastDay: LAST_DAY, teamId: company.team.id };
    expect(await standingOf(id)).toEqual({ ...common, stage: "S3", counts: { open: 3, ended: 0, prospects: 0 } });
    const [first, second] = made;
    await held.db.query
      .update(handovers)
      .set({ end: "handedOver", endedAt: MONDAY })
      .where(eq(handovers.id, first?.id ?? ""));
    await held.db.query
      .update(handovers)
      .set({ prospect: true })
      .where(eq(handovers.id, second?.id ?? ""));
    expect((await standingOf(id)).counts).toEqual({ open: 1, ended: 1, prospects: 1 });
  });

  it("is the notice until the book is counted, and its end once it is closed", async () => {
    const { id } = await createDeparture(held.db, company, { departure: { inventoriedAt: null } });
    expect((await standingOf(id)).stage).toBe("notice");
    await held.db.query.update(departures).set({ state: "closed" }).where(eq(departures.id, id));
    expect((await standingOf(id)).stage).toBe("ended");
  });
});

it("a handover stands where its own client does", async () => {
  const { handovers: made } = await createDeparture(held.db, company, {
    clients: 2,
    gates: ["owner", "inventory", "departments", "offer"],
  });
  const [first, second] = made.map((handover) => handover.id) as [string, string];
  await held.db.query.update(handovers).set({ toldAt: MONDAY }).where(eq(handovers.id, first));
  const stageOf = async (id: string) => (await readHandoverPass(held.deps, id)).standing.stage;
  expect([await stageOf(first), await stageOf(second)]).toEqual(["S6", "S5"]);
});

it("a morning list says of how many departures it tells", async () => {
  await createDeparture(held.db, company);
  const { standing } = await readStandupPass(held.deps, company.team.id);
  expect(standing).toMatchObject({ teamId: company.team.id, counts: { departures: 1 } });
});
