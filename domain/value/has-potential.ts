/**
 * R29: a client has potential when it both needs an amount that interests us and can pay for it.
 *
 * @param need what it would buy in a year, minor units
 * @param funds what it can spend on that in a year, minor units
 * @param leastOfInterest policy: smallest yearly amount worth working for
 */
export function hasPotential(need: number, funds: number, leastOfInterest: number): boolean {
  return need > 0 && funds > 0 && Math.min(need, funds) >= leastOfInterest;
}
