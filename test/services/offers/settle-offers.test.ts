import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { handovers } from "../../../db/schema/departures.ts";
import { look } from "../../../db/transaction.ts";
import { waiveGate } from "../../../services/handovers/waive-gate.ts";
import { decideOffers } from "../../../services/offers/decide-offers.ts";
import { proposeOffers } from "../../../services/offers/propose-offers.ts";
import { settleOffers } from "../../../services/offers/settle-offers.ts";
import { settleOffersFact } from "../../../services/offers/settle-offers-fact.ts";
import { actorOf, freezeClock } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { joinMany, listTasks, readGate } from "../../support/departments.ts";
import { createOfferDeparture, readDecision } from "../../support/offers.ts";

const held = useDatabase();
const system = { kind: "system", name: "test" } as const;
const fact = (id: string) => look(held.db, system, (context) => settleOffersFact(context, id));

async function proposed(clients = 3) {
  const made = await createOfferDeparture(held.db, { clients });
  await proposeOffers(held.deps, made.departure.id);
  return {
    ...made,
    id: made.departure.id,
    head: await actorOf(held.db, made.company.head),
    first: made.ids[0] as string,
  };
}

describe("settling offers (R14)", () => {
  it("opens the gate of decided clients, none included, and of no other", async () => {
    const { id, head, ids, first } = await proposed();
    await decideOffers(held.deps, head, id, {
      changes: [{ handoverId: first, offerCode: null, reason: "Not needed" }],
    });
    expect((await fact(id)).due).toBe(true);
    await settleOffers(held.deps, id);
    expect(await readGate(held.db, first, "offer")).toBe("settled");
    expect(await readGate(held.db, ids[1] as string, "offer")).toBeNull();
    // Due Friday the 10th, then one working day in which the head's superior hears of it.
    expect(await fact(id)).toEqual({ due: false, nextAt: new Date("2026-04-13T18:00:00Z") });
  });

  it("takes what nobody decided in time as none", async () => {
    const { id, first } = await proposed();
    await freezeClock(held.db, new Date("2026-04-13T17:59:00Z"));
    expect((await fact(id)).due).toBe(false);
    await freezeClock(held.db, new Date("2026-04-13T18:00:00Z"));
    expect((await fact(id)).due).toBe(true);
    await settleOffers(held.deps, id);
    expect(await readDecision(held.db, first)).toMatchObject({
      offerCode: null,
      how: "timeout",
      reason: "notDecidedInTime",
      costMinor: 0,
    });
    expect(await readGate(held.db, first, "offer")).toBe("late");
    expect((await listTasks(held.db, id, "decideOffers"))[0]?.outcome).toBe("timeout");
    expect(await fact(id)).toEqual({ due: false, nextAt: null });
  });

  it("ignores clients that have ended", async () => {
    const { id, first } = await proposed(1);
    await held.db.query.update(handovers).set({ end: "letGo" }).where(eq(handovers.id, first));
    await freezeClock(held.db, new Date("2026-04-20T18:00:00Z"));
    await settleOffers(held.deps, id);
    expect((await readDecision(held.db, first))?.decidedAt).toBeNull();
    expect(await fact(id)).toEqual({ due: false, nextAt: null });
  });

  it("ends the task when the last clients without a decision are let go or waived", async () => {
    const { id, head, ids } = await proposed(3);
    const [one, two, three] = ids as [string, string, string];
    await held.db.query.update(handovers).set({ end: "letGo" }).where(eq(handovers.id, one));
    await waiveGate(held.deps, head, two, { gate: "offer", reason: "Nothing to offer" });
    expect((await fact(id)).due).toBe(false);
    const answer = await decideOffers(held.deps, head, id, {
      changes: [{ handoverId: three, offerCode: null, reason: "Stays anyway" }],
    });
    expect(answer.pending).toBe(0);
    expect((await listTasks(held.db, id, "decideOffers"))[0]?.outcome).toBe("decided");
    const other = await proposed(1);
    await held.db.query.update(handovers).set({ end: "letGo" }).where(eq(handovers.id, other.first));
    expect((await fact(other.id)).due).toBe(true);
    await settleOffers(held.deps, other.id);
    expect((await listTasks(held.db, other.id, "decideOffers"))[0]?.outcome).toBe("moot");
    expect((await fact(other.id)).due).toBe(false);
  });

  it("settles 10,000 clients in sets", async () => {
    const made = await createOfferDeparture(held.db, { clients: 1 });
    const head = await actorOf(held.db, made.company.head);
    await joinMany(held.db, made.departure.id, 9_999, ["owner", "inventory"]);
    await proposeOffers(held.deps, made.departure.id);
    await decideOffers(held.deps, head, made.departure.id, { approveRest: true, expectedCount: 10_000 });
    await settleOffers(held.deps, made.departure.id);
    expect(await fact(made.departure.id)).toEqual({ due: false, nextAt: null });
  });
});
