import { Text } from "@mantine/core";
import { ChartPanel } from "../../components/charts/chart-panel.tsx";
import { SideBars } from "../../components/charts/side-bars.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import type { RepRow } from "./sum-teams.ts";

/** As many bars as are still read at a glance. */
const MOST = 20;

/** Of each rep's clients, those nobody else in the company knows. */
export function KnownToOneChart({ reps }: { reps: readonly RepRow[] }) {
  const { t, number } = useTexts();
  const withClients = reps.filter(({ clients }) => clients > 0).sort((a, b) => b.knownToOne - a.knownToOne);
  if (withClients.length === 0) return null;
  return (
    <ChartPanel
      title={t("readiness.chart.title")}
      table={{
        head: [
          t("readiness.rep"),
          t("readiness.team"),
          t("readiness.knownToOne"),
          t("readiness.chart.others"),
          t("readiness.clients"),
        ],
        rows: withClients.map(({ person, team, clients, knownToOne }) => [
          person.name,
          team.name,
          number(knownToOne),
          number(clients - knownToOne),
          number(clients),
        ]),
      }}
    >
      {withClients.length > MOST ? (
        <Text size="sm" c="dimmed" mb="xs">
          {t("readiness.chart.most", { count: MOST })}
        </Text>
      ) : null}
      <SideBars
        stacked
        format={number}
        data={withClients.slice(0, MOST).map(({ person, clients, knownToOne }) => ({
          name: person.name,
          knownToOne,
          others: clients - knownToOne,
        }))}
        series={[
          { name: "knownToOne", label: t("readiness.knownToOne"), color: "bad" },
          { name: "others", label: t("readiness.chart.others"), color: "rest" },
        ]}
      />
    </ChartPanel>
  );
}
