import iconv from "iconv-lite";
import { fileError, ImportFileError } from "./import-file-error.ts";

/** Charsets a file that is not UTF-8 is shown in, for a person to choose: programs mistake them for each other. */
const likelyCharsets = ["windows-1251", "windows-1252", "cp850"] as const;

/**
 * Text of a file: by its byte order mark, else as strict UTF-8, else in the charset the mapping names.
 * @throws {ImportFileError} `unknown_charset` with a preview in the likely charsets, `no_such_charset`, `wrong_charset`, `not_text`
 */
export function decodeText(file: string, bytes: Buffer, charset: string | undefined): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return iconv.decode(bytes, "utf16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return iconv.decode(bytes, "utf16be");
  const zero = bytes.indexOf(0);
  if (zero !== -1) throw fileError(file, "not_text", { byte: zero + 1 });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return decodeOther(file, bytes, charset);
  }
}

function decodeOther(file: string, bytes: Buffer, charset: string | undefined): string {
  if (charset === undefined) throw unknownCharset(file, bytes);
  if (!iconv.encodingExists(charset)) throw fileError(file, "no_such_charset", { charset });
  const text = iconv.decode(bytes, charset);
  if (text.includes("\ufffd")) throw fileError(file, "wrong_charset", { charset });
  return text;
}

function unknownCharset(file: string, bytes: Buffer): ImportFileError {
  const lines = linesWithSigns(bytes);
  const preview = likelyCharsets.map((charset) => ({ charset, text: iconv.decode(lines, charset) }));
  return new ImportFileError([{ file, code: "unknown_charset", values: {}, preview }]);
}

/** The first three lines that have a byte outside ASCII, at most 120 bytes each. */
function linesWithSigns(bytes: Buffer): Buffer {
  const found: Buffer[] = [];
  for (let start = 0; start < bytes.length && found.length < 3; ) {
    const end = bytes.indexOf(0x0a, start);
    const line = bytes.subarray(start, end === -1 ? bytes.length : end);
    if (line.some((byte) => byte > 0x7f))
      found.push(line.at(-1) === 0x0d ? line.subarray(0, Math.min(120, line.length - 1)) : line.subarray(0, 120));
    start = end === -1 ? bytes.length : end + 1;
  }
  return Buffer.concat(found.flatMap((line, at) => (at === 0 ? [line] : [Buffer.from("\n"), line])));
}
