import { gunzipSync } from "node:zlib";
import { fileError } from "./import-file-error.ts";

export type ImportFile = { name: string; bytes: Buffer };
export type UnpackedFile = { name: string; bytes: Buffer; kind: "text" | "workbook" };

/** What one file may unpack to; an export larger than this is to be split. */
const largestMb = 512;
const largest = largestMb * 1024 * 1024;

/**
 * Opens gzip by its first bytes, not by its name, and tells workbooks from text.
 * @throws {ImportFileError} `empty_file`, `damaged_archive`, `file_too_large`, `old_excel`
 */
export function unpackFile(file: ImportFile): UnpackedFile {
  const bytes = isGzip(file.bytes) ? gunzip(file) : file.bytes;
  if (bytes.length === 0) throw fileError(file.name, "empty_file");
  if (bytes.length > largest) throw fileError(file.name, "file_too_large", { megabytes: largestMb });
  const signature = bytes.subarray(0, 4).toString("latin1");
  if (signature === "\u00d0\u00cf\u0011\u00e0") {
    throw fileError(file.name, "old_excel");
  }
  return { name: file.name, bytes, kind: signature === "PK\u0003\u0004" ? "workbook" : "text" };
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function gunzip(file: ImportFile): Buffer {
  try {
    return gunzipSync(file.bytes, { maxOutputLength: largest });
  } catch (error) {
    if (error instanceof RangeError) throw fileError(file.name, "file_too_large", { megabytes: largestMb });
    throw fileError(file.name, "damaged_archive");
  }
}
