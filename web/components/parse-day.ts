/**
 * A day as people type it, the day before the month: `4.5.2026`, `04/05/2026`, or `2026-05-04`. Returns the plain date, null
 * for what is none.
 */
export function parseDay(typed: string): string | null {
  const text = typed.trim();
  const dayFirst = /^(\d{1,2})[./\s-](\d{1,2})[./\s-](\d{4})$/.exec(text);
  const [, day, month, year] = dayFirst ?? [];
  const date = dayFirst ? `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}` : text;
  return isDay(date) ? date : null;
}

function isDay(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}
