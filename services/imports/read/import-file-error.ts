import { explainFileProblem, type FileProblemCode } from "../../../messages/explain-file-problem.ts";
import type { TextParams } from "../../../messages/format-text.ts";
import { InvalidError } from "../../errors.ts";

export type FileProblem = {
  /** Null: the files together, or the mapping. */
  file: string | null;
  code: FileProblemCode;
  /** What the text of the code is filled with. */
  values: TextParams;
  /** For an unknown charset: the same lines read in each likely charset. */
  preview?: { charset: string; text: string }[];
};

/** The import is refused as a whole and changes nothing; `problems` says why, its message the same in English. */
export class ImportFileError extends InvalidError {
  readonly problems: FileProblem[];

  constructor(problems: FileProblem[]) {
    super("importFile", problems.map(sayProblem).join("\n"), { problems });
    this.name = "ImportFileError";
    this.problems = problems;
  }
}

/** `file`: null for all files together, or for the mapping. */
export function fileError(file: string | null, code: FileProblemCode, values: TextParams = {}): ImportFileError {
  return new ImportFileError([{ file, code, values }]);
}

function sayProblem({ file, code, values, preview = [] }: FileProblem): string {
  const said = explainFileProblem(code, values);
  const shown = preview.map(({ charset, text }) => `\n  ${charset}: ${text.replaceAll("\n", " ⏎ ")}`);
  return `${file === null ? "" : `${file}: `}${said}${shown.join("")}`;
}
