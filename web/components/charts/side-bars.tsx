import { BarChart } from "@mantine/charts";
import "@mantine/charts/styles.layer.css";

const colors = {
  done: "var(--handover-chart-done)",
  rest: "var(--handover-chart-rest)",
  bad: "var(--handover-chart-bad)",
  let: "var(--handover-chart-let)",
} as const;

export interface BarSeries {
  /** The figure's name in `data`, and what the reader calls it. */
  name: string;
  label: string;
  color: keyof typeof colors;
}

interface SideBarsProps {
  /** One bar, or one stack of them, each: its `name` and the figures of the series. */
  data: readonly Record<string, string | number>[];
  series: readonly BarSeries[];
  /** Figures that make up one whole lie on one bar; others lie side by side, each with its number. */
  stacked?: boolean;
  format: (value: number) => string;
}

/** Bars that lie, with room for names. Stands in a ChartPanel, which hides it from who hears the page: nothing in it takes the focus. */
export function SideBars({ data, series, stacked = false, format }: SideBarsProps) {
  const height = data.length * (stacked ? 30 : 16 + 18 * series.length) + 80;
  return (
    <BarChart
      h={height}
      data={[...data]}
      dataKey="name"
      orientation="vertical"
      type={stacked ? "stacked" : "default"}
      series={series.map(({ name, label, color }) => ({ name, label, color: colors[color] }))}
      valueFormatter={format}
      withLegend
      withBarValueLabel={!stacked}
      legendProps={{ verticalAlign: "bottom", itemSorter: null }}
      gridAxis="y"
      tickLine="none"
      xAxisProps={{ allowDecimals: false }}
      yAxisProps={{ width: 140, interval: 0 }}
      barChartProps={{ accessibilityLayer: false, margin: { right: 36 } }}
      barProps={{ isAnimationActive: false, maxBarSize: 22, stroke: "var(--handover-raised)", strokeWidth: 1 }}
    />
  );
}
