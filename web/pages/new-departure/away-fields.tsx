import { Button, CloseButton, Group, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { DayInput } from "../../components/day-input.tsx";
import { Panel } from "../../components/panel.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import type { NoticeFieldsProps } from "./notice-fields.tsx";

/** Days on which the leaver cannot take part, as a list of spans. */
export function AwayFields({ form: { daysAway }, faults, onChange }: NoticeFieldsProps) {
  const { t } = useTexts();
  const set = (at: number, next: Partial<{ from: string; to: string }>) =>
    onChange({ daysAway: daysAway.map((span, index) => (index === at ? { ...span, ...next } : span)) });
  return (
    <Panel title={t("newDeparture.part.away")}>
      <Text size="sm" c="dimmed">
        {t("newDeparture.awayHelp")}
      </Text>
      {daysAway.map((span, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- spans have no other name, and stay in their order
        <Group key={at} align="flex-start" gap="sm">
          {(["from", "to"] as const).map((end) => (
            <DayInput
              key={end}
              label={t(`newDeparture.${end}`)}
              value={span[end] || null}
              onChange={(day) => set(at, { [end]: day ?? "" })}
              error={faults[`daysAway.${at}.${end}`]}
            />
          ))}
          <CloseButton
            mt={26}
            aria-label={t("newDeparture.removeAway", { number: at + 1 })}
            onClick={() => onChange({ daysAway: daysAway.filter((_, index) => index !== at) })}
          />
        </Group>
      ))}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        style={{ alignSelf: "flex-start" }}
        onClick={() => onChange({ daysAway: [...daysAway, { from: "", to: "" }] })}
      >
        {t("newDeparture.addAway")}
      </Button>
    </Panel>
  );
}
