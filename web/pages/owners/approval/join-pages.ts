import type { ProposalPage } from "../../../../contracts/owners.ts";

/** One list of several pages. What moved on while they were read stands in it once, as it was read last. */
export function joinPages(pages: readonly ProposalPage[]): ProposalPage {
  const last = pages.at(-1);
  if (last === undefined) throw new Error("There is no page.");
  if (pages.length === 1) return last;
  const proposals = new Map(pages.flatMap((page) => page.proposals.map((row) => [row.id, row] as const)));
  const persons = new Map(pages.flatMap((page) => page.persons.map((person) => [person.personId, person] as const)));
  return { ...last, proposals: [...proposals.values()], persons: [...persons.values()] };
}
