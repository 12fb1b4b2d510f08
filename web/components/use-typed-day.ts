import { useEffect, useEffectEvent, useRef, useState } from "react";
import { type Texts, useTexts } from "../texts/use-texts.ts";
import { parseDay } from "./parse-day.ts";

interface Bounds {
  min: string | undefined;
  max: string | undefined;
  required: boolean | undefined;
}

interface TypedDayOptions extends Bounds {
  value: string | null;
  onUnreadable: (() => void) | undefined;
}

/** What stands typed in a field of days and is none: it is said once the field is left, and holds back the form around it. */
export function useTypedDay({ value, onUnreadable, ...bounds }: TypedDayOptions) {
  const texts = useTexts();
  const ref = useRef<HTMLInputElement>(null);
  // Of a value given since from outside nothing was typed.
  const [typed, setTyped] = useState<{ text: string; at: string | null } | null>(null);
  const [isLeft, setLeft] = useState(false);
  const fault = typed !== null && typed.at === value ? findFault(texts, typed.text, bounds) : null;
  const isFaulty = fault !== null;
  const holdBack = useEffectEvent((event: Event) => {
    event.preventDefault();
    event.stopPropagation();
    setLeft(true);
    ref.current?.focus();
  });
  useEffect(() => {
    const form = ref.current?.form;
    if (!form || !isFaulty) return;
    const hold = (event: Event) => holdBack(event);
    form.addEventListener("submit", hold, true);
    return () => form.removeEventListener("submit", hold, true);
  }, [isFaulty]);
  return {
    ref,
    isFaulty,
    /** In words, as soon as it is to be shown. */
    fault: isLeft ? fault : null,
    type: (text: string) => {
      setTyped({ text, at: onUnreadable ? null : value });
      if (onUnreadable && findFault(texts, text, bounds) !== null) onUnreadable();
    },
    leave: () => setLeft(true),
    forget: () => {
      setTyped(null);
      setLeft(false);
    },
  };
}

function findFault({ t, day }: Pick<Texts, "t" | "day">, text: string, { min, max, required }: Bounds): string | null {
  if (text.trim() === "" && !required) return null;
  const date = parseDay(text);
  if (date === null) return t("common.day.unreadable");
  if (min !== undefined && date < min) return t("common.day.tooEarly", { day: day(min) });
  return max !== undefined && date > max ? t("common.day.tooLate", { day: day(max) }) : null;
}
