const BLOCK = 512;

/** Content of the file `name` in an unpacked tar archive (ustar), or undefined when it is not there. */
export function readTarEntry(archive: Buffer, name: string): Buffer | undefined {
  let offset = 0;
  while (offset + BLOCK <= archive.length && archive[offset] !== 0) {
    const entryName = textOf(archive, offset, 100).replace(/^\.\//, "");
    const size = Number.parseInt(textOf(archive, offset + 124, 12).trim(), 8);
    if (!Number.isFinite(size)) return undefined;
    const start = offset + BLOCK;
    if (entryName === name) return archive.subarray(start, start + size);
    offset = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return undefined;
}

function textOf(archive: Buffer, start: number, length: number): string {
  const field = archive.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.subarray(0, end === -1 ? length : end).toString("utf8");
}
