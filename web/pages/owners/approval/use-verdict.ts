import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ProposalPage } from "../../../../contracts/owners.ts";
import { approveOwnersRoute } from "../../../../contracts/routes/owners.ts";
import { useChange } from "../../../app/queries.ts";
import type { ApprovalRow } from "./approval-row.ts";
import { proposalsKey } from "./proposals-reading.ts";
import { buildVerdict, summarizeVerdict, type VerdictSummary } from "./verdict.ts";

interface VerdictOptions {
  departureId: string;
  rows: readonly ApprovalRow[];
  /** These are decided, or were found decided by somebody else: they leave page and draft. */
  onSettled: (handoverIds: readonly string[]) => void;
  onDone: (summary: VerdictSummary) => void;
}

/** The one request that decides everything on the page. */
export function useVerdict({ departureId, rows, onSettled, onDone }: VerdictOptions) {
  const cache = useQueryClient();
  const [given, setGiven] = useState<VerdictSummary | null>(null);
  const approve = useChange(approveOwnersRoute, {
    quiet: true,
    onDone: (result) => {
      const stay = new Set(
        result.leftOut.flatMap(({ handoverId, reason }) => (reason === "noLongerOpen" ? [] : [handoverId])),
      );
      const settled = rows.map(({ id }) => id).filter((id) => !stay.has(id));
      const summary = summarizeVerdict(result, rows);
      cache.setQueryData<ProposalPage>(proposalsKey(departureId), (page) => page && withoutSettled(page, settled));
      onSettled(settled);
      setGiven(summary);
      onDone(summary);
    },
  });
  return {
    give: () => approve.mutate({ params: { departureId }, body: buildVerdict(rows).body }),
    pending: approve.isPending,
    problem: approve.error,
    reset: approve.reset,
    given,
    putAway: () => setGiven(null),
  };
}

/** Until it is read again, so that what was decided does not come back for a moment. */
function withoutSettled(page: ProposalPage, handoverIds: readonly string[]): ProposalPage {
  const settled = new Set(handoverIds);
  return { ...page, proposals: page.proposals.filter(({ handoverId }) => !settled.has(handoverId)) };
}
