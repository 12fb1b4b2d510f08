import type { QueryClient } from "@tanstack/react-query";
import { getDepartureRoute } from "../../../../contracts/routes/departures.ts";
import { getPlanRoute, listCandidatesRoute } from "../../../../contracts/routes/owners.ts";
import { readingOf } from "../../../app/queries.ts";
import { firstProposalsReading } from "./proposals-reading.ts";

/** Begins to read what owner approval starts with, while its code still comes. */
export function readApprovalAhead(cache: QueryClient, { departureId = "" }: Readonly<Record<string, string>>): void {
  const input = { params: { departureId } };
  void cache.prefetchQuery(firstProposalsReading(departureId));
  for (const route of [getPlanRoute, listCandidatesRoute, getDepartureRoute])
    void cache.prefetchQuery(readingOf(route, input));
}
