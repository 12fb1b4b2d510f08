import type { ImportRowCode } from "../../../messages/explain-import-row.ts";
import type { TextParams } from "../../../messages/format-text.ts";

/** Why one row cannot be used; caught where records are built, it becomes a reject with file and row. */
export class RowProblem extends Error {
  readonly code: ImportRowCode;
  readonly values: TextParams;
  readonly column: string | undefined;

  constructor(code: ImportRowCode, values: TextParams, column?: string) {
    super(code);
    this.name = "RowProblem";
    this.code = code;
    this.values = values;
    this.column = column;
  }
}
