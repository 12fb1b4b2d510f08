import type { DetailRows, Join, Mapping, TextValue } from "../../../contracts/mapping.ts";
import type { NumberContext } from "./compile-number.ts";
import { compileText, type Scope, type TextOf } from "./compile-value.ts";
import { fileError } from "./import-file-error.ts";
import { parseId } from "./parse-text.ts";
import { headerKey, type Row, type Table } from "./table.ts";

/** Gives the rows of the export's files, joined as a mapping asks; each index over a file is built once. */
export type SourceRows = {
  /** The rows of a file, with its joins in place. */
  rows: (file: string, joins: readonly Join[] | undefined) => Iterable<Row>;
  scope: (file: string, joins: readonly Join[] | undefined) => Scope;
  numbers: (file: string, joins: readonly Join[] | undefined) => NumberContext;
};

export function createSourceRows(mapping: Mapping, tables: ReadonlyMap<string, Table[]>, digits: number): SourceRows {
  const indexes = new Map<string, Map<string, Row[]>>();
  const columnsOf = (file: string): Set<string> => {
    const slot = mapping.files[file];
    if (!slot) throw fileError(null, "mapping_unknown_file", { mapping: mapping.name, slot: file });
    return new Set([...slot.headers, ...(slot.optionalHeaders ?? [])].map(headerKey));
  };
  const scope = (file: string, joins: readonly Join[] = []): Scope => ({
    mapping: mapping.name,
    slot: file,
    columns: new Map([
      ["", columnsOf(file)],
      ...joins.map((join): [string, Set<string>] => [join.as, columnsOf(join.file)]),
    ]),
  });
  const indexOf = (file: string, columns: string[]): Map<string, Row[]> => {
    const name = [file, ...columns].join("\u0001");
    const known = indexes.get(name);
    if (known) return known;
    const getters = columns.map((column) => compileText(column, scope(file)));
    const index = new Map<string, Row[]>();
    for (const row of plainRows(tables.get(file) ?? [])) {
      const key = keyOf(getters, row);
      const same = index.get(key);
      if (same) same.push(row);
      else index.set(key, [row]);
    }
    indexes.set(name, index);
    return index;
  };
  const lookup = (file: string, on: Record<string, TextValue>, from: Scope): ((row: Row) => Row[]) => {
    const index = indexOf(file, Object.keys(on));
    const getters = Object.values(on).map((value) => compileText(value, from));
    return (row) => index.get(keyOf(getters, row)) ?? [];
  };
  /** Each join sees the file's own columns and those of the joins before it, so none can go round in a circle. */
  const joiner = (file: string, joins: readonly Join[]): ((rows: Iterable<Row>) => Iterable<Row>) => {
    const lookups = joins.map((join, at) => {
      if (joins.slice(0, at).some(({ as }) => as === join.as)) {
        throw fileError(null, "mapping_join_twice", { mapping: mapping.name, slot: file, join: join.as });
      }
      return { as: join.as, find: lookup(join.file, join.on, scope(file, joins.slice(0, at))) };
    });
    return (rows) => attach(rows, lookups);
  };
  const numbers = (file: string, joins: readonly Join[] | undefined): NumberContext => ({
    scope: scope(file, joins),
    decimalSign: mapping.files[file]?.decimalSign ?? mapping.decimalSign ?? ".",
    digits,
    details: (over: DetailRows, from: Scope) => {
      const find = lookup(over.file, over.on, from);
      const joins = over.joins ?? [];
      const joined = joiner(over.file, joins);
      return { rows: (row) => [...joined(find(row))], context: numbers(over.file, joins) };
    },
  });
  return {
    rows: (file, joins = []) => {
      const all = plainRows(tables.get(file) ?? []);
      return joins.length === 0 ? all : joiner(file, joins)(all);
    },
    scope,
    numbers,
  };
}

function* plainRows(tables: readonly Table[]): Generator<Row> {
  for (const table of tables) {
    for (const [at, cells] of table.rows.entries()) {
      yield { table, cells, number: table.rowNumbers[at] ?? 0, joined: null, group: null };
    }
  }
}

/** Joins are made in order, so a later one may use the columns of an earlier one. */
function* attach(rows: Iterable<Row>, lookups: { as: string; find: (row: Row) => Row[] }[]): Generator<Row> {
  for (const row of rows) {
    const joined = new Map<string, Row | undefined>();
    const whole: Row = { ...row, joined };
    for (const { as, find } of lookups) joined.set(as, find(whole)[0]);
    yield whole;
  }
}

function keyOf(getters: readonly TextOf[], row: Row): string {
  return getters.length === 1 && getters[0]
    ? parseId(getters[0](row))
    : getters.map((get) => parseId(get(row))).join("\u0001");
}
