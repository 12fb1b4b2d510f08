import { beforeEach, describe, expect, it } from "vitest";
import { closeDeparture } from "../../../services/departures/close-departure.ts";
import { endSignIn } from "../../../services/departures/end-sign-in.ts";
import { readDeparturePass } from "../../../services/departures/read-departure-pass.ts";
import { listStandup } from "../../../services/standups/list-standup.ts";
import { readStandupPass } from "../../../services/standups/read-standup-pass.ts";
import { createDeparture, freezeClock } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createLeaverCompany, mailDue, sendDue } from "../../support/departures.ts";

const held = useDatabase();
let company: Awaited<ReturnType<typeof createLeaverCompany>>;
beforeEach(async () => {
  company = await createLeaverCompany(held.deps, { clients: 0 });
});

describe("a pass", () => {
  it("of a departure that is over has finished only when its last mails are sent", async () => {
    const { id } = await createDeparture(held.db, company, { clients: 0 });
    const pass = () => readDeparturePass(held.deps, id);
    await freezeClock(held.db, new Date("2026-04-17T18:00:00Z"));
    await endSignIn(held.deps, id);
    await closeDeparture(held.deps, id);
    expect(await pass()).toMatchObject({ due: ["tellColleagues"], finished: false });
    expect(await mailDue(held.deps, id)).toEqual([]);
    expect(await pass()).toMatchObject({ due: [], finished: false, nextDueAt: "2026-04-20T09:00:00.000Z" });
    await freezeClock(held.db, new Date("2026-04-20T09:00:00Z"));
    expect((await mailDue(held.deps, id)).length).toBeGreaterThan(0);
    expect(await pass()).toMatchObject({ due: [], finished: true, nextDueAt: null });
  });

  it("of a team's morning list never finishes and sleeps until the next working morning", async () => {
    await createDeparture(held.db, company);
    const pass = () => readStandupPass(held.deps, company.team.id);
    expect((await pass()).due).toEqual(["listStandup"]);
    await listStandup(held.deps, company.team.id);
    expect((await pass()).due).toEqual(["deliverEffects"]);
    await sendDue(held.deps, `standup:${company.team.id}`);
    expect(await pass()).toMatchObject({ due: [], finished: false, nextDueAt: "2026-04-07T09:00:00.000Z" });
  });
});
