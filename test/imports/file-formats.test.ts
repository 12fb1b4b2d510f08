import { readFileSync } from "node:fs";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { readImport } from "../../services/imports/read/read-import.ts";
import { createExport, createMapping, gzip } from "./csv.ts";

const namesOf = async (firms: string | Buffer, overrides: Parameters<typeof createMapping>[0] = {}) =>
  (await readImport(createExport({ "firms.csv": firms }), createMapping(overrides))).clients.map(({ name }) => name);

test("UTF-8 with a byte order mark and CRLF reads as without", async () => {
  expect(await namesOf("\ufefffirm,title,rep\r\nf1,Ärger & Söhne,r1\r\nf2,Beta,\r\n")).toEqual([
    "Ärger & Söhne",
    "Beta",
  ]);
});

test("UTF-16, as spreadsheets save Unicode text, reads by its mark", async () => {
  expect(
    await namesOf(iconv.encode("firm\ttitle\trep\nf1,1\tВектор\tr1\nf2\tБета\t\n", "utf16le", { addBOM: true })),
  ).toEqual(["Вектор", "Бета"]);
});

test.each(["windows-1251", "cp866"])("%s reads in the charset the mapping names", async (charset) => {
  expect(await namesOf(iconv.encode("firm,title,rep\nf1,ООО Вектор,r1\nf2,b,\n", charset), { charset })).toEqual([
    "ООО Вектор",
    "b",
  ]);
});

test("CP850 reads in the charset the mapping names, one file's own before the mapping's", async () => {
  const { files } = createMapping();
  const firms = { headers: ["firm", "title", "rep"], charset: "cp850" };
  const text = iconv.encode("firm,title,rep\nf1,Müller Ærø,r1\nf2,b,\n", "cp850");
  expect(await namesOf(text, { charset: "windows-1251", files: { ...files, firms } })).toEqual(["Müller Ærø", "b"]);
});

test("strict UTF-8 wins over the charset of the mapping", async () => {
  expect(await namesOf("firm,title,rep\nf1,Вектор,r1\nf2,b,\n", { charset: "windows-1251" })).toEqual(["Вектор", "b"]);
});

test("gzip is known by its bytes, and files by their headers, whatever their names", async () => {
  const [reps, firms, sales] = createExport();
  const renamed = [
    { name: "c.gz", bytes: gzip(String(reps?.bytes)) },
    { name: "a.csv", bytes: sales?.bytes ?? Buffer.alloc(0) },
    { name: "b.csv", bytes: firms?.bytes ?? Buffer.alloc(0) },
  ];
  const batch = await readImport(renamed, createMapping());
  expect([batch.employees.length, batch.clients.length, batch.orders.length]).toEqual([3, 2, 2]);
});

test("headers fit whatever their order, case and outer blanks", async () => {
  expect(await namesOf(" TITLE ,Rep,FIRM\nAlpha,r1,f1\nBeta,,f2\n")).toEqual(["Alpha", "Beta"]);
});

test("a workbook's dates and numbers are read as they stand in the cells", async () => {
  const files = createExport({ "sales.xlsx": readFileSync(new URL("./fixtures/sales.xlsx", import.meta.url)) }).filter(
    ({ name }) => name !== "sales.csv",
  );
  for (const decimalSign of [".", ","] as const) {
    const { orders } = await readImport(files, createMapping({ decimalSign, dateFormats: ["dd.MM.yyyy"] }));
    expect(orders).toMatchObject([
      { sourceId: "s1", orderedOn: "2026-01-05", amountMinor: 10_050 },
      { sourceId: "17850", orderedOn: "2026-01-06", amountMinor: 123_457 },
    ]);
  }
});

test("several files with the same headers are read one after the other", async () => {
  const more = "sale,firm,rep,day,state,sum\ns3,f2,r1,2026-03-05,done,5\n";
  const batch = await readImport(createExport({ "sales-2.csv": more }), createMapping());
  expect(batch.orders.map(({ sourceId }) => sourceId)).toEqual(["s1", "s2", "s3"]);
});

test("files the mapping has no use for are named and passed over", async () => {
  const batch = await readImport(createExport({ "payments.csv": "payment,amount\n1,2\n" }), createMapping());
  expect(batch.warnings).toMatchObject([{ file: "payments.csv", code: "file_not_used" }]);
});
