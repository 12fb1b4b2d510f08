import { useParams } from "@tanstack/react-router";
import { listProposalsRoute } from "../../../contracts/routes/owners.ts";
import { useRead } from "../../app/queries.ts";
import { DepartureFrame } from "../departure/departure-frame.tsx";
import { OwnerApproval } from "./approval/owner-approval.tsx";
import { proposalsInput } from "./approval/proposals-reading.ts";

/** The new owners of a leaver's clients: approved by exception by the head, read by whoever may. */
export function OwnersPage() {
  const { departureId } = useParams({ strict: false }) as { departureId: string };
  const proposals = useRead(listProposalsRoute, proposalsInput(departureId), { liveEveryMs: 2_000 });
  return (
    <DepartureFrame departureId={departureId} about={proposals}>
      <OwnerApproval key={departureId} departureId={departureId} />
    </DepartureFrame>
  );
}
