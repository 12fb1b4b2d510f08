import { InvalidError } from "../../errors.ts";

/** Why a file, or the whole set of files, cannot be read. */
export type FileProblem = {
  file: string;
  code: FileProblemCode;
  message: string;
  /** For an unknown charset: the same lines read in each likely charset. */
  preview?: { charset: string; text: string }[];
};
export type FileProblemCode =
  | "folder_missing"
  | "no_files"
  | "empty_file"
  | "damaged_archive"
  | "too_large"
  | "old_excel"
  | "damaged_workbook"
  | "not_text"
  | "unknown_charset"
  | "wrong_charset"
  | "damaged_csv"
  | "not_recognised"
  | "ambiguous_mapping"
  | "bad_mapping";

/** The import is refused as a whole and changes nothing. */
export class ImportFileError extends InvalidError {
  readonly problems: FileProblem[];

  constructor(problems: FileProblem[]) {
    super("importFile", problems.map((problem) => `${problem.file}: ${problem.message}`).join("\n"), { problems });
    this.name = "ImportFileError";
    this.problems = problems;
  }
}

export function fileError(file: string, code: FileProblemCode, message: string): ImportFileError {
  return new ImportFileError([{ file, code, message }]);
}
