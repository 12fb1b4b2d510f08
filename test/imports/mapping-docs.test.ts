import { readFileSync } from "node:fs";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { builtInMappings } from "../../services/imports/mappings/built-in-mappings.ts";
import { parseMapping, readImport } from "../../services/imports/read/read-import.ts";

const page = readFileSync(new URL("../../docs/mapping.md", import.meta.url), "utf8");
const block = (language: string) => new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? "";

test("the worked example of docs/mapping.md gives what the page says", async () => {
  const mapping = parseMapping("docs/mapping.md", block("json"));
  const files = [{ name: "amocrm_export.csv", bytes: iconv.encode(block("csv"), "windows-1251") }];
  const batch = await readImport(files, mapping);
  expect(batch.rejects).toEqual([]);
  expect(batch.employees.map(({ name }) => name)).toEqual(["Анна Орлова", "Павел Ким"]);
  expect(batch.clients).toMatchObject([
    { name: "ООО «Вектор»", ownerSourceId: "Анна Орлова", ownerDerived: true, city: "Москва" },
    { name: "АО Сталь", ownerSourceId: "Павел Ким", ownerDerived: true },
  ]);
  expect(batch.contacts).toMatchObject([
    { name: "Игорь Седов", email: "sedov@vector.example", clientSourceId: "ООО «Вектор»" },
    { name: "Ольга Дюк", email: null, phone: "+7 487 200-30-40" },
  ]);
  expect(batch.deals).toHaveLength(5);
  expect(batch.deals[0]).toMatchObject({
    title: "Поставка подшипников, 6204",
    status: "won",
    valueMinor: 125_000_050,
    closedOn: "2026-02-03",
  });
  expect(batch.deals.find(({ sourceId }) => sourceId === "104")).toMatchObject({
    clientSourceId: null,
    ownerSourceId: "Павел Ким",
    status: "open",
  });
  expect(batch.orders.map(({ sourceId, orderedOn }) => [sourceId, orderedOn])).toEqual([
    ["deal:101", "2026-02-03"],
    ["deal:105", "2026-03-30"],
  ]);
});

test("every built-in mapping is written in the format a mapping file has", () => {
  for (const mapping of builtInMappings) {
    expect(parseMapping(mapping.name, JSON.stringify(mapping))).toEqual(mapping);
  }
});
