import { expect, test } from "vitest";
import { messageKinds } from "../../contracts/templates.ts";
import { catalogues } from "../../messages/reader.ts";
import { renderMessage } from "../../messages/render-message.ts";
import { sampleMessages } from "../../messages/sample-messages.ts";
import { applyWording, findWordingErrors, listEditableTexts } from "../../messages/wording.ts";
import { examples } from "./message-data.ts";

test("own words hold the placeholders of the standard text in any order, and no others", () => {
  const standard = "{successor} takes over from {leaver}.";
  expect(findWordingErrors(standard, "After {leaver} comes {successor}; {successor} calls you.")).toEqual([]);
  expect(findWordingErrors(standard, "{successor} takes over.")).toEqual(["placeholderMissing"]);
  expect(findWordingErrors(standard, "{successor}, {leaver}, {reason}")).toEqual(["placeholderUnknown"]);
});

test("braces that name nothing are refused, and so is an empty text", () => {
  expect(findWordingErrors("Hello,", "Hello {")).toEqual(["strayBrace"]);
  expect(findWordingErrors("Dear {name},", "Dear {{name}},")).toEqual(["strayBrace"]);
  expect(findWordingErrors("Hello,", "  ")).toEqual(["empty"]);
});

test("own words stand in the subject, the text and the HTML of the mail, the rest stays", () => {
  const own = { "client.closing": "Yours, as ever", "clientNotice.subject": "{successor} of {company} says hello" };
  const mail = renderMessage("clientNotice", "en", examples.clientNotice, own);
  expect(mail.subject).toBe("Ivo Petrov of Alpen Supply says hello");
  expect(mail.text).toContain("Yours, as ever");
  expect(mail.html).toContain("Yours, as ever");
  expect(mail.text).toContain("What stays the same");
});

test("a text unknown to the groups changes nothing of the catalogue", () => {
  const applied = applyWording(catalogues.en, { "standup.subject": "X", "client.closing": "Bye" });
  expect(applied.standup.subject).toBe(catalogues.en.standup.subject);
  expect(catalogues.en.client.closing).toBe("Kind regards");
});

test("every text that may be put into own words is good as it stands", () => {
  for (const locale of ["en", "ru"] as const) {
    const texts = listEditableTexts("clientNotice", locale);
    expect(texts.length).toBeGreaterThan(20);
    for (const { standard } of texts) expect(findWordingErrors(standard, standard)).toEqual([]);
  }
});

test.each(["en", "ru"] as const)("every kind of mail has a sample that renders in %s", (locale) => {
  const of = {
    company: "Alpen Supply",
    postalAddress: "Ring 1, 1010 Vienna",
    url: "https://handover.example",
    now: new Date("2026-04-06T09:00:00Z"),
    locale,
  };
  const samples = sampleMessages(of);
  expect(Object.keys(samples).sort()).toEqual([...messageKinds].sort());
  for (const kind of messageKinds) {
    const { subject, text, html } = renderMessage(kind, locale, samples[kind]);
    expect([kind, subject.length > 5, text.length > 50, html.includes("<html")]).toEqual([kind, true, true, true]);
  }
});
