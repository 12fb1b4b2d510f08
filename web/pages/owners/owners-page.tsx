import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { Problem } from "../../app/problem.ts";
import { DepartureFrame } from "../departure/departure-frame.tsx";
import { OwnerApproval } from "./approval/owner-approval.tsx";
import { firstProposalsReading } from "./approval/proposals-reading.ts";

/** The new owners of a leaver's clients: approved by exception by the head, read by whoever may. */
export function OwnersPage() {
  const { departureId } = useParams({ strict: false }) as { departureId: string };
  const proposals = useQuery<unknown, Problem>(firstProposalsReading(departureId) as never);
  return (
    <DepartureFrame departureId={departureId} about={proposals}>
      <OwnerApproval key={departureId} departureId={departureId} />
    </DepartureFrame>
  );
}
