import { Button, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { z } from "zod";
import type { Calendar, CalendarDay } from "../../../contracts/calendars.ts";
import { resetCalendarDayRoute } from "../../../contracts/routes/calendars.ts";
import { useChange } from "../../app/queries.ts";
import { Panel } from "../../components/panel.tsx";
import { SimpleTable } from "../../components/simple-table.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { AddDaysForm } from "./add-days-form.tsx";

/** One calendar: who follows it, its holidays and moved days, and what the company adds. */
export function CalendarPanel({ calendar, year }: { calendar: z.output<typeof Calendar>; year: number }) {
  const { t, day, label, list } = useTexts();
  const { code, teams, days } = calendar;
  const reset = useChange(resetCalendarDayRoute, {
    onDone: (_, { params }) =>
      notifications.show({ color: "teal", message: t("settings.calendar.removed", { day: day(params.day) }) }),
  });
  const isGoing = (one: CalendarDay) =>
    reset.isPending && reset.variables.params.calendar === code && reset.variables.params.day === one.day;
  return (
    <Panel title={t("settings.calendar.title", { code })}>
      <Text size="sm" c="dimmed">
        {teams.length > 0
          ? t("settings.calendar.teams", { teams: list(teams.map((team) => team.name)) })
          : t("settings.calendar.noTeams")}
      </Text>
      <SimpleTable
        label={t("settings.calendar.title", { code })}
        empty={t("settings.calendar.empty", { year })}
        head={[
          t("settings.calendar.day"),
          t("settings.calendar.name"),
          t("settings.calendar.kind"),
          t("settings.calendar.origin"),
          t("settings.calendar.act"),
        ]}
        rows={days.map((one) => ({
          key: one.day,
          cells: [
            day(one.day),
            one.name ?? "—",
            t(`settings.calendar.${one.kind}`),
            label("calendarOrigin", one.origin),
            one.origin === "company" ? (
              <Button
                key="reset"
                size="compact-xs"
                variant="subtle"
                loading={isGoing(one)}
                onClick={() => reset.mutate({ params: { calendar: code, day: one.day } })}
              >
                {t("settings.calendar.remove", { day: day(one.day) })}
              </Button>
            ) : null,
          ],
        }))}
      />
      <AddDaysForm code={code} />
    </Panel>
  );
}
