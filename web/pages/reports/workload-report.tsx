import { Group, Select, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { getWorkloadRoute, type WorkloadLine } from "../../../contracts/routes/reports.ts";
import { useRead } from "../../app/queries.ts";
import { ChartPanel } from "../../components/charts/chart-panel.tsx";
import { SideBars } from "../../components/charts/side-bars.tsx";
import { Empty, Loaded } from "../../components/states.tsx";
import { type Texts, useTexts } from "../../texts/use-texts.ts";
import { CsvButton } from "./csv-button.tsx";
import { WorkloadFigures } from "./workload-figures.tsx";

/** As many reps as are still read at a glance. */
const MOST = 15;

/** Clients and tasks of each rep, of one team or of all the reader sees; the team stands in the address. */
export function WorkloadReport() {
  const { t, day } = useTexts();
  const navigate = useNavigate();
  const { team } = useSearch({ strict: false }) as { team?: string };
  const workload = useRead(getWorkloadRoute, {}, { liveEveryMs: 10_000 });
  return (
    <Loaded query={workload}>
      {({ asOf, items }) => {
        if (items.length === 0) return <Empty title={t("reports.workload.empty")} />;
        const teams = [...new Map(items.map((line) => [line.team.id, line.team.name]))];
        const lines = items.filter((line) => !team || line.team.id === team);
        return (
          <Stack>
            <Group justify="space-between">
              <Text c="dimmed" size="sm">
                {t("reports.asOf", { day: day(asOf) })}
              </Text>
              {teams.length > 1 ? (
                <Select
                  w={220}
                  aria-label={t("reports.team")}
                  placeholder={t("reports.allTeams")}
                  clearable
                  value={team ?? null}
                  onChange={(value) =>
                    void navigate({
                      to: "/reports",
                      search: { report: "workload", ...(value ? { team: value } : {}) } as never,
                      replace: true,
                      resetScroll: false,
                    })
                  }
                  data={teams.map(([value, name]) => ({ value, label: name }))}
                />
              ) : null}
            </Group>
            <WorkloadFigures lines={lines} />
            <WorkloadChart lines={lines} teamId={team} />
          </Stack>
        );
      }}
    </Loaded>
  );
}

function WorkloadChart({ lines, teamId }: { lines: readonly WorkloadLine[]; teamId: string | undefined }) {
  const texts = useTexts();
  const { t, number } = texts;
  const busiest = lines.toSorted((a, b) => b.activeClients - a.activeClients).slice(0, MOST);
  return (
    <ChartPanel
      title={t("reports.workload.title")}
      table={workloadTable(texts, lines)}
      actions={<CsvButton ask={{ report: "workload", ...(teamId ? { teamId } : {}) }} />}
    >
      {lines.length > MOST ? (
        <Text size="sm" c="dimmed" mb="xs">
          {t("reports.workload.most", { count: MOST })}
        </Text>
      ) : null}
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <div>
          <Title order={3}>{t("reports.workload.clientsChart")}</Title>
          <SideBars
            format={number}
            data={busiest.map(({ person, activeClients, capacity }) => ({
              name: person.name,
              activeClients,
              capacity,
            }))}
            series={[
              { name: "activeClients", label: t("reports.workload.active"), color: "done" },
              { name: "capacity", label: t("reports.workload.capacity"), color: "rest" },
            ]}
          />
        </div>
        <div>
          <Title order={3}>{t("reports.workload.tasksChart")}</Title>
          <SideBars
            format={number}
            data={busiest.map(({ person, openTasks, overdueTasks }) => ({
              name: person.name,
              inTime: openTasks - overdueTasks,
              overdueTasks,
            }))}
            series={[
              { name: "inTime", label: t("reports.workload.inTime"), color: "done" },
              { name: "overdueTasks", label: t("reports.workload.overdue"), color: "bad" },
            ]}
          />
        </div>
      </SimpleGrid>
    </ChartPanel>
  );
}

function workloadTable({ t, label, number, percent }: Texts, lines: readonly WorkloadLine[]) {
  return {
    head: [
      t("reports.team"),
      t("reports.workload.rep"),
      t("reports.workload.grade"),
      t("reports.workload.active"),
      t("reports.workload.capacity"),
      t("reports.workload.open"),
      t("reports.workload.overdue"),
      t("reports.workload.due"),
      t("reports.workload.onTime"),
    ],
    rows: lines.map((line) => [
      line.team.name,
      line.person.name,
      label("grade", line.grade),
      number(line.activeClients),
      number(line.capacity),
      number(line.openTasks),
      number(line.overdueTasks),
      number(line.dueTasks),
      line.onTimeBp === null ? "—" : percent(line.onTimeBp / 100, 1),
    ]),
  };
}
