import { useParams } from "@tanstack/react-router";
import { PageHeader } from "../../components/page-header.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { OffersBoard } from "./offers-board.tsx";

/** The offers of one departure: the head decides, the executive reads, a successor sees the decided ones of own clients. */
export function OffersPage() {
  const { departureId } = useParams({ strict: false }) as { departureId: string };
  const { t } = useTexts();
  return (
    <>
      <PageHeader
        title={t("offers.title")}
        crumbs={[{ label: t("common.nav.departures"), to: `/departures/${departureId}` }]}
      />
      <OffersBoard departureId={departureId} />
    </>
  );
}
