import type { Locale } from "../../../../messages/locale.ts";

export interface ScriptPart {
  text: string;
  lang: Locale;
}

/** What is said stands in quotation marks; a full stop behind them belongs to it. */
const SAID = /([“«][^”»]*[”»]\.?)/;

/** An item of the script: advice in the reader's language, what is said in the client's. */
export function mixScript(own: ScriptPart, client: ScriptPart): ScriptPart[] {
  const said = client.text.split(SAID);
  return own.text
    .split(SAID)
    .map((text, at) => (at % 2 === 1 ? { text: said[at] ?? text, lang: client.lang } : { text, lang: own.lang }))
    .filter(({ text }) => text !== "");
}
