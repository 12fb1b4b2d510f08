import type { Condition, NumberValue, TextValue } from "../../../contracts/mapping.ts";
import { fileError } from "./import-file-error.ts";
import { parseId } from "./parse-text.ts";
import { RowProblem } from "./row-problem.ts";
import { headerKey, type Row } from "./table.ts";

/** What a value may refer to: the columns of the record's own file (""), and of each joined file by its alias. */
export type Scope = { mapping: string; slot: string; columns: ReadonlyMap<string, ReadonlySet<string>> };

/** A getter of text, trimmed; empty text stands for nothing. */
export type TextOf = (row: Row) => string;

/**
 * Turns a mapping's text value into a getter.
 * @throws {ImportFileError} `mapping_unknown_column` when it names a column its file does not declare
 */
export function compileText(value: TextValue, scope: Scope): TextOf {
  if (typeof value === "string") return compileColumn(value, scope);
  if ("const" in value) return () => value.const;
  if ("concat" in value) {
    const parts = value.concat.map((part) => compileText(part, scope));
    const glue = value.with ?? " ";
    return (row) =>
      parts
        .map((part) => part(row))
        .filter((text) => text !== "")
        .join(glue);
  }
  if ("first" in value) {
    const choices = value.first.map((choice) => compileText(choice, scope));
    return (row) => {
      for (const choice of choices) {
        const text = choice(row);
        if (text !== "") return text;
      }
      return "";
    };
  }
  if ("id" in value) {
    const text = compileText(value.id, scope);
    return (row) => parseId(text(row));
  }
  if ("map" in value) return compileMap(value.value, value.map, value.otherwise, scope);
  if ("replace" in value) {
    const text = compileText(value.value, scope);
    const replace = new Map(Object.entries(value.replace));
    return (row) => replace.get(text(row)) ?? text(row);
  }
  const cases = value.cases.map(({ when, value: chosen }) => ({
    when: compileConditions(when, scope),
    text: compileText(chosen, scope),
  }));
  const otherwise = value.otherwise === undefined ? () => "" : compileText(value.otherwise, scope);
  return (row) => (cases.find(({ when }) => when(row))?.text ?? otherwise)(row);
}

function compileMap(
  value: TextValue,
  map: Record<string, string>,
  otherwise: string | undefined,
  scope: Scope,
): TextOf {
  const text = compileText(value, scope);
  const known = new Map(Object.entries(map).map(([from, to]) => [fold(from), to]));
  return (row) => {
    const found = text(row);
    const mapped = known.get(fold(found)) ?? otherwise;
    if (mapped !== undefined) return mapped;
    const expected = Object.keys(map)
      .map((key) => (key === "" ? "(empty)" : key))
      .join(", ");
    throw new RowProblem("unknown_value", { found, known: expected }, columnOf(value));
  };
}

/** All conditions of a list must hold. */
export function compileConditions(conditions: readonly Condition[], scope: Scope): (row: Row) => boolean {
  const tests = conditions.map((condition) => {
    const text = compileText(condition.value, scope);
    const test = compileTest(condition);
    return (row: Row) => test(text(row)) !== (condition.not ?? false);
  });
  return (row) => tests.every((test) => test(row));
}

function compileTest(condition: Condition): (text: string) => boolean {
  const { is, startsWith, contains, empty } = condition;
  if (is !== undefined) return (text) => fold(text) === fold(is);
  if (condition.in) {
    const known = new Set(condition.in.map(fold));
    return (text) => known.has(fold(text));
  }
  if (startsWith !== undefined) return (text) => fold(text).startsWith(fold(startsWith));
  if (contains) {
    const parts = contains.map(fold);
    return (text) => parts.some((part) => fold(text).includes(part));
  }
  if (empty !== undefined) return (text) => (text === "") === empty;
  return (text) => /^[-−(]/.test(text) === condition.negative;
}

function compileColumn(name: string, scope: Scope): TextOf {
  const key = headerKey(name);
  if (scope.columns.get("")?.has(key)) return (row) => cell(row, key);
  const dot = name.indexOf(".");
  const alias = name.slice(0, dot);
  const joinedKey = headerKey(name.slice(dot + 1));
  if (dot > 0 && scope.columns.get(alias)?.has(joinedKey)) {
    return (row) => {
      const joined = row.joined?.get(alias);
      return joined ? cell(joined, joinedKey) : "";
    };
  }
  throw fileError(null, "mapping_unknown_column", { mapping: scope.mapping, column: name, slot: scope.slot });
}

function cell(row: Row, key: string): string {
  const at = row.table.columns.get(key);
  return at === undefined ? "" : (row.cells[at] ?? "").trim();
}

/** The column a value is mainly read from, for messages. */
export function columnOf(value: TextValue | NumberValue | undefined): string | undefined {
  if (value === undefined || typeof value === "string") return value;
  if (typeof value === "number") return undefined;
  if ("value" in value) return columnOf(value.value);
  if ("first" in value) return columnOf(value.first[0]);
  if ("id" in value) return columnOf(value.id);
  if ("concat" in value) return columnOf(value.concat[0]);
  return undefined;
}

function fold(text: string): string {
  return text.trim().toLowerCase();
}
