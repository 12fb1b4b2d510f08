import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { handovers } from "../../../db/schema/departures.ts";
import type { Tier } from "../../../domain/codes.ts";
import { openFirstContact } from "../../../services/first-contacts/open-first-contact.ts";
import { recordFirstContact } from "../../../services/first-contacts/record-first-contact.ts";
import { completeHandover } from "../../../services/handovers/complete-handover.ts";
import { letGoClient } from "../../../services/handovers/let-go-client.ts";
import { waiveGate } from "../../../services/handovers/waive-gate.ts";
import { planSwitches } from "../../../services/ownerships/plan-switches.ts";
import { switchOwners } from "../../../services/ownerships/switch-owners.ts";
import { actorOf, createCompany, createDeparture, freezeClock } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();

async function switched(tier: Tier = "silver", clients = 1) {
  const company = await createCompany(held.db);
  const successor = company.reps[0];
  if (!successor) throw new Error("no successor");
  const departure = await createDeparture(held.db, company, { clients, tier, nextOwner: successor, gates: ["owner"] });
  const at = new Date("2026-04-09T11:00:00Z");
  await held.db.query
    .update(handovers)
    .set({ toldAt: at, introducedAt: at })
    .where(eq(handovers.departureId, departure.id));
  await held.db.query.transaction((tx) =>
    planSwitches(
      { tx },
      departure.handovers.map((row) => row.id),
    ),
  );
  await freezeClock(held.db, new Date("2026-04-10T09:00:00Z"));
  await switchOwners(held.deps, departure.id);
  for (const { id } of departure.handovers) await openFirstContact(held.deps, id);
  return {
    company,
    successor: await actorOf(held.db, successor),
    departure,
    handoverId: departure.handovers[0]?.id ?? "",
  };
}
const endOf = async (id: string) =>
  (await held.db.query.select({ end: handovers.end }).from(handovers).where(eq(handovers.id, id)))[0]?.end;

describe("first contact and completion (R21)", () => {
  it("ends the handover once items 3, 5 and 12 are done", async () => {
    const { successor, handoverId } = await switched();
    await completeHandover(held.deps, handoverId);
    expect(await endOf(handoverId)).toBeNull();
    expect(await recordFirstContact(held.deps, successor, handoverId, { items: [3, 5] })).toEqual({
      complete: false,
      missingItems: [12],
    });
    expect(await recordFirstContact(held.deps, successor, handoverId, { items: [12] })).toEqual({
      complete: true,
      missingItems: [],
    });
    await completeHandover(held.deps, handoverId);
    expect(await endOf(handoverId)).toBe("handedOver");
  });

  it("asks all thirteen items for gold", async () => {
    const { successor, handoverId } = await switched("gold");
    const answer = await recordFirstContact(held.deps, successor, handoverId, { items: [3, 5, 12] });
    expect(answer).toEqual({ complete: false, missingItems: [1, 2, 4, 6, 7, 8, 9, 10, 11, 13] });
  });

  it("waits for an open question that nobody accepted", async () => {
    const { successor, handoverId, departure } = await switched();
    await held.db.query.execute(sql`
      insert into open_questions (source, source_id, client_id, responsible_id, text)
      select 'test', ${handoverId}, ${departure.handovers[0]?.clientId}, leaver_id, 'Open' from departures where id = ${departure.id}`);
    await recordFirstContact(held.deps, successor, handoverId, { items: [3, 5, 12] });
    await completeHandover(held.deps, handoverId);
    expect(await endOf(handoverId)).toBeNull();
  });

  it("asks for the first contact within ten working days of the switch, spread by the successor's cap", async () => {
    const { departure } = await switched("silver", 7);
    const { rows } = await held.db.query.execute<{ due_day: string; count: number }>(sql`
      select due_day::text, count(*)::int as count from tasks where departure_id = ${departure.id} and kind = 'makeFirstContact' group by 1 order by 1`);
    expect(rows).toEqual([
      { due_day: "2026-04-23", count: 2 },
      { due_day: "2026-04-24", count: 5 },
    ]);
  });

  it("is refused to a colleague who is not the successor", async () => {
    const { company, handoverId } = await switched();
    const colleague = company.reps[1];
    if (!colleague) throw new Error("no colleague");
    await expect(
      recordFirstContact(held.deps, await actorOf(held.db, colleague), handoverId, { items: [3] }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a head's exceptions", () => {
  it("waive a gate once, with the reason out of the audit", async () => {
    const { company, handoverId } = await switched();
    const head = await actorOf(held.db, company.head);
    await waiveGate(held.deps, head, handoverId, { gate: "departments", reason: "Warehouse closed for stocktaking" });
    await expect(
      waiveGate(held.deps, head, handoverId, { gate: "departments", reason: "again please" }),
    ).rejects.toMatchObject({ reason: "gateOpen" });
    const { rows } = await held.db.query.execute<{ body: string }>(
      sql`select body from audit where verb = 'gateWaived' and subject = ${`handover:${handoverId}`}`,
    );
    expect(rows.map((row) => row.body)).toEqual(['{"gate":"departments"}']);
  });

  it("let a client go and end its tasks", async () => {
    const { company, handoverId } = await switched();
    await letGoClient(held.deps, await actorOf(held.db, company.head), handoverId, { reason: "Bankrupt since March" });
    expect(await endOf(handoverId)).toBe("letGo");
    const { rows } = await held.db.query.execute<{ open: number }>(
      sql`select count(*)::int as open from tasks where handover_id = ${handoverId} and done_at is null`,
    );
    expect(rows[0]?.open).toBe(0);
  });
});
