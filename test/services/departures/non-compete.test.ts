import { expect, it } from "vitest";
import { NewDeparture } from "../../../contracts/routes/departures.ts";
import { nonCompetes } from "../../../db/schema/departures.ts";
import { confirmDeparture } from "../../../services/departures/confirm-departure.ts";
import { getDeparture } from "../../../services/departures/get-departure.ts";
import { openDeparture } from "../../../services/departures/open-departure.ts";
import { withdrawDeparture } from "../../../services/departures/withdraw-departure.ts";
import { freezeClock } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createLeaverCompany, notice, sendDue } from "../../support/departures.ts";

const held = useDatabase();
const nonCompete = { clause: "§ 7", from: "2026-04-18", until: "2026-10-17", legalNote: "Paid, says counsel." };

async function open() {
  const company = await createLeaverCompany(held.deps);
  const { id } = await openDeparture(held.deps, company.actors.hr, notice(company, { nonCompete }));
  return { ...company, id };
}

it("R82 shows HR and the head the clause, its note and whether it holds today", async () => {
  const { actors, id } = await open();
  await confirmDeparture(held.deps, actors.head, { departureId: id });
  for (const actor of [actors.hr, actors.head]) {
    const seen = await getDeparture(held.deps, actor, { departureId: id });
    expect(seen.nonCompete).toEqual({ ...nonCompete, holds: false });
  }
  await freezeClock(held.db, new Date("2026-10-17T09:00:00Z"));
  expect((await getDeparture(held.deps, actors.hr, { departureId: id })).nonCompete?.holds).toBe(true);
});

it("is no business of the leaver or an executive", async () => {
  const { actors, id } = await open();
  await confirmDeparture(held.deps, actors.head, { departureId: id });
  await sendDue(held.deps, `departure:${id}`);
  for (const actor of [actors.leaver, actors.executive]) {
    expect(await getDeparture(held.deps, actor, { departureId: id })).not.toHaveProperty("nonCompete");
  }
});

it("is null where the contract has none, and is gone with a notice withdrawn unconfirmed", async () => {
  const company = await createLeaverCompany(held.deps);
  const { id } = await openDeparture(held.deps, company.actors.hr, notice(company));
  expect((await getDeparture(held.deps, company.actors.hr, { departureId: id })).nonCompete).toBeNull();
  const other = await open();
  await withdrawDeparture(held.deps, other.actors.hr, { departureId: other.id });
  const left = await held.db.query.select().from(nonCompetes);
  expect(left.map((row) => row.departureId)).not.toContain(other.id);
});

it("must not end before it begins", () => {
  const given = { leaverId: crypto.randomUUID(), kind: "resigned", reason: "pay" };
  const turned = { from: "2026-10-17", until: "2026-04-18" };
  expect(NewDeparture.safeParse({ ...given, nonCompete: turned }).success).toBe(false);
  expect(NewDeparture.parse({ ...given }).nonCompete).toBeNull();
});
