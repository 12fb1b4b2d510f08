import { useParams } from "@tanstack/react-router";
import { listSendListRoute } from "../../../contracts/routes/send-list.ts";
import { useRead } from "../../app/queries.ts";
import { PageHeader } from "../../components/page-header.tsx";
import { Failed } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { SendListBoard } from "./send-list-board.tsx";

/** Client notices of one departure: looked at, held or put back, and released with their exact count. */
export function SendListPage() {
  const { departureId } = useParams({ strict: false }) as { departureId: string };
  const { t } = useTexts();
  // Who may see nothing here is told so instead of the page, not within it.
  const { error, data, refetch } = useRead(listSendListRoute, { params: { departureId } });
  if (error && !data) return <Failed problem={error} onRetry={() => void refetch()} />;
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
