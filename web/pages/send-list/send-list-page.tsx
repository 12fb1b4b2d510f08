import { useParams } from "@tanstack/react-router";
import { PageHeader } from "../../components/page-header.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { SendListBoard } from "./send-list-board.tsx";

/** Client notices of one departure: looked at, held or put back, and released with their exact count. */
export function SendListPage() {
  const { departureId } = useParams({ strict: false }) as { departureId: string };
  const { t } = useTexts();
  return (
    <>
      <PageHeader
        title={t("sendList.title")}
        crumbs={[{ label: t("common.nav.departures"), to: `/departures/${departureId}` }]}
      />
      <SendListBoard departureId={departureId} />
    </>
  );
}
