import { useParams } from "@tanstack/react-router";
import { getDepartureRoute } from "../../../contracts/routes/departures.ts";
import { useRead } from "../../app/queries.ts";
import { PageHeader } from "../../components/page-header.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { OwnerApproval } from "./approval/owner-approval.tsx";

/** The new owners of a leaver's clients: approved by exception by the head, read by whoever may. */
export function OwnersPage() {
  const { t } = useTexts();
  const { departureId } = useParams({ strict: false }) as { departureId: string };
  const departure = useRead(getDepartureRoute, { params: { departureId } }, { liveEveryMs: 10_000 });
  const leaver = departure.data?.leaver.name;
  return (
    <>
      <PageHeader
        title={t("owners.title")}
        crumbs={[
          { label: t("common.nav.departures"), to: "/departures" },
          ...(leaver ? [{ label: leaver, to: `/departures/${departureId}` }] : []),
        ]}
      />
      <OwnerApproval key={departureId} departureId={departureId} />
    </>
  );
}
