import { fileProblem } from "./catalogue/en/screens/file-problems.ts";
import { formatText, type TextParams } from "./format-text.ts";

/** Why a file, or the whole set of files, cannot be read. */
export type FileProblemCode = keyof typeof fileProblem;

/** In English, for the command line and logs; the screen says it in the reader's language. */
export const explainFileProblem = (code: FileProblemCode, values: TextParams): string =>
  formatText(fileProblem[code], values, "en");
