import type { CandidateList, OwnerPlanView, ProposalPage } from "../../../../contracts/owners.ts";
import { getOwnerDraftRoute, getPlanRoute, listCandidatesRoute } from "../../../../contracts/routes/owners.ts";
import { useRead } from "../../../app/queries.ts";
import { Loaded } from "../../../components/states.tsx";
import { ApprovalDesk } from "./approval-desk.tsx";
import { PlanTable } from "./plan-table.tsx";
import { useProposals } from "./proposals-reading.ts";

interface OwnerApprovalProps {
  departureId: string;
  /** Everything was decided, said in a line. */
  onFinished?: ((what: string) => void) | undefined;
}

/** What the page shows, read once and kept up to date. */
export interface ApprovalData {
  departureId: string;
  page: ProposalPage;
  plan: OwnerPlanView;
  candidates: CandidateList["persons"];
}

/** The proposals of a departure: to be decided by who approves, to be read by everybody else who may. */
export function OwnerApproval({ departureId, onFinished }: OwnerApprovalProps) {
  const params = { departureId };
  const plan = useRead(getPlanRoute, { params }, { liveEveryMs: 2_000 });
  const mayApprove = plan.data?.mayApprove ?? false;
  const candidates = useRead(listCandidatesRoute, { params }, { liveEveryMs: 5_000 });
  const draft = useRead(getOwnerDraftRoute, { params }, { enabled: mayApprove });
  const others = [plan, candidates, ...(mayApprove ? [draft] : [])];
  const proposals = useProposals(
    departureId,
    others.every(({ data }) => data !== undefined),
  );
  return (
    <Loaded query={proposals}>
      {(page) => (
        <Loaded query={plan}>
          {(planned) => (
            <Loaded query={candidates}>
              {({ persons }) => {
                const data = { departureId, page, plan: planned, candidates: persons };
                if (!mayApprove) return <PlanTable data={data} />;
                return (
                  <Loaded query={draft}>
                    {(view) => <ApprovalDesk data={data} view={view} onFinished={onFinished} />}
                  </Loaded>
                );
              }}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}
