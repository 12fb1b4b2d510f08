import { Select, SimpleGrid, Stack, Text } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { getPeopleReportRoute, type PeopleReport } from "../../../contracts/routes/reports.ts";
import { useRead } from "../../app/queries.ts";
import { useMe } from "../../app/session.tsx";
import { ChartPanel } from "../../components/charts/chart-panel.tsx";
import { SideBars } from "../../components/charts/side-bars.tsx";
import { Figure } from "../../components/figure.tsx";
import { Panel } from "../../components/panel.tsx";
import { Loaded } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { CsvButton } from "./csv-button.tsx";

const YEARS_BACK = 5;

/** Turnover of sellers in a year, and why they left; the year stands in the address. */
export function PeopleReportPanel() {
  const { t } = useTexts();
  const { businessNow } = useMe();
  const navigate = useNavigate();
  const thisYear = Number(businessNow.slice(0, 4));
  const year = Number((useSearch({ strict: false }) as { year?: number }).year ?? thisYear);
  const people = useRead(getPeopleReportRoute, { query: { year } }, { keepPrevious: true, liveEveryMs: 10_000 });
  const years = Array.from({ length: YEARS_BACK + 1 }, (_, back) => thisYear - back);
  return (
    <Stack>
      <Select
        w={140}
        label={t("reports.people.year")}
        allowDeselect={false}
        value={String(year)}
        onChange={(value) =>
          void navigate({
            to: "/reports",
            search: { report: "people", year: Number(value) } as never,
            replace: true,
            resetScroll: false,
          })
        }
        data={[...new Set([...years, year])].map(String)}
      />
      <Loaded query={people}>{(report) => <PeopleFigures report={report} year={year} />}</Loaded>
    </Stack>
  );
}

function PeopleFigures({ report, year }: { report: PeopleReport; year: number }) {
  const { t, number, percent, day } = useTexts();
  const csv = <CsvButton ask={{ report: "people", year }} />;
  return (
    <>
      <Text size="sm" c="dimmed">
        {t("reports.people.lead", { year: String(year), day: day(report.to) })}
      </Text>
      <SimpleGrid cols={{ base: 2, sm: 3 }}>
        <Figure name={t("reports.people.leavers")} value={number(report.leavers)} />
        <Figure name={t("reports.people.headcount")} value={number(report.averageHeadcount, 1)} />
        <Figure
          name={t("reports.people.turnover")}
          value={report.turnoverBp === null ? "—" : percent(report.turnoverBp / 100, 1)}
        />
      </SimpleGrid>
      {report.reasons === null ? (
        <Panel title={t("reports.people.reasonsTitle")} actions={csv}>
          <Text c="dimmed">
            {t("reports.people.hidden", {
              from: report.reasonsFromLeavers,
              year: String(year),
              count: report.leavers,
            })}
          </Text>
        </Panel>
      ) : (
        <ReasonsChart reasons={report.reasons} csv={csv} />
      )}
    </>
  );
}

type Reasons = NonNullable<PeopleReport["reasons"]>;

function ReasonsChart({ reasons, csv }: { reasons: Reasons; csv: ReactNode }) {
  const { t, label, number } = useTexts();
  return (
    <ChartPanel
      title={t("reports.people.reasonsTitle")}
      actions={csv}
      table={{
        head: [t("reports.people.reason"), t("reports.people.leavers"), t("reports.people.unaddressed")],
        rows: reasons.map(({ reason, leavers, unaddressed }) => [
          label("exitReason", reason),
          number(leavers),
          number(unaddressed),
        ]),
      }}
    >
      <Text size="sm" c="dimmed" mb="xs">
        {t("reports.people.note")}
      </Text>
      <SideBars
        stacked
        format={number}
        data={reasons.map(({ reason, leavers, unaddressed }) => ({
          name: label("exitReason", reason),
          addressed: leavers - unaddressed,
          unaddressed,
        }))}
        series={[
          { name: "unaddressed", label: t("reports.people.unaddressed"), color: "bad" },
          { name: "addressed", label: t("reports.people.addressed"), color: "done" },
        ]}
      />
    </ChartPanel>
  );
}
