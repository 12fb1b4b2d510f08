import { useParams } from "@tanstack/react-router";
import { listOffersRoute } from "../../../contracts/routes/offers.ts";
import { PageHeader } from "../../components/page-header.tsx";
import { Failed } from "../../components/states.tsx";
import { useAllPages } from "../../components/use-all-pages.ts";
import { useTexts } from "../../texts/use-texts.ts";
import { OffersBoard } from "./offers-board.tsx";

/** The offers of one departure: the head decides, the executive reads, a successor sees the decided ones of own clients. */
export function OffersPage() {
  const { departureId } = useParams({ strict: false }) as { departureId: string };
  const { t } = useTexts();
  // Who may see nothing here is told so instead of the page, not within it.
  const { error, data, refetch } = useAllPages(listOffersRoute, { params: { departureId } });
  if (error && !data) return <Failed problem={error} onRetry={() => void refetch()} />;
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
