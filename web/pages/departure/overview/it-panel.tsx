import { Text } from "@mantine/core";
import type { ItTaskLine } from "../../../../contracts/routes/departures.ts";
import { Panel } from "../../../components/panel.tsx";
import { SimpleTable } from "../../../components/simple-table.tsx";
import { type Texts, useTexts } from "../../../texts/use-texts.ts";

/** What IT closes in each connected system, confirmed or not. */
export function ItPanel({ tasks }: { tasks: readonly ItTaskLine[] }) {
  const texts = useTexts();
  const { t } = texts;
  return (
    <Panel title={t("departure.it.title")}>
      {tasks.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("departure.it.none")}
        </Text>
      ) : (
        <SimpleTable
          label={t("departure.it.title")}
          head={[t("departure.it.system"), t("departure.it.task"), t("departure.it.state")]}
          rows={tasks.map((task) => ({
            key: `${task.kind}:${task.system}`,
            cells: [
              task.system,
              t(`departure.it.what.${task.kind}`),
              <Text key="state" size="sm" c={task.overdue ? "var(--mantine-color-error)" : undefined}>
                {describeState(texts, task)}
              </Text>,
            ],
          }))}
        />
      )}
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
