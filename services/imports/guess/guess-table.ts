import { importEntities, type TableCorrection } from "../../../contracts/imports.ts";
import { type Entity, type FieldHint, fieldHints, fileHints, wordsOf } from "./field-names.ts";
import { guessKind, type LooksLike } from "./guess-values.ts";

export interface Column {
  /** As a mapping names it. */
  header: string;
  /** Values that are not empty, of the rows looked at. */
  values: string[];
  looksLike: LooksLike;
}

export interface GuessedTable {
  file: string;
  columns: Column[];
  /** Null where the needed fields of no entity are found. */
  entity: Entity | null;
  /** Column by field of that entity. */
  fields: Map<string, Column>;
}

/** A column of a table, with what its values look like. */
export function describeColumn(header: string, cells: readonly string[]): Column {
  const values = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  return { header, values, looksLike: guessKind(values) };
}

/**
 * What a table holds and which column is which field, by the words of its headers and file name and by its values. Only a
 * guess to begin with: a person looks at it and the dry run tells what comes of it.
 */
export function guessTable(file: string, columns: Column[]): GuessedTable {
  const guesses = importEntities.flatMap((entity) => {
    const { fields, score } = assignFields(entity, columns);
    if (lacksNeeded(entity, fields)) return [];
    return [{ entity, fields, score: score + (fileHints[entity].test(wordsOf(file)) ? 25 : 0) }];
  });
  const [best] = guesses.toSorted((a, b) => b.score - a.score);
  return { file, columns, entity: best?.entity ?? null, fields: best?.fields ?? new Map() };
}

/**
 * The guess as a person corrects it. Another entity is guessed anew from the same columns; a column given to a field leaves
 * the one it had. A table that lacks a needed field now stays out of the mapping, so it has no entity.
 */
export function correctTable(guessed: GuessedTable, { entity, fields: given }: TableCorrection): GuessedTable {
  const { file, columns } = guessed;
  if (entity === null) return { file, columns, entity, fields: new Map() };
  const fields = new Map(entity === guessed.entity ? guessed.fields : assignFields(entity, columns).fields);
  for (const header of Object.keys(given)) {
    const had = [...fields].find(([, column]) => column.header === header)?.[0];
    if (had !== undefined) fields.delete(had);
  }
  for (const [header, field] of Object.entries(given)) {
    const column = columns.find((one) => one.header === header);
    if (column && field !== null && field in fieldHints[entity]) fields.set(field, column);
  }
  return { file, columns, entity: lacksNeeded(entity, fields) ? null : entity, fields };
}

const lacksNeeded = (entity: Entity, fields: ReadonlyMap<string, Column>): boolean =>
  Object.entries(fieldHints[entity]).some(([field, hint]) => hint.needed && !fields.has(field));

/** Each column is one field at most, the surest first; a name serves as the id of what has none. */
function assignFields(entity: Entity, columns: readonly Column[]): { fields: Map<string, Column>; score: number } {
  const pairs = Object.entries(fieldHints[entity]).flatMap(([field, hint]) =>
    columns.map((column) => ({ field, column, score: rate(column, hint) })),
  );
  const fields = new Map<string, Column>();
  let total = 0;
  for (const { field, column, score } of pairs.filter((pair) => pair.score > 0).toSorted((a, b) => b.score - a.score)) {
    if (fields.has(field) || [...fields.values()].includes(column)) continue;
    fields.set(field, column);
    total += score;
  }
  if (!fields.has("id")) {
    const own = ["employees", "clients", "contacts"].includes(entity)
      ? fields.get("name")
      : findUnique(columns, fields);
    if (own) fields.set("id", own);
  }
  return { fields, score: total };
}

function rate({ header, looksLike }: Column, { exact, part, like, telling }: FieldHint): number {
  if (looksLike !== "empty" && like && !like.includes(looksLike)) return 0;
  const words = wordsOf(header);
  if (exact.test(words)) return 10;
  if (part?.test(words)) return 5;
  return telling && looksLike !== "empty" ? 3 : 0;
}

function findUnique(columns: readonly Column[], taken: ReadonlyMap<string, Column>): Column | undefined {
  const free = columns.filter((column) => ![...taken.values()].includes(column));
  return free.find(({ values }) => values.length > 1 && new Set(values).size === values.length);
}
