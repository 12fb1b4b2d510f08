import { Text } from "@mantine/core";
import type { ItTaskLine } from "../../../../contracts/routes/departures.ts";
import { Panel } from "../../../components/panel.tsx";
import { SimpleTable } from "../../../components/simple-table.tsx";
import { type Texts, useTexts } from "../../../texts/use-texts.ts";

const kinds = ["closeExport", "closeAccount"] as const;

/** What IT closes in each connected system, confirmed or not. */
export function ItPanel({ tasks }: { tasks: readonly ItTaskLine[] }) {
  const texts = useTexts();
  const { t } = texts;
  const bySystem = Map.groupBy(tasks, (task) => task.system);
  return (
    <Panel title={t("departure.it.title")}>
      <SimpleTable
        empty={t("departure.it.none")}
        label={t("departure.it.title")}
        head={[t("departure.it.system"), ...kinds.map((kind) => t(`departure.it.${kind}`))]}
        rows={[...bySystem].map(([system, ofSystem]) => ({
          key: system,
          cells: [
            system,
            ...kinds.map((kind) => {
              const task = ofSystem.find((one) => one.kind === kind);
              return task ? (
                <Text key={kind} size="sm" c={task.overdue ? "var(--mantine-color-error)" : undefined}>
                  {describeState(texts, task)}
                </Text>
              ) : null;
            }),
          ],
        }))}
      />
    </Panel>
  );
}

function describeState({ t, label, instant }: Texts, task: ItTaskLine): string {
  if (task.doneAt === null)
    return t(task.overdue ? "departure.it.late" : "departure.it.waits", { at: instant(task.dueAt) });
  const at = instant(task.doneAt);
  return task.outcome === "confirmed"
    ? t("departure.it.confirmed", { at })
    : t("departure.it.ended", { outcome: label("taskOutcome", task.outcome), at });
}
