const EVERY_MS = 10_000;

/** Writes errors of a loop to the log, the same one at most every ten seconds: while a server is away each run fails. */
export function logErrors(part: string): (error: unknown) => void {
  const toldAt = new Map<string, number>();
  return (error) => {
    const text = error instanceof Error ? error.message : String(error);
    const now = performance.now();
    if (now - (toldAt.get(text) ?? Number.NEGATIVE_INFINITY) < EVERY_MS) return;
    if (toldAt.size > 100) toldAt.clear();
    toldAt.set(text, now);
    console.error(JSON.stringify({ part, error: text, stack: error instanceof Error ? error.stack : undefined }));
  };
}
