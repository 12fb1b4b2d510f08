import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { type FileProblem, ImportFileError } from "../../services/imports/read/import-file-error.ts";
import { listImportFiles } from "../../services/imports/read/list-import-files.ts";
import { parseMapping, readImport } from "../../services/imports/read/read-import.ts";
import { createExport, createMapping, gzip } from "./csv.ts";

async function refusal(reading: () => unknown): Promise<FileProblem[]> {
  try {
    await reading();
  } catch (error) {
    if (error instanceof ImportFileError) return error.problems;
    throw error;
  }
  throw new Error("the files were accepted");
}
const refusalOf = (files: Record<string, string | Buffer>) =>
  refusal(() => readImport(createExport(files), createMapping()));

describe("the whole import is refused", () => {
  test("when a file is empty", async () => {
    expect(await refusalOf({ "sales.csv": "" })).toEqual([{ file: "sales.csv", code: "empty_file", values: {} }]);
  });

  test("when a gzip file is cut off", async () => {
    const whole = gzip("sale,firm,rep,day,state,sum\ns1,f1,r3,2026-01-05,done,1\n");
    expect(await refusalOf({ "sales.csv": whole.subarray(0, 30) })).toMatchObject([
      { file: "sales.csv", code: "damaged_archive" },
    ]);
  });

  test("when a quote is never closed, saying in which row", async () => {
    expect(await refusalOf({ "firms.csv": 'firm,title,rep\nf1,"Alpha,r1\nf2,Beta,r1\n' })).toEqual([
      { file: "firms.csv", code: "ends_in_quotes", values: { row: 2 } },
    ]);
  });

  test("when a workbook is damaged", async () => {
    const damaged = Buffer.from("PK\u0003\u0004 no workbook at all, only its first bytes");
    expect(await refusalOf({ "firms.xlsx": damaged })).toMatchObject([
      { file: "firms.xlsx", code: "damaged_workbook" },
    ]);
  });

  test("when a workbook is of the old kind", async () => {
    const old = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(64)]);
    expect(await refusalOf({ "firms.xls": old })).toMatchObject([{ file: "firms.xls", code: "old_excel" }]);
  });

  test("when a file is binary", async () => {
    const problems = await refusalOf({ "firms.csv": Buffer.from([1, 2, 0, 4, 5, 6]) });
    expect(problems).toMatchObject([{ file: "firms.csv", code: "not_text" }]);
  });

  test("when a zero byte stands deep inside a file, which no database takes", async () => {
    const firms = `firm,title,rep\n${"f1,Alpha,r1\n".repeat(500)}f2,Be\u0000ta,r1\n`;
    expect(await refusalOf({ "firms.csv": firms })).toMatchObject([{ file: "firms.csv", code: "not_text" }]);
  });

  test("when a title stands above the header, or the delimiter is another, showing what row 1 holds", async () => {
    const [title] = await refusalOf({ "firms.csv": "Firms of 2026\n\nfirm,title,rep\nf1,Alpha,r1\n" });
    expect(title).toMatchObject({ code: "file_missing_beside", values: { unused: 'firms.csv "Firms of 2026"' } });
    const files = createExport({ "firms.csv": "firm;title;rep\nf1;Alpha;r1\n" });
    const [problem] = await refusal(() => readImport(files, createMapping({ delimiter: "," })));
    expect(problem?.values).toMatchObject({ unused: 'firms.csv "firm;title;rep"' });
  });

  test("when nothing fits the mapping that was given, showing what row 1 of each file holds", async () => {
    const files = createExport().map(({ name, bytes }) => ({
      name,
      bytes: Buffer.from(String(bytes).replaceAll(",", "\t")),
    }));
    const problems = await refusal(() => readImport(files, createMapping({ delimiter: ";" })));
    expect(problems.map(({ file, code }) => [file, code])).toEqual(
      ["reps", "firms", "sales"].map((slot) => [slot, "file_missing_beside"]),
    );
    expect(problems[1]?.values).toEqual({
      mapping: "small-firm",
      columns: "firm, title, rep",
      unused: expect.stringContaining('reps.csv "rep\tname'),
    });
  });

  test("when it holds more records than one import may", async () => {
    const rows = Array.from({ length: 500_001 }, (_, at) => `f${at},F,\n`).join("");
    expect(await refusalOf({ "firms.csv": `firm,title,rep\n${rows}` })).toMatchObject([
      { code: "too_many_records", values: { records: 500_006, most: 500_000 } },
    ]);
  }, 60_000);

  test("when a file is not UTF-8 and no charset is named, with a preview in each likely one", async () => {
    const problems = await refusalOf({ "firms.csv": iconv.encode("firm,title,rep\nf1,Вектор,r1\n", "windows-1251") });
    expect(problems).toMatchObject([{ file: "firms.csv", code: "unknown_charset" }]);
    expect(problems[0]).toHaveProperty("preview", [
      { charset: "windows-1251", text: "f1,Вектор,r1" },
      { charset: "windows-1252", text: "f1,Âåêòîð,r1" },
      { charset: "cp850", text: iconv.decode(iconv.encode("f1,Вектор,r1", "windows-1251"), "cp850") },
    ]);
  });

  test("when the charset the mapping names cannot hold the bytes, or does not exist", async () => {
    const firms = Buffer.concat([Buffer.from("firm,title,rep\nf1,"), Buffer.from([0xff, 0x98]), Buffer.from(",r1\n")]);
    const reading = (charset: string) => () =>
      readImport(createExport({ "firms.csv": firms }), createMapping({ charset }));
    expect(await refusal(reading("windows-1251"))).toMatchObject([{ code: "wrong_charset" }]);
    expect(await refusal(reading("klingon"))).toEqual([
      { file: "firms.csv", code: "no_such_charset", values: { charset: "klingon" } },
    ]);
  });

  test("when a needed column is missing, naming file and column", async () => {
    expect(await refusalOf({ "sales.csv": "sale,firm,rep,day,state\ns1,f1,r3,2026-01-05,done\n" })).toEqual([
      {
        file: "sales.csv",
        code: "columns_missing",
        values: { slot: "sales", mapping: "small-firm", columns: "sum" },
      },
    ]);
  });

  test("when a needed file is missing, naming its columns", async () => {
    const files = createExport().filter(({ name }) => name !== "reps.csv");
    expect(await refusal(() => readImport(files, createMapping()))).toEqual([
      { file: "reps", code: "file_missing", values: { mapping: "small-firm", columns: "rep, name, mail, boss" } },
    ]);
  });

  test("when no mapping knows the headers", async () => {
    const files = [{ name: "x.csv", bytes: Buffer.from("colour,size\nred,4\n") }];
    expect(await refusal(() => readImport(files))).toMatchObject([
      { file: "x.csv", code: "no_mapping_fits", values: { known: expect.stringContaining("northwind") } },
    ]);
  });

  test("when there are no files, or no such folder", async () => {
    expect(await refusal(() => readImport([]))).toMatchObject([{ code: "no_files" }]);
    expect(await refusal(() => listImportFiles("/nowhere/at/all"))).toMatchObject([{ code: "folder_missing" }]);
  });

  test("when the mapping file is not JSON, misspells a key, or names an unknown column", async () => {
    expect(await refusal(() => parseMapping("my.json", "{name:"))).toMatchObject([
      { file: "my.json", code: "mapping_no_json" },
    ]);
    const misspelt = JSON.stringify({ ...createMapping(), curency: "EUR" });
    expect(await refusal(() => parseMapping("my.json", misspelt))).toMatchObject([
      { file: "my.json", code: "mapping_fault", values: { fault: expect.stringContaining("curency") } },
    ]);
    const mapping = createMapping({ clients: [{ from: "firms", id: "firm", name: "tittle" }] });
    expect(await refusal(() => readImport(createExport(), mapping))).toEqual([
      {
        file: null,
        code: "mapping_unknown_column",
        values: { mapping: "small-firm", column: "tittle", slot: "firms" },
      },
    ]);
  });

  test("with a message for the command line: each file with its fault, and the letters to choose from", async () => {
    const files = createExport({ "firms.csv": iconv.encode("firm,title,rep\nf1,Вектор,r1\n", "windows-1251") });
    await expect(readImport(files, createMapping())).rejects.toThrow(
      /^firms\.csv: The letters .*\n {2}windows-1251: f1,Вектор,r1\n {2}windows-1252: /,
    );
    await expect(readImport([])).rejects.toThrow(/^There is no \.csv/);
  });
});
