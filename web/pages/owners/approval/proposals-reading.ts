import { type QueryKey, type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { ProposalPage } from "../../../../contracts/owners.ts";
import { listProposalsRoute } from "../../../../contracts/routes/owners.ts";
import type { Problem } from "../../../app/problem.ts";
import { keyOf, readingOf, useRead } from "../../../app/queries.ts";
import { readPages } from "../../../components/use-all-pages.ts";
import { joinPages } from "./join-pages.ts";

/** Every proposal that stands, decided ones too: so it shows what somebody else has decided meanwhile. */
export const proposalsInput = (departureId: string) => ({
  params: { departureId },
  query: { filter: "open" as const, limit: 10_000 },
});

export const proposalsKey = (departureId: string): QueryKey => keyOf(listProposalsRoute, proposalsInput(departureId));

/** More rows than stand on any screen, few enough to be there at once. */
const FIRST = 200;
/** Thousands of rows are read again less often: taking them in costs a slow machine a moment each time. */
const everyMs = (clients: number) => (clients > 2_000 ? 15_000 : 2_000);

const firstInput = (departureId: string) => {
  const input = proposalsInput(departureId);
  return { ...input, query: { ...input.query, limit: FIRST } };
};
const asFirst = { liveEveryMs: Number.POSITIVE_INFINITY };

/** How the first rows are read: what a page of the proposals begins with. */
export const firstProposalsReading = (departureId: string) =>
  readingOf(listProposalsRoute, firstInput(departureId), asFirst);

/** What a page of the proposals begins with: the whole list where it has been read before, else its first rows. */
export function useFirstProposals(departureId: string): UseQueryResult<ProposalPage, Problem> {
  const cache = useQueryClient();
  const known = cache.getQueryData<ProposalPage>(proposalsKey(departureId));
  const first = useRead(listProposalsRoute, firstInput(departureId), { ...asFirst, enabled: known === undefined });
  const page = first.data;
  useEffect(() => {
    if (page?.next === null) cache.setQueryData<ProposalPage>(proposalsKey(departureId), (now) => now ?? page);
  }, [cache, departureId, page]);
  return first;
}

/**
 * Every proposal that stands; of a long list its first rows until the rest is there (`next` is not null then). The rest is asked for once `restToo`: the
 * server takes its time over thousands of rows, and what else the page begins with would wait behind them.
 */
export function useProposals(
  departureId: string,
  first: UseQueryResult<ProposalPage, Problem>,
  restToo: boolean,
): UseQueryResult<ProposalPage, Problem> {
  const known = useQueryClient().getQueryData<ProposalPage>(proposalsKey(departureId));
  const page = first.data;
  const all = useQuery<ProposalPage, Problem>({
    queryKey: proposalsKey(departureId),
    // One request brings 10,000; a book with its prospects may have more.
    queryFn: async ({ signal }) => joinPages(await readPages(listProposalsRoute, proposalsInput(departureId), signal)),
    enabled: known !== undefined || (restToo && page !== undefined && page.next !== null),
    // Not compared with the last reading field by field: there are thousands.
    structuralSharing: false,
    meta: { liveEveryMs: everyMs(page?.total ?? known?.total ?? 0) },
  });
  return all.data === undefined && !all.isError ? first : all;
}
