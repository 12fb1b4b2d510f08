/** An id as the source means it: outer blanks gone, and `17850.0` (a whole number that went through a float) is `17850`. */
export function parseId(text: string): string {
  const trimmed = text.trim();
  return /^\d+\.0+$/.test(trimmed) ? trimmed.slice(0, trimmed.indexOf(".")) : trimmed;
}

/** A mail address in lower case; null when the text is none (a hash, a note), for an import makes none up. */
export function parseEmail(text: string): string | null {
  const address = text.trim().toLowerCase();
  return address.length <= 254 && /^[^\s@<>(),;:"]+@[^\s@<>(),;:".]+(\.[^\s@<>(),;:".]+)+$/u.test(address)
    ? address
    : null;
}

/** Larger source id last: numbers by value, everything else by code point. */
export function compareSourceIds(a: string, b: string): number {
  const numbers = /^\d{1,15}$/;
  if (numbers.test(a) && numbers.test(b) && Number(a) !== Number(b)) return Number(a) - Number(b);
  return a < b ? -1 : a > b ? 1 : 0;
}
