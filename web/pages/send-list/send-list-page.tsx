import { useParams } from "@tanstack/react-router";
import { listSendListRoute } from "../../../contracts/routes/send-list.ts";
import { useRead } from "../../app/queries.ts";
import { DepartureFrame } from "../departure/departure-frame.tsx";
import { SendListBoard } from "./send-list-board.tsx";

/** Client notices of one departure: looked at, held or put back, and released with their exact count. */
export function SendListPage() {
  const { departureId } = useParams({ strict: false }) as { departureId: string };
  const list = useRead(listSendListRoute, { params: { departureId } });
  return (
    <DepartureFrame departureId={departureId} about={list}>
      <SendListBoard departureId={departureId} />
    </DepartureFrame>
  );
}
