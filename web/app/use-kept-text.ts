import { useMemo, useState } from "react";
import { keptTexts } from "./kept-texts.ts";
import { useMe } from "./session.tsx";

/**
 * A text on its way into a form: there again after a reload or a crash, until `drop` says that it is saved. `record`: what it
 * is about, `handover:…`.
 */
export function useKeptText(
  record: string,
  field: string,
): [text: string, type: (text: string) => void, drop: () => void] {
  const me = useMe();
  const kept = useMemo(() => keptTexts(me.id, record), [me.id, record]);
  const [text, setText] = useState(() => kept.read().get(field)?.text ?? "");
  const type = (next: string) => {
    setText(next);
    if (next === "") kept.drop(field);
    else kept.keep(field, { text: next, base: "" });
  };
  return [text, type, () => type("")];
}
