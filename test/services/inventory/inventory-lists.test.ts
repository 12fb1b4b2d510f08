import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { orders } from "../../../db/schema/book.ts";
import { handovers } from "../../../db/schema/departures.ts";
import { dossierGaps } from "../../../db/schema/inventory.ts";
import type { GapCode } from "../../../domain/inventory/inventory-gaps.ts";
import { getDossier } from "../../../services/inventory/get-dossier.ts";
import { listHandovers } from "../../../services/inventory/list-handovers.ts";
import { listSuggestions } from "../../../services/inventory/list-suggestions.ts";
import { listUnsignedInventories } from "../../../services/inventory/list-unsigned-inventories.ts";
import { signInventory } from "../../../services/inventory/sign-inventory.ts";
import { suggestSuccessors } from "../../../services/inventory/suggest-successors.ts";
import { actorOf, createCompany, createDeparture, MONDAY, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();

/** Three clients accepted by the first rep, the first of them gold, with the gaps named. */
async function prepare(gaps: GapCode[] = []) {
  const company = await createCompany(held.db);
  const rep = company.reps[0] as Person;
  const departure = await createDeparture(held.db, company, { clients: 3, gates: ["owner"], nextOwner: rep });
  const ids = departure.handovers.map(({ id }) => id) as [string, string, string];
  await held.db.query.update(handovers).set({ effectiveTier: "gold", riskRank: 1 }).where(eq(handovers.id, ids[0]));
  if (gaps.length > 0) {
    const row = { handoverId: ids[1], fillById: company.leaver.id, fillByDay: "2026-04-09" };
    await held.db.query.insert(dossierGaps).values(gaps.map((code) => ({ ...row, code })));
  }
  const [leaver, asRep, other] = await Promise.all(
    [company.leaver, rep, company.reps[1] as Person].map((person) => actorOf(held.db, person)),
  );
  if (!leaver || !asRep || !other) throw new Error("no actor");
  return { company, departureId: departure.id, departure, ids, rep, leaver, asRep, other };
}

describe("inventories that wait for a signature", () => {
  test("are those the signer may sign now, gold marked, each with what is missing", async () => {
    const { departureId, ids, asRep } = await prepare(["promisesUnanswered", "noHistory"]);
    const { items } = await listUnsignedInventories(held.deps, asRep, departureId);
    expect(items.map(({ handoverId, gold, part }) => [handoverId, gold, part])).toEqual([
      [ids[0], true, "successor"],
      ...[ids[1], ids[2]].sort().map((id) => [id, false, "successor"]),
    ]);
    expect(items.find(({ handoverId }) => handoverId === ids[1])?.gapCodes).toEqual([
      "noHistory",
      "promisesUnanswered",
    ]);
  });

  test("are fewer by what was signed, and none for a colleague", async () => {
    const { departureId, ids, asRep, other } = await prepare();
    await signInventory(held.deps, asRep, { departureId, handoverIds: [ids[1], ids[2]] });
    const left = await listUnsignedInventories(held.deps, asRep, departureId);
    expect(left.items.map(({ handoverId }) => handoverId)).toEqual([ids[0]]);
    expect((await listUnsignedInventories(held.deps, other, departureId)).items).toEqual([]);
  });
});

describe("the leaver's own suggestions", () => {
  test("are said of many clients at once, read again, and the later one counts", async () => {
    const { departureId, ids, leaver, rep, other, company } = await prepare();
    const suggest = (handoverIds: string[], personId: string) =>
      suggestSuccessors(held.deps, leaver, { departureId, handoverIds, personId });
    expect(await suggest([...ids], rep.id)).toEqual({ suggested: 3 });
    expect(await suggest([ids[2], ids[2]], other.id)).toEqual({ suggested: 1 });
    const { suggestions } = await listSuggestions(held.deps, leaver, departureId);
    const named = Object.fromEntries(suggestions.map(({ handoverId, name }) => [handoverId, name]));
    expect(named).toEqual({ [ids[0]]: rep.name, [ids[1]]: rep.name, [ids[2]]: company.reps[1]?.name });
  });

  test("store nothing when one of the clients has moved on, and name it", async () => {
    const { departureId, ids, leaver, rep } = await prepare();
    await held.db.query.update(handovers).set({ end: "lost" }).where(eq(handovers.id, ids[1]));
    const attempt = suggestSuccessors(held.deps, leaver, { departureId, handoverIds: [...ids], personId: rep.id });
    await expect(attempt).rejects.toMatchObject({ reason: "handedOver", details: { handoverIds: [ids[1]] } });
    expect((await listSuggestions(held.deps, leaver, departureId)).suggestions).toEqual([]);
  });

  test("are nobody else's to read", async () => {
    const { departureId, company } = await prepare();
    const head = await actorOf(held.db, company.head);
    await expect(listSuggestions(held.deps, head, departureId)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a dossier as the page shows it", () => {
  test("has what was ordered in each of 24 months, cancelled orders left out", async () => {
    const { departure, ids, leaver } = await prepare();
    const clientId = departure.handovers[0]?.clientId as string;
    const order = (sourceId: string, orderedOn: string, status: "done" | "cancelled" = "done") => ({
      source: "test",
      sourceId: `${clientId}${sourceId}`,
      clientId,
      orderedOn,
      status,
      amountMinor: 1000,
    });
    await held.db.query
      .insert(orders)
      .values([
        order("a", "2026-03-02"),
        order("b", "2026-03-30"),
        order("c", "2026-02-10", "cancelled"),
        order("d", "2024-04-30"),
        order("e", "2024-05-01"),
      ]);
    const { orderMonths } = await getDossier(held.deps, leaver, ids[0]);
    expect(orderMonths).toHaveLength(24);
    expect(orderMonths.filter((month) => month.orders > 0)).toEqual([
      { month: "2024-05", orders: 1, amountMinor: 1000 },
      { month: "2026-03", orders: 2, amountMinor: 2000 },
    ]);
  });

  test("names whoever fills a gap", async () => {
    const { ids, company, leaver } = await prepare(["noHistory"]);
    const { gaps, names } = await getDossier(held.deps, leaver, ids[1]);
    expect(names[gaps[0]?.fillById as string]).toBe(company.leaver.name);
  });

  test("tells in lists which gaps are open, each code once", async () => {
    const { departureId, ids, leaver } = await prepare(["noHistory", "promisesUnanswered"]);
    const { handovers: rows } = await listHandovers(held.deps, leaver, { departureId, limit: 10 });
    const row = rows.find(({ id }) => id === ids[1]);
    expect([row?.openGaps, row?.gapCodes]).toEqual([2, ["noHistory", "promisesUnanswered"]]);
    expect(rows.filter(({ gapCodes }) => gapCodes.length === 0)).toHaveLength(2);
  });

  test("says whether its reader may change it: successor and head until the end, the leaver until the switch", async () => {
    const { ids, company, leaver, asRep } = await prepare();
    const executive = await actorOf(held.db, company.executive);
    const mayEdit = async () => {
      const seen = await Promise.all([leaver, asRep, executive].map((who) => getDossier(held.deps, who, ids[1])));
      return seen.map((dossier) => dossier.mayEdit);
    };
    expect(await mayEdit()).toEqual([true, true, false]);
    await held.db.query.update(handovers).set({ switchedAt: MONDAY }).where(eq(handovers.id, ids[1]));
    expect(await mayEdit()).toEqual([false, true, false]);
    await held.db.query.update(handovers).set({ end: "lost" }).where(eq(handovers.id, ids[1]));
    expect(await mayEdit()).toEqual([false, false, false]);
  });
});
