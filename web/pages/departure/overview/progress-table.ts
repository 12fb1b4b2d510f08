import type { ProgressView } from "../../../../contracts/routes/progress.ts";
import { stages } from "../../../../domain/codes.ts";
import type { ChartTable } from "../../../components/charts/chart-panel.tsx";
import type { Texts } from "../../../texts/use-texts.ts";

/** The chart's figures: a line a day, for each stage the clients that had passed it and those the plan wanted through by then. */
export function toProgressTable({ t, label, day }: Texts, { days }: ProgressView): ChartTable {
  return {
    head: [
      t("departure.progress.day"),
      ...stages.flatMap((stage) => [
        label("stage", stage),
        t("departure.progress.plan", { stage: label("stage", stage) }),
      ]),
    ],
    rows: days.map((one) => [
      day(one.day),
      ...stages.flatMap((stage) => [one.byStage?.[stage] ?? "", one.plan[stage]]),
    ]),
  };
}

/** The days by which the plan wants all clients through a stage: one mark a day, whatever the number of stages that end on it. */
export function listPlanMarks({ label, day, list }: Texts, { deadlines }: ProgressView) {
  const byDay = Map.groupBy(deadlines, (one) => one.day);
  return [...byDay].map(([on, ends]) => ({ x: day(on), label: list(ends.map(({ stage }) => label("stage", stage))) }));
}
