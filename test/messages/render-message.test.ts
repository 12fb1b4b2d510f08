import { describe, expect, test } from "vitest";
import type { MessageKind } from "../../messages/kinds.ts";
import { locales } from "../../messages/locale.ts";
import { renderMessage } from "../../messages/render-message.ts";
import { clientNotice, examples } from "./message-data.ts";

const kinds = Object.keys(examples) as MessageKind[];
const cases = kinds.flatMap((kind) => locales.map((locale) => [kind, locale] as const));

/** HTML → its words, entities undone. */
function readWords(html: string): string {
  return html
    .replace(/^[\s\S]*<\/head>/, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

describe.each(cases)("%s in %s", (kind, locale) => {
  const message = renderMessage(kind, locale, examples[kind]);

  test("has a subject of one line, text and a whole HTML document in its language", () => {
    expect(message.subject).toMatch(/^[^\r\n]{5,}$/);
    expect(message.html).toContain(`<html lang="${locale}">`);
    expect(message.html).toContain('name="viewport"');
    expect(message.html).not.toMatch(/<(script|img|link|iframe)\b/);
    expect(message.text + message.subject).not.toMatch(/\{\w*|undefined|null|NaN|\.\./);
  });

  test("says the same in both parts", () => {
    const words = new Set(readWords(message.html).split(/\s+/));
    const missing = message.text
      .split(/\s+/)
      .map((word) => word.replace(/:$/, ""))
      .filter((word) => !/^(https?:|[->]|-+$)/.test(word) && word !== "")
      .filter((word) => !words.has(word) && !words.has(`${word}:`));
    expect(missing).toEqual([]);
  });

  test("is the same bytes every time", () => {
    expect(renderMessage(kind, locale, examples[kind])).toEqual(message);
  });
});

test("a line break in a name starts no header of its own", () => {
  const notice = clientNotice({ company: "Alpen\r\nBcc: all@alpen.example" });
  expect(renderMessage("clientNotice", "en", notice).subject).toBe(
    "Alpen Bcc: all@alpen.example: your new account manager is Ivo Petrov",
  );
});

const toClients = [
  "clientNotice",
  "clientNoticeCorrection",
  "meetingInvitation",
  "meetingCancelled",
  "objectionReceipt",
  "clientQuestionReceipt",
] as const;

test.each(toClients)("the company's postal address stands at the foot of a %s", (kind) => {
  const { text, html } = renderMessage(kind, "en", examples[kind]);
  const address = "Alpen Supply, Ring 1, 1010 Vienna";
  expect([text.split(address).length, html.split(address).length]).toEqual([2, 2]);
  const [, below = ""] = text.split(address);
  expect(below.replace(/^\s*No more offers by e-mail: \S+/, "").trim()).toBe("");
  const without = { ...examples[kind], postalAddress: " " };
  expect(renderMessage(kind, "en", without as never).text).not.toContain("Ring 1");
});
