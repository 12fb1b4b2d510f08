/** The clause as the contract has it; plain dates, both included. What it is worth in law is not for software to say. */
export type NonCompeteClause = { from: string; until: string };

/** R82: whether the leaver is under a moratorium on this date. */
export function isUnderNonCompete(clause: NonCompeteClause | null, asOf: string): boolean {
  return clause !== null && clause.from <= asOf && asOf <= clause.until;
}
