import { ActionIcon, Group, Stack, Text } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { listCalendarsRoute } from "../../../contracts/routes/calendars.ts";
import { useRead } from "../../app/queries.ts";
import { useMe } from "../../app/session.tsx";
import { Empty, Loaded } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { CalendarPanel } from "./calendar-panel.tsx";
import { NewCalendar } from "./new-calendar.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

/** Every calendar's days of a year that are not as the week has them. */
export function CalendarsPage() {
  const { t } = useTexts();
  const me = useMe();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { year?: number };
  const year = Number(search.year) || Number(me.businessNow.slice(0, 4));
  const calendars = useRead(listCalendarsRoute, { query: { year } }, { keepPrevious: true });
  const go = (to: number) => void navigate({ to: "/settings/calendars", search: { year: to } as never, replace: true });
  return (
    <SettingsFrame>
      <Group mb="md" gap="xs" role="group" aria-label={t("settings.calendar.year")}>
        <ActionIcon variant="default" aria-label={t("settings.calendar.earlier")} onClick={() => go(year - 1)}>
          <IconChevronLeft size={16} />
        </ActionIcon>
        <Text fw={650} role="status">
          {year}
        </Text>
        <ActionIcon variant="default" aria-label={t("settings.calendar.later")} onClick={() => go(year + 1)}>
          <IconChevronRight size={16} />
        </ActionIcon>
      </Group>
      <Loaded query={calendars}>
        {(found) => (
          <Stack>
            {found.calendars.length === 0 ? (
              <Empty title={t("settings.calendar.none")}>{t("settings.calendar.noneLead")}</Empty>
            ) : null}
            {found.calendars.map((calendar) => (
              <CalendarPanel key={calendar.code} calendar={calendar} year={found.year} />
            ))}
            <NewCalendar />
          </Stack>
        )}
      </Loaded>
    </SettingsFrame>
  );
}
