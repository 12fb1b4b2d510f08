import { useParams } from "@tanstack/react-router";
import { DepartureFrame } from "../departure/departure-frame.tsx";
import { OwnerApproval } from "./approval/owner-approval.tsx";
import { useFirstProposals } from "./approval/proposals-reading.ts";

/** The new owners of a leaver's clients: approved by exception by the head, read by whoever may. */
export function OwnersPage() {
  const { departureId } = useParams({ strict: false }) as { departureId: string };
  return (
    <DepartureFrame departureId={departureId} about={useFirstProposals(departureId)}>
      <OwnerApproval key={departureId} departureId={departureId} />
    </DepartureFrame>
  );
}
