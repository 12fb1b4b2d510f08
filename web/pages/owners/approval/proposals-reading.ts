import { type QueryKey, type UseQueryResult, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { ProposalPage } from "../../../../contracts/owners.ts";
import { listProposalsRoute } from "../../../../contracts/routes/owners.ts";
import type { Problem } from "../../../app/problem.ts";
import { keyOf, useRead } from "../../../app/queries.ts";

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

/** Every proposal that stands; of a long list its first rows until the rest is there (`next` is not null then). */
export function useProposals(departureId: string): UseQueryResult<ProposalPage, Problem> {
  const cache = useQueryClient();
  const input = proposalsInput(departureId);
  const key = proposalsKey(departureId);
  const known = cache.getQueryData<ProposalPage>(key);
  const first = useRead(
    listProposalsRoute,
    { ...input, query: { ...input.query, limit: FIRST } },
    { enabled: known === undefined, liveEveryMs: Number.POSITIVE_INFINITY },
  );
  const page = first.data;
  useEffect(() => {
    if (page?.next === null) cache.setQueryData<ProposalPage>(proposalsKey(departureId), (now) => now ?? page);
  }, [cache, departureId, page]);
  const all = useRead(listProposalsRoute, input, {
    enabled: known !== undefined || (page !== undefined && page.next !== null),
    liveEveryMs: everyMs(page?.total ?? known?.total ?? 0),
    asItCame: true,
  });
  return all.data === undefined && !all.isError ? first : all;
}
