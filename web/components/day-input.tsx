import { DateInput } from "@mantine/dates";
import "@mantine/dates/styles.layer.css";
import "dayjs/locale/ru";
import type { ReactNode } from "react";
import type { Locale } from "../../messages/locale.ts";
import { useTexts } from "../texts/use-texts.ts";
import { parseDay } from "./parse-day.ts";
import { useTypedDay } from "./use-typed-day.ts";

const formats: Record<Locale, string> = { en: "DD/MM/YYYY", ru: "DD.MM.YYYY" };

interface DayInputProps {
  /** A plain date, `2026-04-15`. */
  value: string | null;
  onChange: (day: string | null) => void;
  /** What is typed is no day that may be chosen; left out: `value` stays, and the form around is not sent. */
  onUnreadable?: () => void;
  onBlur?: () => void;
  label?: string;
  "aria-label"?: string;
  description?: string;
  error?: ReactNode;
  required?: boolean;
  /** The first and last day that may be chosen. */
  min?: string;
  max?: string;
  size?: "xs" | "sm";
}

/** A day, typed or chosen from the month that opens; the arrow keys walk in it. What is typed and no day stays, with what is wrong. */
export function DayInput({ min, max, required, onChange, onUnreadable, onBlur, error, ...input }: DayInputProps) {
  const { t, locale } = useTexts();
  const typing = { value: input.value, min, max, required, onUnreadable };
  const { ref, isFaulty, fault, type, leave, forget } = useTypedDay(typing);
  return (
    <DateInput
      {...input}
      ref={ref}
      required={required}
      clearable={!required}
      locale={locale}
      valueFormat={formats[locale]}
      dateParser={parseDay}
      placeholder={t("common.day.hint")}
      minDate={min}
      maxDate={max}
      firstDayOfWeek={1}
      fixOnBlur={!isFaulty}
      error={fault ?? error}
      onInput={(event) => type(event.currentTarget.value)}
      onChange={(day) => {
        forget();
        onChange(day);
      }}
      onBlur={() => {
        leave();
        onBlur?.();
      }}
      clearButtonProps={{ "aria-label": t("common.day.clear") }}
      ariaLabels={{ nextMonth: t("common.day.next"), previousMonth: t("common.day.previous") }}
      popoverProps={{ withinPortal: true }}
    />
  );
}
