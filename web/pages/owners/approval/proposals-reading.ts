import type { QueryKey } from "@tanstack/react-query";
import { listProposalsRoute } from "../../../../contracts/routes/owners.ts";
import { keyOf } from "../../../app/queries.ts";

/** Every proposal that stands, decided ones too: so it shows what somebody else has decided meanwhile. */
export const proposalsInput = (departureId: string) => ({
  params: { departureId },
  query: { filter: "open" as const, limit: 10_000 },
});

export const proposalsKey = (departureId: string): QueryKey => keyOf(listProposalsRoute, proposalsInput(departureId));
