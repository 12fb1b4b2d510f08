import { BarChart } from "@mantine/charts";
import "@mantine/charts/styles.layer.css";
import type { DossierView } from "../../../contracts/inventory.ts";
import { useMe } from "../../app/session.tsx";
import { ChartPanel } from "../../components/charts/chart-panel.tsx";
import { Money } from "../../components/money.tsx";
import { Panel } from "../../components/panel.tsx";
import { SimpleTable } from "../../components/simple-table.tsx";
import { useTexts } from "../../texts/use-texts.ts";

/** What was ordered month by month, as a chart and as a table. */
export function OrderMonthsPanel({ dossier }: { dossier: DossierView }) {
  const { t, money, locale } = useTexts();
  const { company } = useMe();
  const amount = (minor: number) => money(minor, company.currency, true);
  const months = new Intl.DateTimeFormat(locale, { month: "short", year: "2-digit", timeZone: "UTC" });
  const rows = dossier.orderMonths.map(({ month, orders, amountMinor }) => ({
    month: months.format(new Date(`${month}-01T00:00:00Z`)),
    orders,
    amountMinor,
  }));
  return (
    <ChartPanel
      title={t("dossier.orders.title")}
      table={{
        head: [t("dossier.orders.month"), t("dossier.orders.count"), t("dossier.orders.amount")],
        rows: rows.map(({ month, orders, amountMinor }) => [month, orders, amount(amountMinor)]),
      }}
    >
      <BarChart
        h={200}
        data={rows}
        dataKey="month"
        series={[{ name: "amountMinor", label: t("dossier.orders.amount"), color: "harbour.6" }]}
        valueFormatter={amount}
        yAxisProps={{ width: 84 }}
        // Its figures are in the table; the chart itself takes no focus.
        barChartProps={{ accessibilityLayer: false }}
        barProps={{ isAnimationActive: false }}
      />
    </ChartPanel>
  );
}

/** Orders still to be delivered. */
export function OpenOrdersPanel({ dossier }: { dossier: DossierView }) {
  const { t, day } = useTexts();
  return (
    <Panel title={t("dossier.orders.openTitle")}>
      <SimpleTable
        label={t("dossier.orders.openTitle")}
        head={[t("dossier.orders.ordered"), t("dossier.orders.amount"), t("dossier.orders.promised")]}
        empty={t("dossier.orders.empty")}
        rows={dossier.orders.map((order) => ({
          key: order.id,
          cells: [
            day(order.orderedOn),
            <Money key="amount" minor={order.amountMinor} />,
            order.promisedOn ? day(order.promisedOn) : t("dossier.orders.notPromised"),
          ],
        }))}
      />
    </Panel>
  );
}
