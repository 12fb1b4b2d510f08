/** Why one row cannot be used; caught where records are built, it becomes a reject with file and row. */
export class RowProblem extends Error {
  readonly code: string;
  readonly column: string | undefined;

  constructor(code: string, message: string, column?: string) {
    super(message);
    this.name = "RowProblem";
    this.code = code;
    this.column = column;
  }
}
