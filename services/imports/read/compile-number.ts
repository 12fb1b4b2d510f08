import type { DetailRows, NumberValue } from "../../../contracts/mapping.ts";
import { compileText, type Scope } from "./compile-value.ts";
import { addDecimals, type Decimal, multiplyDecimals, parseDecimal, roundDecimal, zero } from "./decimal.ts";
import { RowProblem } from "./row-problem.ts";
import type { Row } from "./table.ts";

/** Null: a part is empty, so the number is not known. */
export type NumberOf = (row: Row) => Decimal | null;

export type NumberContext = {
  scope: Scope;
  decimalSign: "." | ",";
  /** Decimal places of the currency: each line of a sum is rounded to them before it is added. */
  digits: number;
  /** Finds the detail rows of a row and the context their columns are read in. */
  details: (over: DetailRows, scope: Scope) => { rows: (row: Row) => Row[]; context: NumberContext };
};

/** Turns a mapping's number into a getter of exact decimals. */
export function compileNumber(value: NumberValue, context: NumberContext): NumberOf {
  if (typeof value === "number") return constant(value);
  if (typeof value === "string") return compileCell(value, context);
  if ("add" in value) return compileFold(value.add, addDecimals, context);
  if ("multiply" in value) return compileFold(value.multiply, multiplyDecimals, context);
  if ("subtract" in value) {
    const minus = (a: Decimal, b: Decimal) => addDecimals(a, { units: -b.units, scale: b.scale });
    return compileFold(value.subtract, minus, context);
  }
  if ("first" in value) {
    const choices = value.first.map((choice) => compileNumber(choice, context));
    return (row) => {
      for (const choice of choices) {
        const found = choice(row);
        if (found) return found;
      }
      return null;
    };
  }
  return compileSum(value.sum, value.over, context);
}

function compileSum(of: NumberValue, over: DetailRows | undefined, context: NumberContext): NumberOf {
  const details = over && context.details(over, context.scope);
  const rowsOf = details ? details.rows : (row: Row) => row.group ?? [row];
  const line = compileNumber(of, details ? details.context : context);
  return (row) => {
    const rows = rowsOf(row);
    if (rows.length === 0) return null;
    let total = zero;
    for (const detail of rows) {
      const amount = line(detail);
      if (!amount) return null;
      total = addDecimals(total, roundDecimal(amount, context.digits));
    }
    return total;
  };
}

function compileFold(
  parts: NumberValue[],
  combine: (a: Decimal, b: Decimal) => Decimal,
  context: NumberContext,
): NumberOf {
  const getters = parts.map((part) => compileNumber(part, context));
  return (row) => {
    let result: Decimal | null = null;
    for (const getter of getters) {
      const part = getter(row);
      if (!part) return null;
      result = result ? combine(result, part) : part;
    }
    return result;
  };
}

function compileCell(column: string, { scope, decimalSign }: NumberContext): NumberOf {
  const text = compileText(column, scope);
  return (row) => {
    const found = text(row);
    if (found === "") return null;
    const number = parseDecimal(found, decimalSign);
    if (!number) {
      throw new RowProblem("bad_number", { found, decimalSign }, column);
    }
    return number;
  };
}

function constant(value: number): NumberOf {
  const number = parseDecimal(String(value), ".");
  if (!number) throw new RangeError(`constant ${value} is not a plain number`);
  return () => number;
}
