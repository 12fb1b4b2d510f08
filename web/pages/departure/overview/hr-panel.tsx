import { Text } from "@mantine/core";
import type { ExitReason } from "../../../../domain/codes.ts";
import { Facts } from "../../../components/facts.tsx";
import { Panel } from "../../../components/panel.tsx";
import { useTexts } from "../../../texts/use-texts.ts";

/** Why the person leaves: the API sends it to HR and nobody else. */
export function HrPanel({ reason, note }: { reason: ExitReason | null; note: string | null }) {
  const { t, label } = useTexts();
  return (
    <Panel title={t("departure.hr.title")}>
      <Facts
        rows={[
          [t("departure.hr.reason"), label("exitReason", reason)],
          [t("departure.hr.note"), note],
        ]}
      />
      <Text size="xs" c="dimmed">
        {t("departure.hr.lead")}
      </Text>
    </Panel>
  );
}
