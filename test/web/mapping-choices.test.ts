import { expect, test } from "vitest";
import type { ImportSample } from "../../contracts/imports.ts";
import {
  chooseEntity,
  chooseField,
  entityOf,
  fieldOf,
  missingFields,
  nameMapping,
  nameOf,
} from "../../web/pages/imports/mapping-choices.ts";

const column = (header: string, proposed: string | null) => ({
  header,
  proposed,
  looksLike: "text" as const,
  samples: [],
});
const table: ImportSample["tables"][number] = {
  file: "a.csv",
  slot: "clients",
  entity: "clients",
  columns: [column("Key", "id"), column("Title", "name"), column("Firm", null)],
  rows: [],
  totalRows: 1,
};
const fields: ImportSample["fields"] = [
  { entity: "clients", field: "id", needed: true },
  { entity: "clients", field: "name", needed: true },
  { entity: "clients", field: "city", needed: false },
  { entity: "deals", field: "title", needed: true },
];

test("a field given to another column leaves the one that had it", () => {
  const choices = chooseField(table, "Firm", "name", {});
  expect(["Key", "Title", "Firm"].map((header) => fieldOf(table, header, choices))).toEqual(["id", null, "name"]);
  expect(missingFields(table, fields, choices)).toEqual([]);
});

test("needed fields without a column are missing; of a table that is not imported nothing is", () => {
  expect(missingFields(table, fields, chooseField(table, "Key", null, {}))).toEqual(["id"]);
  expect(missingFields(table, fields, chooseEntity(table, null, {}))).toEqual([]);
});

test("another kind of table forgets the fields chosen for the first", () => {
  const choices = chooseEntity(table, "deals", chooseField(table, "Firm", "name", {}));
  expect([entityOf(table, choices), choices["a.csv"]?.fields]).toEqual(["deals", {}]);
});

test("the mapping takes the name the person gives, and keeps its own for none", () => {
  const mapping = JSON.stringify({ name: "accounts", files: {} });
  expect([nameOf(nameMapping(mapping, " crm ")), nameOf(nameMapping(mapping, " ")), nameOf(null)]).toEqual([
    "crm",
    "accounts",
    "",
  ]);
});
