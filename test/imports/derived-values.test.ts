import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { multiplyDecimals, parseDecimal, toMinorUnits } from "../../services/imports/read/decimal.ts";
import { deriveOwners } from "../../services/imports/read/derive-owners.ts";
import type { ImportedClient, ImportedDeal, ImportedOrder } from "../../services/imports/read/import-batch.ts";
import { readImport } from "../../services/imports/read/read-import.ts";
import { createExport, createMapping } from "./csv.ts";

const place = { file: "x.csv", row: 2 };
const client = (overrides: Partial<ImportedClient> = {}): ImportedClient => ({
  sourceId: "c",
  place,
  name: "C",
  industry: null,
  country: null,
  city: null,
  phone: null,
  ownerSourceId: null,
  ownerDerived: false,
  ownerKnownOn: null,
  ...overrides,
});
const order = (overrides: Partial<ImportedOrder>): ImportedOrder => ({
  sourceId: "1",
  place,
  clientSourceId: "c",
  ownerSourceId: "ann",
  orderedOn: "2026-01-01",
  status: "done",
  amountMinor: 100,
  profitMinor: null,
  promisedOn: null,
  shippedOn: null,
  ...overrides,
});
const deal = (overrides: Partial<ImportedDeal>): ImportedDeal => ({
  sourceId: "1",
  place,
  clientSourceId: "c",
  ownerSourceId: "bob",
  title: "D",
  stage: "x",
  status: "won",
  valueMinor: 100,
  openedOn: "2026-01-01",
  closedOn: "2026-02-01",
  ...overrides,
});
const ownerBy = (orders: ImportedOrder[], deals: ImportedDeal[] = []) =>
  deriveOwners([client()], orders, deals, "latest")[0]?.ownerSourceId;

describe("the owner of a client is the rep of its latest order or closed deal", () => {
  test("a closed deal later than the last order decides, an open one never", () => {
    expect(ownerBy([order({})], [deal({})])).toBe("bob");
    expect(ownerBy([order({})], [deal({ status: "open", openedOn: "2026-09-09", closedOn: null })])).toBe("ann");
    expect(ownerBy([order({})], [deal({ status: "lost" })])).toBe("bob");
  });

  test("on one day the larger value decides, then the larger source id, numbers by value", () => {
    expect(ownerBy([order({ amountMinor: 1, ownerSourceId: "cid", sourceId: "9" }), order({})])).toBe("ann");
    expect(ownerBy([order({ sourceId: "10", ownerSourceId: "cid" }), order({ sourceId: "9" })])).toBe("cid");
  });

  test("of two deals of one day and value the larger source id decides, won or lost", async () => {
    const mapping = createMapping({
      ownerRule: "latest",
      orders: [],
      deals: [
        { from: "sales", id: "sale", client: "firm", owner: "rep", title: "sale", status: "state", closedOn: "day" },
      ],
    });
    const sales = "sale,firm,rep,day,state,sum\n9,f1,r1,2026-01-05,won,1\n10,f1,r3,2026-01-05,lost,1\n";
    const { clients } = await readImport(createExport({ "sales.csv": sales }), mapping);
    expect(clients[0]).toMatchObject({ ownerSourceId: "r3", ownerKnownOn: "2026-01-05" });
  });

  test("work without a rep is nobody's claim, and a given owner stays unless the rule says latest", () => {
    expect(ownerBy([order({}), order({ orderedOn: "2026-05-05", ownerSourceId: null })])).toBe("ann");
    const given = client({ ownerSourceId: "dan" });
    expect(deriveOwners([given], [order({})], [], "givenElseLatest")[0]).toMatchObject({
      ownerSourceId: "dan",
      ownerDerived: false,
    });
    expect(deriveOwners([given], [order({})], [], "latest")[0]).toMatchObject({
      ownerSourceId: "ann",
      ownerDerived: true,
    });
    expect(deriveOwners([client()], [order({})], [], "given")[0]?.ownerSourceId).toBeNull();
  });
});

test("two heads of one name lead two teams, whose names differ too", async () => {
  const reps = "rep,name,mail,boss\nr1,Ann Lee,,r2\nr2,Bob Ray,,\nr3,Cid Fox,,r4\nr4,Bob Ray,,\n";
  const { teams } = await readImport(createExport({ "reps.csv": reps }), createMapping());
  expect(teams.map(({ name }) => name)).toEqual(["Team of Bob Ray, Bob Ray, r2", "Team of Bob Ray, Bob Ray, r4"]);
});

describe("money is exact", () => {
  test.each([
    ["11.6099997", ".", 1161],
    ["1 250 000,50", ",", 125_000_050],
    ["1,234.56", ".", 123_456],
    ["1.234,56 €", ",", 123_456],
    ["(12.5)", ".", -1250],
    ["-0.005", ".", -1],
    ["1.5e3", ".", 150_000],
    ["84 000 ₽", ",", 8_400_000],
    ["₺1.234,50", ",", 123_450],
  ] as const)("%s with decimal sign %s", (text, sign, minor) => {
    const number = parseDecimal(text, sign);
    expect(number && toMinorUnits(number, 2)).toBe(minor);
  });

  test.each(["", "abc", "1.2.3", "12,34", "1-2", "NaN", "--1"])("%j is no number", (text) => {
    expect(parseDecimal(text, ".")).toBeNull();
  });

  test("a price up to 200 that went through a float, times up to 200, is the price's cents times the quantity", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 200 }), (cents, quantity) => {
        const noisy = parseDecimal(String(Math.fround(cents / 100)), ".");
        const count = parseDecimal(String(quantity), ".");
        expect(noisy && count && toMinorUnits(multiplyDecimals(noisy, count), 2)).toBe(cents * quantity);
      }),
    );
  });
});
