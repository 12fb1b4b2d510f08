import { useParams } from "@tanstack/react-router";
import { listOffersRoute } from "../../../contracts/routes/offers.ts";
import { useAllPages } from "../../components/use-all-pages.ts";
import { useTexts } from "../../texts/use-texts.ts";
import { DepartureFrame } from "../departure/departure-frame.tsx";
import { OffersBoard } from "./offers-board.tsx";

/** The offers of one departure: the head decides, the executive reads, a successor sees the decided ones of own clients. */
export function OffersPage() {
  const { departureId } = useParams({ strict: false }) as { departureId: string };
  const { t } = useTexts();
  const offers = useAllPages(listOffersRoute, { params: { departureId } });
  const alone = { title: t("offers.title"), crumbs: [{ label: t("common.nav.desk"), to: "/desk" }] };
  return (
    <DepartureFrame departureId={departureId} about={offers} alone={alone}>
      <OffersBoard departureId={departureId} />
    </DepartureFrame>
  );
}
