import { describe, expect, test } from "vitest";
import type { RowReject } from "../../services/imports/read/import-batch.ts";
import { readImport } from "../../services/imports/read/read-import.ts";
import { createExport, createMapping } from "./csv.ts";

const sales = (...rows: string[]) => `sale,firm,rep,day,state,sum\n${rows.join("\n")}\n`;
async function rejectsOf(files: Record<string, string>): Promise<Partial<RowReject>[]> {
  const { rejects } = await readImport(createExport(files), createMapping());
  return rejects;
}

describe("a row is rejected with file, row, column and reason", () => {
  test("when its date is none, whatever looks like one", async () => {
    const rejects = await rejectsOf({ "sales.csv": sales("s1,f1,r3,2026-02-30,done,1", "s2,f1,r3,05/06/2026,done,1") });
    expect(rejects).toMatchObject([
      { file: "sales.csv", row: 2, column: "day", code: "bad_date", values: { found: "2026-02-30" } },
      { file: "sales.csv", row: 3, column: "day", code: "bad_date" },
    ]);
  });

  test("when its number is none", async () => {
    const rejects = await rejectsOf({
      "sales.csv": sales("s1,f1,r3,2026-01-05,done,12a", 's2,f1,r3,2026-01-05,done,"1,5"'),
    });
    expect(rejects).toMatchObject([
      { row: 2, column: "sum", code: "bad_number" },
      { row: 3, column: "sum", code: "bad_number" },
    ]);
  });

  test("when a needed value is empty", async () => {
    expect(
      await rejectsOf({ "sales.csv": sales("s1,f1,r3,2026-01-05,done,", "s2,,r3,2026-01-05,done,1") }),
    ).toMatchObject([
      { row: 2, column: "sum", code: "missing_value", values: { field: "amount" } },
      { row: 3, column: "firm", code: "no_client" },
    ]);
  });

  test("when its id was there before, naming the first row", async () => {
    expect(
      await rejectsOf({ "firms.csv": "firm,title,rep\nf1,Alpha,r1\nf2,Beta,\nf1,Alpha again,r1\n" }),
    ).toMatchObject([
      { file: "firms.csv", row: 4, code: "duplicate_id", values: { id: "f1", row: 2, file: "firms.csv" } },
    ]);
  });

  test("when it names a client the export does not have, or whose own row was rejected", async () => {
    const files = {
      "firms.csv": "firm,title,rep\nf1,,r1\n",
      "sales.csv": sales("s1,f1,r1,2026-01-05,done,1", "s2,f9,r1,2026-01-05,done,1"),
    };
    expect(await rejectsOf(files)).toMatchObject([
      { file: "firms.csv", row: 2, column: "title", code: "missing_value" },
      { file: "sales.csv", row: 2, code: "unknown_client" },
      { file: "sales.csv", row: 3, code: "unknown_client" },
    ]);
  });

  test("when its status is none the mapping knows, listing those", async () => {
    const [reject] = await rejectsOf({ "sales.csv": sales("s1,f1,r3,2026-01-05,lost at sea,1") });
    const values = { found: "lost at sea", known: "done, open, void" };
    expect(reject).toMatchObject({ column: "state", code: "unknown_value", values });
  });

  test("when it has more or fewer cells than the header", async () => {
    expect(
      await rejectsOf({ "sales.csv": sales("s1,f1,r3,2026-01-05", "s2,f1,r3,2026-01-05,done,1,more") }),
    ).toMatchObject([
      { row: 2, code: "wrong_columns", values: { cells: 4, header: 6 } },
      { row: 3, code: "wrong_columns" },
    ]);
  });
});

describe("a row is kept with a warning", () => {
  test("when the header stands again in mid-file, that line is skipped", async () => {
    const text = sales("s1,f1,r3,2026-01-05,done,1", "sale,firm,rep,day,state,sum", "s2,f1,r3,2026-01-06,done,2");
    const batch = await readImport(createExport({ "sales.csv": text }), createMapping());
    expect(batch.orders.map(({ sourceId }) => sourceId)).toEqual(["s1", "s2"]);
    expect(batch.warnings).toMatchObject([{ row: 3, code: "repeated_header" }]);
  });

  test("when an owner is unknown, the client stays without one", async () => {
    const files = createExport({
      "firms.csv": "firm,title,rep\nf1,Alpha,r99\n",
      "sales.csv": sales("s1,f1,,2026-01-05,done,1"),
    });
    const batch = await readImport(files, createMapping());
    expect(batch.clients).toMatchObject([{ sourceId: "f1", ownerSourceId: null }]);
    expect(batch.warnings).toMatchObject([{ file: "firms.csv", row: 2, code: "unknown_reference" }]);
  });

  test("when an address is none, it is left empty", async () => {
    const batch = await readImport(
      createExport({ "reps.csv": "rep,name,mail,boss\nr1,Ann,PsO4E5YPnpbc==,\nr3,Cid,,\n" }),
      createMapping(),
    );
    expect(batch.employees[0]?.email).toBeNull();
    expect(batch.warnings).toMatchObject([{ row: 2, column: "mail", code: "not_an_address" }]);
  });

  test("when an id is longer than an index takes, the row is rejected", async () => {
    const files = createExport({ "firms.csv": `firm,title,rep\nf1,Alpha,r1\n${"x".repeat(501)},Long,r1\n` });
    const batch = await readImport(files, createMapping());
    expect(batch.rejects[0]).toMatchObject({ file: "firms.csv", row: 3, column: "firm", code: "bad_id" });
  });
});
