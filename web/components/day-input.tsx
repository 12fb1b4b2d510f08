import { DateInput } from "@mantine/dates";
import "@mantine/dates/styles.layer.css";
import "dayjs/locale/ru";
import type { ReactNode } from "react";
import type { Locale } from "../../messages/locale.ts";
import { useTexts } from "../texts/use-texts.ts";
import { parseDay } from "./parse-day.ts";

const formats: Record<Locale, string> = { en: "DD/MM/YYYY", ru: "DD.MM.YYYY" };

interface DayInputProps {
  /** A plain date, `2026-04-15`. */
  value: string | null;
  onChange: (day: string | null) => void;
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

/** A day, typed or chosen from the month that opens; the arrow keys walk in it. */
export function DayInput({ min, max, required, ...input }: DayInputProps) {
  const { t, locale } = useTexts();
  return (
    <DateInput
      {...input}
      required={required}
      clearable={!required}
      locale={locale}
      valueFormat={formats[locale]}
      dateParser={parseDay}
      placeholder={t("common.day.hint")}
      minDate={min}
      maxDate={max}
      firstDayOfWeek={1}
      clearButtonProps={{ "aria-label": t("common.day.clear") }}
      ariaLabels={{ nextMonth: t("common.day.next"), previousMonth: t("common.day.previous") }}
      popoverProps={{ withinPortal: true }}
    />
  );
}
