import { ScatterChart } from "@mantine/charts";
import "@mantine/charts/styles.layer.css";
import { Text } from "@mantine/core";
import { may, useMe } from "../../app/session.tsx";
import { ChartPanel } from "../../components/charts/chart-panel.tsx";
import { Panel } from "../../components/panel.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { chartPoints } from "./chart-points.ts";
import { nameOffer, type OfferWork } from "./offer-work.ts";
import { useAmount } from "./use-amount.ts";

const colors = { gold: "yellow.6", silver: "gray.6", copper: "orange.7", none: "harbour.5" } as const;

/** What each client's offer costs against the profit it keeps, for those with the most at stake. */
export function OfferChart({ work }: { work: OfferWork }) {
  const texts = useTexts();
  const { t, label } = texts;
  const me = useMe();
  const amount = useAmount();
  const points = chartPoints(work.lines, work.draft);
  if (points.length === 0)
    return (
      <Panel title={t("offers.chart.title")}>
        <Text c="dimmed">{t("offers.chart.none")}</Text>
      </Panel>
    );
  const series = Map.groupBy(points, (point) => point.tier ?? ("none" as const));
  const head = [
    t("offers.column.client"),
    t("offers.column.tier"),
    t("offers.column.offer"),
    t("offers.chart.cost"),
    t("offers.chart.gain"),
    t("offers.chart.stake"),
  ];
  const rows = points.map((point) => [
    point.clientName,
    label("tier", point.tier),
    nameOffer(texts, work.catalogue, point.offerCode),
    amount(point.costMinor),
    amount(point.gainMinor),
    amount(point.stakeMinor),
  ]);
  return (
    <ChartPanel
      title={t("offers.chart.title")}
      table={{ head, rows }}
      {...(may(me, "exportClients") ? { csvName: "offers" } : {})}
    >
      <Text size="sm" c="dimmed" mb="xs">
        {t("offers.chart.most", { count: points.length })}
      </Text>
      <ScatterChart
        // Its legend reads past the end when a tier has no client left.
        key={[...series.keys()].join()}
        h={320}
        data={[...series].map(([tier, list]) => ({
          name: tier === "none" ? "—" : label("tier", tier),
          color: colors[tier],
          data: list.map(({ costMinor, gainMinor }) => ({ cost: costMinor, gain: gainMinor })),
        }))}
        dataKey={{ x: "cost", y: "gain" }}
        xAxisLabel={t("offers.chart.cost")}
        yAxisLabel={t("offers.chart.gain")}
        labels={{ x: t("offers.chart.cost"), y: t("offers.chart.gain") }}
        valueFormatter={{ x: amount, y: amount }}
        yAxisProps={{ width: 110 }}
        withLegend
      />
    </ChartPanel>
  );
}
