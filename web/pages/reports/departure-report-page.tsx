import { Anchor, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import { getDepartureRoute } from "../../../contracts/routes/departures.ts";
import { type DepartureReport, getDepartureReportRoute } from "../../../contracts/routes/reports.ts";
import { useRead } from "../../app/queries.ts";
import { Facts } from "../../components/facts.tsx";
import { Figure } from "../../components/figure.tsx";
import { Money } from "../../components/money.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { Panel } from "../../components/panel.tsx";
import { Loaded } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { LinesChart } from "./lines-chart.tsx";

/** Risk and retention of one departure, as far as its reader may see. */
export function DepartureReportPage() {
  const { departureId } = useParams({ strict: false }) as { departureId: string };
  const report = useRead(getDepartureReportRoute, { params: { departureId } }, { liveEveryMs: 5_000 });
  return <Loaded query={report}>{(data) => <ReportOf report={data} />}</Loaded>;
}

function ReportOf({ report }: { report: DepartureReport }) {
  const { t, label, day } = useTexts();
  const { departureId } = report;
  return (
    <>
      <PageHeader
        title={t("reports.departure.title", { leaver: report.leaver.name })}
        lead={`${label("departureState", report.state)} · ${t("reports.departure.lead", {
          team: report.team.name,
          notice: day(report.noticeOn),
          day: day(report.asOf),
        })}`}
        crumbs={[{ label: t("reports.title"), to: "/reports" }]}
      />
      <Stack>
        <Group gap="md">
          <Anchor component={Link} to={`/departures/${departureId}`} size="sm">
            {t("reports.departure.toDeparture")}
          </Anchor>
          <Anchor component={Link} to={`/departures/${departureId}/closing-report`} size="sm">
            {t("reports.departure.toClosing")}
          </Anchor>
        </Group>
        <Retention report={report} />
        <LinesChart report={report} />
        <NotCounted report={report} />
        {report.offers ? <Offers offers={report.offers} /> : null}
      </Stack>
    </>
  );
}

function Retention({ report: { departureId, retention } }: { report: DepartureReport }) {
  const { t, number, percent } = useTexts();
  const departure = useRead(getDepartureRoute, { params: { departureId } }, { liveEveryMs: 5_000 });
  const completeness = departure.data?.completeness ?? null;
  const share = (basisPoints: number | null) => (basisPoints === null ? "—" : percent(basisPoints / 100, 1));
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }}>
      <Figure name={t("reports.departure.inPortfolio")} value={number(retention.inPortfolio)} />
      <Figure
        name={t("reports.departure.retention")}
        value={share(retention.retentionBp)}
        note={t("reports.departure.retentionNote", { count: retention.active })}
      />
      <Figure
        name={t("reports.departure.churn")}
        value={share(retention.churnBp)}
        note={t("common.clients", { count: retention.lost })}
      />
      <Figure
        name={t("reports.departure.completeness")}
        value={completeness === null ? "—" : percent(completeness)}
        note={t("reports.departure.completenessNote")}
      />
    </SimpleGrid>
  );
}

function NotCounted({ report: { prospects, excluded } }: { report: DepartureReport }) {
  const { t, list } = useTexts();
  const parts = [
    ...(prospects > 0 ? [t("reports.departure.prospects", { count: prospects })] : []),
    ...(excluded > 0 ? [t("reports.departure.excluded", { count: excluded })] : []),
  ];
  if (parts.length === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      {t("reports.departure.left", { what: list(parts) })}
    </Text>
  );
}

function Offers({ offers }: { offers: NonNullable<DepartureReport["offers"]> }) {
  const { t, number } = useTexts();
  return (
    <Panel title={t("reports.departure.offers")}>
      <Facts
        rows={[
          [t("reports.departure.withOffer"), number(offers.withOffer)],
          [t("reports.departure.none"), number(offers.none)],
          [t("reports.departure.undecided"), number(offers.undecided)],
          [t("reports.departure.cost"), <Money key="cost" minor={offers.costMinor} />],
          [t("reports.departure.budget"), <Money key="budget" minor={offers.budgetMinor} />],
        ]}
      />
    </Panel>
  );
}
