import { useState } from "react";
import type { CandidateList, OwnerPlanView, ProposalPage } from "../../../../contracts/owners.ts";
import { getOwnerDraftRoute, getPlanRoute, listCandidatesRoute } from "../../../../contracts/routes/owners.ts";
import { useRead } from "../../../app/queries.ts";
import { Failed, Loaded } from "../../../components/states.tsx";
import { ApprovalDesk } from "./approval-desk.tsx";
import { PlanTable } from "./plan-table.tsx";
import { useFirstProposals, useProposals } from "./proposals-reading.ts";

interface OwnerApprovalProps {
  departureId: string;
  /** Everything was decided, said in a line. */
  onFinished?: ((what: string) => void) | undefined;
}

/** What the page shows, read once and kept up to date. */
export interface ApprovalData {
  departureId: string;
  page: ProposalPage;
  /** Null until it is there: the table does not wait for what stands beside it. */
  plan: OwnerPlanView | null;
  /** Empty until they are there. */
  candidates: CandidateList["persons"];
}

/** The proposals of a departure: to be decided by who approves, to be read by everybody else who may. */
export function OwnerApproval({ departureId, onFinished }: OwnerApprovalProps) {
  const input = { params: { departureId } };
  const first = useFirstProposals(departureId);
  const [restToo, setRestToo] = useState(false);
  const proposals = useProposals(departureId, first, restToo);
  const page = proposals.data;
  const draft = useRead(getOwnerDraftRoute, input, { enabled: page?.mayApprove ?? false });
  // The server takes its time over each of these; what the table begins with goes first.
  const plan = useRead(getPlanRoute, input, { enabled: page !== undefined, liveEveryMs: 2_000 });
  const candidates = useRead(listCandidatesRoute, input, { enabled: page !== undefined, liveEveryMs: 5_000 });
  const isBegun = page !== undefined && [plan, candidates, ...(page.mayApprove ? [draft] : [])].every(isThere);
  if (isBegun && !restToo) setRestToo(true);
  const failed = [plan, candidates].find(({ isError, data }) => isError && data === undefined);
  if (failed?.error) return <Failed problem={failed.error} onRetry={() => void failed.refetch()} />;
  return (
    <Loaded query={proposals}>
      {(read) => {
        const data = { departureId, page: read, plan: plan.data ?? null, candidates: candidates.data?.persons ?? none };
        if (!read.mayApprove) return <PlanTable data={data} />;
        return (
          <Loaded query={draft}>{(view) => <ApprovalDesk data={data} view={view} onFinished={onFinished} />}</Loaded>
        );
      }}
    </Loaded>
  );
}

const isThere = ({ data }: { data: unknown }) => data !== undefined;
const none: CandidateList["persons"] = [];
