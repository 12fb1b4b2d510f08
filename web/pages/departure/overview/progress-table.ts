import type { ProgressView } from "../../../../contracts/routes/progress.ts";
import { type Stage, stages } from "../../../../domain/codes.ts";
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

/** 1 for the first stage: names beside each other would not fit the chart. */
export const stageNumber = (stage: Stage): number => stages.indexOf(stage) + 1;

/** The days by which the plan wants all clients through a stage: one mark a day, with the numbers of the stages that end on it. */
export function listPlanMarks({ day }: Pick<Texts, "day">, { deadlines }: ProgressView) {
  const byDay = Map.groupBy(deadlines, (one) => one.day);
  return [...byDay].map(([on, ends]) => ({
    x: day(on),
    label: ends.map(({ stage }) => stageNumber(stage)).join(", "),
  }));
}
