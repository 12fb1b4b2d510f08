const WINDOW_MS = 15 * 60_000;
const MOST = 10;
/** Addresses remembered at once; beyond it the oldest go, so that guessing names cannot fill the memory. */
const REMEMBERED = 10_000;

/** Failed attempts per e-mail address: after ten within 15 minutes further ones are refused unread. Successes don't count. */
export function createAttemptLimit(now: () => number = () => performance.now()) {
  const failures = new Map<string, number[]>();
  const recent = (email: string) => (failures.get(keyOf(email)) ?? []).filter((at) => now() - at < WINDOW_MS);
  return {
    isExhausted: (email: string) => recent(email).length >= MOST,
    count: (email: string) => {
      const key = keyOf(email);
      const list = [...recent(email), now()];
      failures.delete(key);
      failures.set(key, list);
      const oldest = failures.keys().next().value;
      if (failures.size > REMEMBERED && oldest !== undefined) failures.delete(oldest);
    },
  };
}

const keyOf = (email: string) => email.trim().toLowerCase();
