/**
 * R48: a client that came back and left again is lost for good.
 *
 * @param departures dates on which the client was found to have left, any order; a date named twice counts once
 */
export function isLostForever(departures: readonly string[]): boolean {
  return new Set(departures).size >= 2;
}
