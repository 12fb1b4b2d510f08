import type { QueryClient } from "@tanstack/react-query";
import { getDepartureRoute } from "../../../../contracts/routes/departures.ts";
import { readingOf } from "../../../app/queries.ts";
import { firstProposalsReading } from "./proposals-reading.ts";

/** Begins to read what owner approval starts with, while its code still comes. */
export function readApprovalAhead(cache: QueryClient, { departureId = "" }: Readonly<Record<string, string>>): void {
  void cache.prefetchQuery(firstProposalsReading(departureId));
  void cache.prefetchQuery(readingOf(getDepartureRoute, { params: { departureId } }));
}
