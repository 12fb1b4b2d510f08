import enLocale from "@fullcalendar/core/locales/en-gb";
import ruLocale from "@fullcalendar/core/locales/ru";
import dayGridPlugin from "@fullcalendar/daygrid";
import FullCalendar from "@fullcalendar/react";
import timeGridPlugin from "@fullcalendar/timegrid";
import { useTexts } from "../../../texts/use-texts.ts";
import type { Timed } from "./week.ts";
import classes from "./week-calendar.module.css";

/** Pixels. */
const EVENT_HEIGHT = 36;

interface WeekCalendarProps {
  meetings: readonly Timed[];
  monday: string;
  /** Business time: the line of now stands there. */
  now: string;
  onOpen: (introductionId: string) => void;
}

/** A week of meetings in the reader's own zone; Tab walks them, Enter opens one. */
export function WeekCalendar({ meetings, monday, now, onOpen }: WeekCalendarProps) {
  const { label, locale } = useTexts();
  return (
    <div className={classes.calendar}>
      <FullCalendar
        plugins={[timeGridPlugin, dayGridPlugin]}
        initialView="timeGridWeek"
        initialDate={monday}
        locales={[enLocale, ruLocale]}
        locale={locale === "ru" ? "ru" : "en-gb"}
        firstDay={1}
        headerToolbar={false}
        allDaySlot={false}
        nowIndicator
        now={now}
        slotLabelFormat={{ hour: "2-digit", minute: "2-digit" }}
        slotMinTime="07:00:00"
        slotMaxTime="21:00:00"
        expandRows
        height="auto"
        eventInteractive
        slotEventOverlap={false}
        events={meetings.map((one) => ({
          id: one.id,
          title: one.clientName,
          start: one.startsAt,
          end: one.endsAt,
          extendedProps: { format: one.format },
          classNames: [one.state === "held" ? "is-held" : "is-agreed"],
        }))}
        // A call of a quarter of an hour has room for its two lines.
        eventMinHeight={EVENT_HEIGHT}
        eventContent={({ event, timeText }) => (
          <span className={classes.event} title={`${event.title}, ${timeText}`}>
            <b>{event.title}</b>{" "}
            <span>
              {timeText} <i>{label("introductionFormat", String(event.extendedProps.format))}</i>
            </span>
          </span>
        )}
        eventDidMount={({ el }) => el.setAttribute("role", "button")}
        eventClick={({ event }) => onOpen(event.id)}
      />
    </div>
  );
}
