import type { DepartureView } from "../../../../contracts/routes/departures.ts";
import { clientStates } from "../../../../domain/codes.ts";
import { Facts } from "../../../components/facts.tsx";
import { Money } from "../../../components/money.tsx";
import { Panel } from "../../../components/panel.tsx";
import { useTexts } from "../../../texts/use-texts.ts";

/** The departure's dates, and where its clients stand. */
export function FactsPanel({ departure: row }: { departure: DepartureView }) {
  const { t, label, day, instant, number, percent } = useTexts();
  const at = (value: string | null) => (value === null ? null : instant(value));
  const some = (count: number) => (count > 0 ? number(count) : null);
  const states = clientStates.flatMap((state) => {
    const count = row.byState[state];
    return count ? [[label("clientState", state), number(count)] as const] : [];
  });
  return (
    <Panel title={t("departure.facts.title")}>
      <Facts
        rows={[
          [t("departure.facts.kind"), label("departureKind", row.kind)],
          [t("departure.facts.notice"), day(row.noticeOn)],
          [t("departure.facts.confirmed"), at(row.confirmedAt) ?? t("departure.facts.notConfirmed")],
          [t("departure.facts.announceFrom"), row.announceFrom ? day(row.announceFrom) : null],
          [t("departure.facts.told"), at(row.leaverToldAt)],
          [t("departure.facts.lastDay"), day(row.lastWorkingDay)],
          [t("departure.facts.employment"), day(row.endOfEmployment)],
          [t("departure.facts.signIn"), at(row.signInEndedAt)],
          [t("departure.facts.closed"), at(row.closedAt)],
          [t("departure.facts.owned"), row.clientsOwned === null ? null : number(row.clientsOwned)],
          [t("departure.facts.clients"), row.clientsOwned === null ? number(row.clients) : null],
          ...states,
          [t("departure.facts.prospects"), some(row.prospects)],
          [t("departure.facts.afterLastDay"), some(row.afterLastDay)],
          [t("departure.facts.completeness"), row.completeness === null ? null : percent(row.completeness)],
          [t("departure.facts.budget"), row.offerBudgetMinor == null ? null : <Money minor={row.offerBudgetMinor} />],
        ]}
      />
    </Panel>
  );
}
