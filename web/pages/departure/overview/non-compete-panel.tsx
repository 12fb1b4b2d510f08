import type { DepartureView } from "../../../../contracts/routes/departures.ts";
import { Facts } from "../../../components/facts.tsx";
import { Panel } from "../../../components/panel.tsx";
import { useTexts } from "../../../texts/use-texts.ts";

/** The clause as recorded; what it is worth nobody here judges (R82). */
export function NonCompetePanel({ clause }: { clause: NonNullable<DepartureView["nonCompete"]> }) {
  const { t, day } = useTexts();
  const days = { from: day(clause.from), until: day(clause.until) };
  return (
    <Panel title={t("departure.nonCompete.title")}>
      <Facts
        rows={[
          [t("departure.nonCompete.days"), t("departure.nonCompete.fromUntil", days)],
          [t("departure.nonCompete.today"), t(`departure.nonCompete.${clause.holds ? "holds" : "holdsNot"}`)],
          [t("departure.nonCompete.clause"), clause.clause],
          [t("departure.nonCompete.legalNote"), clause.legalNote],
        ]}
      />
    </Panel>
  );
}
