const EVERY_MS = 500;

/**
 * Waits until the shell npm started us in is gone. npm hands a SIGTERM (`kill`, `docker stop`) to that shell, which ends
 * without telling us. Outside npm it waits for ever: who starts us directly can signal us directly.
 */
export function untilParentGone(): Promise<void> {
  const parent = process.ppid;
  return new Promise((resolve) => {
    if (process.env.npm_lifecycle_event === undefined) return;
    const timer = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(timer);
      resolve();
    }, EVERY_MS).unref();
  });
}
