/** Waits for SIGINT or SIGTERM. Later ones are ignored: stopping has begun and has its own time limits. */
export function untilStopped(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => resolve(signal));
  });
}
