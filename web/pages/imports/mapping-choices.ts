import type { ImportSample, importEntities, TableCorrection } from "../../../contracts/imports.ts";

export type Entity = (typeof importEntities)[number];
type Table = ImportSample["tables"][number];
type Fields = ImportSample["fields"];

/** What the person has chosen, table by table; what is not in it stands as proposed. */
export type Choices = Readonly<Record<string, TableCorrection>>;

/** What a table holds: as chosen, else as guessed. */
export const entityOf = (table: Table, choices: Choices): Entity | null => {
  const chosen = choices[table.file];
  return chosen ? chosen.entity : table.entity;
};

/** The field of one of its columns: as chosen, else as proposed. */
export function fieldOf(table: Table, header: string, choices: Choices): string | null {
  const chosen = choices[table.file]?.fields[header];
  if (chosen !== undefined) return chosen;
  return table.columns.find((column) => column.header === header)?.proposed ?? null;
}

/** Another kind of table begins with what the server guesses for it. */
export const chooseEntity = (table: Table, entity: Entity | null, choices: Choices): Choices => ({
  ...choices,
  [table.file]: { file: table.file, entity, fields: {} },
});

/** A field is one column's: the column that had it has none now. */
export function chooseField(table: Table, header: string, field: string | null, choices: Choices): Choices {
  const others = table.columns
    .filter((column) => field !== null && column.header !== header && fieldOf(table, column.header, choices) === field)
    .map((column) => [column.header, null] as const);
  const fields = { ...choices[table.file]?.fields, ...Object.fromEntries(others), [header]: field };
  return { ...choices, [table.file]: { file: table.file, entity: entityOf(table, choices), fields } };
}

/** Fields the table's kind cannot do without and no column is given to. */
export function missingFields(table: Table, fields: Fields, choices: Choices): string[] {
  const entity = entityOf(table, choices);
  if (entity === null) return [];
  const given = new Set(table.columns.map((column) => fieldOf(table, column.header, choices)));
  return fields.filter((one) => one.entity === entity && one.needed && !given.has(one.field)).map(({ field }) => field);
}

/** The mapping under the name the person gives their system; an empty one leaves it. */
export function nameMapping(mapping: string, name: string): string {
  if (name.trim() === "") return mapping;
  const parsed: object = JSON.parse(mapping);
  return JSON.stringify({ ...parsed, name: name.trim() });
}

/** Name the proposed mapping has. */
export function nameOf(mapping: string | null): string {
  const parsed: { name?: unknown } = mapping === null ? {} : JSON.parse(mapping);
  return typeof parsed.name === "string" ? parsed.name : "";
}
