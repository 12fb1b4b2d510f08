import { Text } from "@mantine/core";
import { Panel } from "../../components/panel.tsx";
import { SimpleTable } from "../../components/simple-table.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import type { Gap } from "./sum-teams.ts";

/** What dossiers lack, most frequent first, and what to do about each. */
export function GapsPanel({ gaps }: { gaps: readonly Gap[] }) {
  const { t } = useTexts();
  return (
    <Panel title={t("readiness.gapsTitle")}>
      <Text size="sm" c="dimmed">
        {t("readiness.gapsLead")}
      </Text>
      <GapsTable gaps={gaps} />
    </Panel>
  );
}

export function GapsTable({ gaps }: { gaps: readonly Gap[] }) {
  const { t, label, number } = useTexts();
  return (
    <SimpleTable
      label={t("readiness.gapsTitle")}
      head={[t("readiness.gap"), t("readiness.count"), t("readiness.next")]}
      empty={t("readiness.noGaps")}
      rows={gaps.map(({ code, count }) => ({
        key: code,
        cells: [label("gap", code), number(count), t(`readiness.step.${code}`)],
      }))}
    />
  );
}
