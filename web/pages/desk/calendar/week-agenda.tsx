import { Stack, Text, Title } from "@mantine/core";
import { useTexts } from "../../../texts/use-texts.ts";
import { MeetingButton } from "./meeting-button.tsx";
import { groupByDay, type Timed } from "./week.ts";

interface WeekAgendaProps {
  meetings: readonly Timed[];
  monday: string;
  zone: string;
  onOpen: (introductionId: string) => void;
}

/** The same week as a list by day. */
export function WeekAgenda({ meetings, monday, zone, onOpen }: WeekAgendaProps) {
  const { t, day, time } = useTexts();
  const days = groupByDay(meetings, monday, zone);
  if (days.length === 0) return <Text c="dimmed">{t("desk.calendar.none")}</Text>;
  return (
    <Stack gap="md">
      {days.map((one) => (
        <Stack key={one.day} gap={4}>
          <Title order={3} fz="sm">
            {day(one.day)}
          </Title>
          <Stack component="ul" gap={4} p={0} m={0} style={{ listStyle: "none" }}>
            {one.meetings.map((meeting) => (
              <li key={meeting.id}>
                <MeetingButton
                  introduction={meeting}
                  when={`${time(meeting.startsAt)}–${time(meeting.endsAt)}`}
                  onOpen={onOpen}
                />
              </li>
            ))}
          </Stack>
        </Stack>
      ))}
    </Stack>
  );
}
