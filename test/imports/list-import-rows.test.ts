import { expect, test } from "vitest";
import { applyImport } from "../../services/imports/apply-import.ts";
import { dryRunImport } from "../../services/imports/dry-run-import.ts";
import { listImportRows } from "../../services/imports/get-import.ts";
import { readImport } from "../../services/imports/read/read-import.ts";
import { createExport, createMapping } from "./csv.ts";
import { importer, useImports } from "./use-imports.ts";

const { held } = useImports();
const read = (name: string, files: Record<string, string> = {}) =>
  readImport(createExport(files), createMapping({ name }));

test("a report is read page by page, file by file, in the order of the rows", async () => {
  const { importId } = await dryRunImport(held.deps, importer, await read("paged"));
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listImportRows(held.deps, importer, importId, { limit: 3, ...(cursor ? { cursor } : {}) }, "en");
    seen.push(...page.rows.map(({ file, row }) => `${file ?? "-"} ${row ?? "-"}`));
    cursor = page.next ?? undefined;
  } while (cursor);
  const inOrder = ["- -", "firms.csv 2", "firms.csv 3", "reps.csv 2", "reps.csv 3", "reps.csv 4", "sales.csv 2"];
  // The remark on the currency is of no file, as the team is.
  expect(seen).toEqual(["- -", ...inOrder, "sales.csv 3"]);
});

test("a report says why in the reader's language, with the file's column and the field's name", async () => {
  const first = await dryRunImport(held.deps, importer, await read("said"));
  await applyImport(held.deps, importer, first.importId);
  const { importId } = await dryRunImport(
    held.deps,
    importer,
    await read("said", {
      "firms.csv": "firm,title,rep\nf1,Alpha GmbH,r9\nf2,,r3\n",
      "sales.csv": "sale,firm,rep,day,state,sum\ns1,f1,r3,2026-01-05,done,100.50\ns2,f1,r3,yesterday,done,20\n",
    }),
  );
  const said = async (locale: "en" | "ru") => {
    const { rows } = await listImportRows(held.deps, importer, importId, { limit: 100 }, locale);
    return new Map(rows.filter(({ message }) => message).map((row) => [row.code ?? row.action, row.message]));
  };
  expect(Object.fromEntries(await said("en"))).toMatchObject({
    changed: "Name, Account manager",
    missing_value: "title: “Name” is needed and cannot be read from this row: it, or a part of it, is empty.",
    bad_date: "day: “yesterday” is not a date in the ways of writing the mapping names.",
    unknown_reference: "“r9” is not in these files; “Account manager” is left empty.",
  });
  expect(Object.fromEntries(await said("ru"))).toMatchObject({
    changed: "Название или имя, Ответственный менеджер",
    missing_value:
      "title: «Название или имя» — нужное значение, но из этой строки его не прочитать: оно или его часть не заполнены.",
    bad_date: "day: «yesterday» — не дата ни в одном из видов записи, которые названы в сопоставлении.",
    unknown_reference: "«r9» нет в этих файлах; поле «Ответственный менеджер» остаётся пустым.",
  });
});

test("a report keeps the words of a batch that was read when reports were in English", async () => {
  const batch = await read("old", { "firms.csv": "firm,title,rep\nf1,Alpha,r3\nf2,,r3\n" });
  const rejects = batch.rejects.map(({ values: _values, ...row }) => ({ ...row, message: "has no name" }));
  const { importId } = await dryRunImport(held.deps, importer, { ...batch, rejects });
  const { rows } = await listImportRows(held.deps, importer, importId, { limit: 10, action: "rejected" }, "ru");
  expect(rows).toContainEqual(expect.objectContaining({ code: "missing_value", message: "title: has no name" }));
});
