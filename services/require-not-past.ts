import { InvalidError } from "./errors.ts";

/** A day somebody promises or plans must be today or later (`YYYY-MM-DD`); InvalidError `dateInPast` at the field otherwise. */
export function requireNotPast(day: string | null | undefined, today: string, pointer: string): void {
  if (day && day < today) throw new InvalidError("dateInPast", "The date lies in the past.", { pointer });
}
