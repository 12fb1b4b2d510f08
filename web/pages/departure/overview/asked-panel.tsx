import { Badge, Group } from "@mantine/core";
import type { AskedLine } from "../../../../contracts/routes/departures.ts";
import { Panel } from "../../../components/panel.tsx";
import { SimpleTable } from "../../../components/simple-table.tsx";
import { useTexts } from "../../../texts/use-texts.ts";

/** Who is asked for what, and what of it is overdue. */
export function AskedPanel({ asked }: { asked: readonly AskedLine[] }) {
  const { t, label, instant, number } = useTexts();
  const rows = asked.map((line) => ({
    key: `${line.kind}:${line.personId}`,
    cells: [
      line.personName ?? t("departure.asked.someone"),
      label("task", line.kind),
      <Group key="open" gap={6} wrap="nowrap">
        {number(line.tasks)}
        {line.overdue > 0 ? (
          <Badge size="sm" variant="light" color="red" style={{ flexShrink: 0 }}>
            {t("departure.asked.overdue", { count: line.overdue })}
          </Badge>
        ) : null}
      </Group>,
      instant(line.nextDueAt),
    ],
  }));
  return (
    <Panel title={t("departure.asked.title")}>
      <SimpleTable
        label={t("departure.asked.title")}
        head={[
          t("departure.asked.person"),
          t("departure.asked.task"),
          t("departure.asked.open"),
          t("departure.asked.next"),
        ]}
        rows={rows}
        empty={t("departure.asked.nobody")}
      />
    </Panel>
  );
}
