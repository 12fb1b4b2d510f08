import type { DepartureReport, DepartureReportLine } from "../../../contracts/routes/reports.ts";
import { useMe } from "../../app/session.tsx";
import { ChartPanel } from "../../components/charts/chart-panel.tsx";
import { type BarSeries, SideBars } from "../../components/charts/side-bars.tsx";
import { Empty } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { CsvButton } from "./csv-button.tsx";

const ends = ["handedOver", "open", "lost", "letGo"] as const;
const colors: Record<(typeof ends)[number], BarSeries["color"]> = {
  handedOver: "done",
  open: "rest",
  lost: "bad",
  letGo: "let",
};

/** Clients by tier and risk band with how they ended; revenue only for who sees it. */
export function LinesChart({ report }: { report: DepartureReport }) {
  const { t, label, number, money } = useTexts();
  const { company } = useMe();
  const { lines, departureId } = report;
  if (lines.length === 0)
    return <Empty title={t("reports.departure.linesEmpty")}>{t("reports.departure.linesEmptyLead")}</Empty>;
  const tierOf = ({ tier }: DepartureReportLine) =>
    tier === null ? t("reports.departure.noTier") : label("tier", tier);
  const withRevenue = lines.some(({ annualRevenueMinor }) => annualRevenueMinor !== null);
  const revenueOf = ({ annualRevenueMinor: minor }: DepartureReportLine) =>
    minor === null ? "—" : money(minor, company.currency, true);
  return (
    <ChartPanel
      title={t("reports.departure.linesTitle")}
      actions={<CsvButton ask={{ report: "departure", departureId }} />}
      table={{
        head: [
          t("reports.departure.tier"),
          t("reports.departure.band"),
          t("reports.departure.clients"),
          ...ends.map((end) => t(`reports.departure.${end}`)),
          ...(withRevenue ? [t("reports.departure.revenue")] : []),
        ],
        rows: lines.map((line) => [
          tierOf(line),
          label("riskBand", line.band),
          number(line.clients),
          ...ends.map((end) => number(line[end])),
          ...(withRevenue ? [revenueOf(line)] : []),
        ]),
      }}
    >
      <SideBars
        stacked
        format={number}
        data={lines.map((line) => ({
          name: `${tierOf(line)} · ${label("riskBand", line.band)}`,
          ...Object.fromEntries(ends.map((end) => [end, line[end]])),
        }))}
        series={ends.map((end) => ({ name: end, label: t(`reports.departure.${end}`), color: colors[end] }))}
      />
    </ChartPanel>
  );
}
