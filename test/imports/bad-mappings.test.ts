import { describe, expect, test } from "vitest";
import type { Join, Mapping } from "../../contracts/mapping.ts";
import { parseMapping, readImport } from "../../services/imports/read/read-import.ts";
import { createExport, createMapping } from "./csv.ts";

const withJoins = (joins: Join[], owner: string) =>
  readImport(createExport(), createMapping({ clients: [{ from: "firms", id: "firm", name: "title", joins, owner }] }));
const rep = (as: string, value: string): Join => ({ as, file: "reps", on: { rep: value } });
const parse = (overrides: Partial<Mapping>) => () => parseMapping("my.json", JSON.stringify(createMapping(overrides)));

describe("joins", () => {
  test("that go round in a circle are refused, where they would find nothing", async () => {
    await expect(withJoins([rep("a", "b.rep"), rep("b", "a.boss")], "b.rep")).rejects.toThrow(
      "names the column “b.rep”",
    );
    await expect(withJoins([rep("a", "a.boss")], "a.rep")).rejects.toThrow("names the column “a.boss”");
  });

  test("of one name are refused", async () => {
    await expect(withJoins([rep("a", "rep"), rep("a", "rep")], "a.rep")).rejects.toThrow(
      "two joins of “firms” alike: “a”",
    );
  });

  test("may use an earlier one's columns", async () => {
    const { clients } = await withJoins([rep("a", "rep"), rep("b", "a.boss")], "b.rep");
    expect(clients[0]?.ownerSourceId).toBe("r2");
  });
});

describe("a mapping is refused as a whole", () => {
  test.each(["DD.MM.YYYY", "dd.mm.yyyy", "dd.MM.yy"])(
    "for the date format %s, which would reject every row",
    (format) => {
      expect(parse({ dateFormats: [format] })).toThrow("dateFormats.0: a date format has yyyy, MM or M, and dd or d");
    },
  );

  test("for an address of a client, which only a contact of the client can have", () => {
    const clients = [{ from: "firms", id: "firm", name: "title", email: "title" }];
    expect(parse({ clients })).toThrow('clients.0: Unrecognized key: "email"');
  });

  test("for a text or number of no known form, or none at all, naming the forms there are", () => {
    const owner = { frist: ["rep"] } as unknown as string;
    expect(parse({ clients: [{ from: "firms", id: "firm", name: "title", owner }] })).toThrow(
      "clients.0.owner: no text of a known form: a column's name, or one of const, concat, first, id, map, replace, cases",
    );
    const id = undefined as unknown as string;
    expect(parse({ clients: [{ from: "firms", id, name: "title" }] })).toThrow("clients.0.id: no text of a known form");
    const value = { sum: { times: ["sum", 2] } } as unknown as number;
    const deal = { from: "sales", id: "sale", title: "sale", status: { const: "won" }, value };
    expect(parse({ deals: [deal] })).toThrow("deals.0.value: no number of a known form: a column's name, a number, or");
  });

  test("for a time zone or a currency that does not exist", () => {
    expect(parse({ timeZone: "Europe/Moskow" })).toThrow("timeZone: an IANA time zone");
    expect(parse({ currency: "ZZZ" })).toThrow("currency: an ISO 4217 code");
  });
});

test("ISO dates with T and zone are understood beside the formats a mapping names", async () => {
  const sales = "sale,firm,rep,day,state,sum\ns1,f1,r3,2026-01-05T10:00:00Z,done,1\ns2,f1,r3,06.01.2026,done,1\n";
  const { orders } = await readImport(
    createExport({ "sales.csv": sales }),
    createMapping({ dateFormats: ["dd.MM.yyyy"] }),
  );
  expect(orders.map(({ orderedOn }) => orderedOn)).toEqual(["2026-01-05", "2026-01-06"]);
});
