const DAY_MS = 86_400_000;

/** Calendar days from an instant's day, where the reader is, to a plain date: 0 the same day, negative once it is past. */
export function daysUntil(day: string, now: string): number {
  const today = new Date(now);
  const from = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate());
  return Math.round((Date.parse(`${day}T00:00:00Z`) - from) / DAY_MS);
}
