import type { Condition, Join, NumberValue, TextValue } from "../../../contracts/mapping.ts";
import type { ImportRowCode } from "../../../messages/explain-import-row.ts";
import type { TextParams } from "../../../messages/format-text.ts";
import { compileNumber, type NumberOf } from "./compile-number.ts";
import { columnOf, compileConditions, compileText, type TextOf } from "./compile-value.ts";
import { toMinorUnits } from "./decimal.ts";
import type { ImportEntity, RowPlace, RowReject, RowWarning } from "./import-batch.ts";
import type { DateReader } from "./parse-date.ts";
import { parseEmail, parseId } from "./parse-text.ts";
import { RowProblem } from "./row-problem.ts";
import type { SourceRows } from "./source-rows.ts";
import type { Row } from "./table.ts";

export type RecordSpec = {
  from: string;
  joins?: Join[] | undefined;
  where?: Condition[] | undefined;
  groupBy?: TextValue[] | undefined;
  id: TextValue;
};
export type ReadContext = {
  source: SourceRows;
  dates: (file: string) => DateReader;
  digits: number;
  rejects: RowReject[];
  warnings: RowWarning[];
};

/** Longest id kept: it stands in an index. */
const longestId = 500;

/** Reads the fields of one record; `required` ones reject the row when empty, bad values always do. */
export type RecordReader = {
  place: RowPlace;
  id: string;
  /** The file's column a field is mainly read from; the field itself where it is computed. */
  column: (field: string) => string;
  text: (field: string) => string | null;
  required: (field: string) => string;
  reference: (field: string) => string | null;
  email: (field: string) => string | null;
  day: (field: string) => string | null;
  requiredDay: (field: string) => string;
  instant: (field: string) => string;
  oneOf: <T extends string>(field: string, known: readonly T[]) => T;
  minor: (field: string) => number | null;
  warn: (code: ImportRowCode, values: TextParams, column?: string) => void;
};

/**
 * Builds one record from each row, or group of rows, of an entry of the mapping. What cannot be used goes to
 * `context.rejects`, with file, row, column and reason.
 */
export function readRecords<T>(
  entity: ImportEntity,
  spec: RecordSpec & Record<string, unknown>,
  texts: Record<string, TextValue | undefined>,
  numbers: Record<string, NumberValue | undefined>,
  context: ReadContext,
  build: (record: RecordReader) => T,
): T[] {
  const scope = context.source.scope(spec.from, spec.joins);
  const textOf = new Map<string, TextOf>();
  for (const [field, value] of Object.entries({ ...texts, id: spec.id })) {
    if (value !== undefined) textOf.set(field, compileText(value, scope));
  }
  const numberContext = context.source.numbers(spec.from, spec.joins);
  const numberOf = new Map<string, NumberOf>();
  for (const [field, value] of Object.entries(numbers)) {
    if (value !== undefined) numberOf.set(field, compileNumber(value, numberContext));
  }
  const keep = spec.where ? compileConditions(spec.where, scope) : () => true;
  const dates = context.dates(spec.from);
  const groupBy = spec.groupBy?.map((value) => compileText(value, scope));
  const kept = filterRows(context.source.rows(spec.from, spec.joins), keep, entity, context);
  const records: T[] = [];
  for (const row of groupBy ? groupRows(kept, groupBy, entity, context) : kept) {
    try {
      const reader = createReader(row, entity, { ...numbers, ...texts, id: spec.id }, textOf, numberOf, dates, context);
      records.push(build(reader));
    } catch (error) {
      context.rejects.push(rejectOf(error, row, entity));
    }
  }
  return records;
}

function createReader(
  row: Row,
  entity: ImportEntity,
  values: Record<string, TextValue | NumberValue | undefined>,
  textOf: ReadonlyMap<string, TextOf>,
  numberOf: ReadonlyMap<string, NumberOf>,
  dates: DateReader,
  context: ReadContext,
): RecordReader {
  const column = (field: string) => columnOf(values[field]) ?? field;
  const place = { file: row.table.file, row: row.number };
  const text = (field: string) => textOf.get(field)?.(row) || null;
  const required = (field: string) => {
    const found = text(field);
    if (found === null) throw new RowProblem("missing_value", { field }, column(field));
    return found;
  };
  const warn = (code: ImportRowCode, values: TextParams, at?: string) =>
    context.warnings.push({ ...place, entity, ...(at === undefined ? {} : { column: at }), code, values });
  const badDate = (field: string, found: string) => new RowProblem("bad_date", { found }, column(field));
  const day = (field: string) => {
    const found = text(field);
    if (found === null) return null;
    const read = dates.day(found);
    if (read === null) throw badDate(field, found);
    return read;
  };
  const id = parseId(required("id"));
  if (id.length > longestId) {
    throw new RowProblem("bad_id", { length: id.length, most: longestId }, column("id"));
  }
  return {
    place,
    id,
    column,
    text,
    required,
    warn,
    reference: (field) => {
      const found = text(field);
      return found === null ? null : parseId(found);
    },
    email: (field) => {
      const found = text(field);
      if (found === null) return null;
      const address = parseEmail(found);
      if (address === null) warn("not_an_address", { found }, column(field));
      return address;
    },
    day,
    requiredDay: (field) => {
      required(field);
      return day(field) ?? "";
    },
    instant: (field) => {
      const found = required(field);
      const read = dates.instant(found);
      if (read === null) throw badDate(field, found);
      return read;
    },
    oneOf: <T extends string>(field: string, known: readonly T[]): T => {
      const found = required(field);
      const value = known.find((code) => code === found);
      if (value === undefined) {
        throw new RowProblem("unknown_value", { found, known: known.join(", ") }, column(field));
      }
      return value;
    },
    minor: (field) => {
      const number = numberOf.get(field)?.(row);
      if (!number) return null;
      const minor = toMinorUnits(number, context.digits);
      if (minor === null) throw new RowProblem("number_too_large", { field }, column(field));
      return minor;
    },
  };
}

function* filterRows(
  rows: Iterable<Row>,
  keep: (row: Row) => boolean,
  entity: ImportEntity,
  context: ReadContext,
): Generator<Row> {
  for (const row of rows) {
    let kept = false;
    try {
      kept = keep(row);
    } catch (error) {
      context.rejects.push(rejectOf(error, row, entity));
    }
    if (kept) yield row;
  }
}

function groupRows(rows: Iterable<Row>, by: readonly TextOf[], entity: ImportEntity, context: ReadContext): Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    try {
      const key = by.map((get) => parseId(get(row))).join("\u0001");
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    } catch (error) {
      context.rejects.push(rejectOf(error, row, entity));
    }
  }
  return [...groups.values()].flatMap((group) => (group[0] ? [{ ...group[0], group }] : []));
}

function rejectOf(error: unknown, row: Row, entity: ImportEntity): RowReject {
  if (!(error instanceof RowProblem)) throw error;
  const { code, values, column } = error;
  return { file: row.table.file, row: row.number, entity, ...(column === undefined ? {} : { column }), code, values };
}
