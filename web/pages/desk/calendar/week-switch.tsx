import { ActionIcon, Button, Group, Text } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { addDays } from "../../../../domain/calendar/plain-date.ts";
import { useTexts } from "../../../texts/use-texts.ts";
import { mondayOf } from "./week.ts";

interface WeekSwitchProps {
  monday: string;
  today: string;
  onChange: (monday: string) => void;
}

/** One week back or on, and back to this one. */
export function WeekSwitch({ monday, today, onChange }: WeekSwitchProps) {
  const { t, day } = useTexts();
  return (
    <Group gap="xs">
      <ActionIcon
        variant="default"
        aria-label={t("desk.calendar.before")}
        onClick={() => onChange(addDays(monday, -7))}
      >
        <IconChevronLeft size={16} />
      </ActionIcon>
      <Button size="xs" variant="default" onClick={() => onChange(mondayOf(today))}>
        {t("desk.calendar.today")}
      </Button>
      <ActionIcon variant="default" aria-label={t("desk.calendar.after")} onClick={() => onChange(addDays(monday, 7))}>
        <IconChevronRight size={16} />
      </ActionIcon>
      <Text size="sm" fw={550} aria-live="polite">
        {t("desk.calendar.week", { from: day(monday), to: day(addDays(monday, 6)) })}
      </Text>
    </Group>
  );
}
