import type { ImportProgress } from "../../contracts/imports.ts";

/** How far the imports are that this process applies at this moment, by id. Made once a process by the runtime. */
export type ImportProgressBoard = Map<string, ImportProgress>;

/** Tells the board where an import stands. */
export type ReportProgress = (progress: ImportProgress) => void;

/**
 * Runs the applying of an import with a way to say how far it is. The board forgets it at its end, either way; a second
 * apply of the same import, which waits for the first one's lock, says nothing until then.
 */
export async function withProgress<T>(
  board: ImportProgressBoard | undefined,
  importId: string,
  work: (report: ReportProgress) => Promise<T>,
): Promise<T> {
  if (!board || board.has(importId)) return work(() => undefined);
  board.set(importId, { phase: "comparing", done: null, total: null });
  try {
    return await work((progress) => board.set(importId, progress));
  } finally {
    board.delete(importId);
  }
}
