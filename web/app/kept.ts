const PREFIX = "handover-kept:";

/** Where something unsent of one person is kept on this device. */
export const keptKey = (personId: string, name: string) => `${PREFIX}${personId}:${name}`;

/** Whoever signs out leaves nothing of clients behind on the machine. */
export function forgetKept(): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  }
  // Lists keep their exceptions for one window only.
  sessionStorage.clear();
}
