import type { QueryClient } from "@tanstack/react-query";
import type { ProposalPage } from "../../../../contracts/owners.ts";
import { getDepartureRoute } from "../../../../contracts/routes/departures.ts";
import { getOwnerDraftRoute, getPlanRoute, listCandidatesRoute } from "../../../../contracts/routes/owners.ts";
import { readingOf } from "../../../app/queries.ts";
import { type Me, may, meReading } from "../../../app/session.tsx";
import { firstProposalsReading, proposalsKey } from "./proposals-reading.ts";

/** Begins to read what owner approval starts with, while its code still comes. What is refused the page asks for again, and shows. */
export function readApprovalAhead(cache: QueryClient, { departureId = "" }: Readonly<Record<string, string>>): void {
  // Read before: what is kept is shown, and brought up to date by itself.
  if (cache.getQueryData(proposalsKey(departureId)) !== undefined) return;
  const input = { params: { departureId } };
  const first = firstProposalsReading(departureId);
  const me = cache.getQueryData<Me>(meReading().queryKey);
  // Most who open it approve; who only reads has no draft, and is told so by the page's own answer.
  const asksDraft = me === undefined || may(me, "approveOwners");
  if (asksDraft) void cache.prefetchQuery(readingOf(getOwnerDraftRoute, input));
  void cache.prefetchQuery(first).then(() => {
    const page = cache.getQueryData<ProposalPage>(first.queryKey);
    if (page === undefined) return;
    if (page.mayApprove && !asksDraft) void cache.prefetchQuery(readingOf(getOwnerDraftRoute, input));
    for (const route of [getPlanRoute, listCandidatesRoute]) void cache.prefetchQuery(readingOf(route, input));
  });
  void cache.prefetchQuery(readingOf(getDepartureRoute, input));
}
