import { describe, expect, test } from "vitest";
import { renderMessage } from "../../messages/render-message.ts";
import { clientNotice } from "./message-data.ts";

const offer = { title: "Free delivery", text: "We deliver your next order free.", validUntil: "2027-01-31" };

describe("the client notice", () => {
  test("names the successor, ways to reach them and the date in both parts", () => {
    const { subject, text, html } = renderMessage("clientNotice", "en", clientNotice());
    expect(subject).toBe("Alpen Supply: your new account manager is Ivo Petrov");
    for (const words of ["Ivo Petrov", "ivo@alpen.example", "+43 1 555-01", "14 December 2026", "Eva Holm"]) {
      expect(text).toContain(words);
      expect(html).toContain(words);
    }
    expect(html).toContain('href="tel:+43155501"');
    expect(html).toContain('href="mailto:ivo@alpen.example"');
  });

  test.each([
    ["jointMeeting", "your meeting"],
    ["jointCall", "your call"],
  ] as const)("says from when at the latest, or from a %s on", (format, what) => {
    const { text } = renderMessage("clientNotice", "en", clientNotice({ format }));
    expect(text).toContain(`from 14 December 2026 at the latest, or from ${what} on`);
  });

  test("asks for a time where the format is a meeting or a call", () => {
    const meeting = renderMessage("clientNotice", "en", clientNotice()).text;
    const call = renderMessage(
      "clientNotice",
      "en",
      clientNotice({ format: "jointCall", joinedBy: ["Mara Stein"] }),
    ).text;
    expect(meeting).toContain("Ivo Petrov, Dana Krol and Mara Stein would like to meet you");
    expect(call).toContain("Ivo Petrov and Mara Stein would like to speak with you");
    expect(call).toContain("Pick a time for the call:\nhttps://handover.example/c/token");
  });

  test("is itself the introduction in the copper format", () => {
    const { text } = renderMessage("clientNotice", "ru", clientNotice({ format: "inNotice", joinedBy: [] }));
    expect(text).toContain("Знакомьтесь: Ivo Petrov");
    expect(text).toContain("не позднее 14 декабря 2026 года");
    expect(text).not.toContain("Выбрать время");
    expect(text).not.toContain("встреч");
  });

  test("puts no words into the mouth of a successor who wrote none", () => {
    for (const locale of ["en", "ru"] as const) {
      const { text, html } = renderMessage("clientNotice", locale, clientNotice({ format: "inNotice" }));
      expect(text).not.toMatch(/^> |\b(I|me|my)\b|[“«](I|С удов)/m);
      expect(html).not.toContain("<blockquote");
    }
  });

  test("has no offer and no unsubscribe without consent", () => {
    const { text, html } = renderMessage("clientNotice", "en", clientNotice({ offer: null, unsubscribeUrl: null }));
    expect(text + html).not.toMatch(/offer|unsubscribe/i);
  });

  test("shows the offer with its validity and a way out of offers", () => {
    const notice = clientNotice({ offer, unsubscribeUrl: "https://handover.example/u/token" });
    const { text } = renderMessage("clientNotice", "en", notice);
    expect(text).toContain("An offer for you: Free delivery");
    expect(text).toContain("Valid until 31 January 2027.");
    expect(text).toContain("No more offers by e-mail: https://handover.example/u/token");
  });

  test("gives no reason for the leaving", () => {
    for (const locale of ["en", "ru"] as const) {
      const { text } = renderMessage("clientNotice", locale, clientNotice());
      expect(text).not.toMatch(/resign|dismiss|leav|quit|уволь|уволен|уход|покида/i);
    }
  });

  test("has words of its own after a death or in an illness", () => {
    for (const format of ["jointMeeting", "jointCall", "inNotice"] as const) {
      const notice = clientNotice({ format, leaverName: null, joinedBy: ["Mara Stein"] });
      const english = renderMessage("clientNotice", "en", notice).text;
      expect(english).toContain("Ivo Petrov will look after Bakers & Sons for us.");
      expect(english).toContain("14 December 2026");
      expect(english).not.toMatch(/takes over from|nothing changes|null/);
      const russian = renderMessage("clientNotice", "ru", notice).text;
      expect(russian).toContain("Новый ответственный за Bakers & Sons — Ivo Petrov.");
      expect(russian).not.toMatch(/Прежний менеджер|ничего не меняется|null/);
    }
  });

  test("greets without a name where none is known", () => {
    expect(renderMessage("clientNotice", "en", clientNotice({ contactName: null })).text).toMatch(/^Hello,\n/);
  });

  test("escapes what people wrote and refuses a dangerous link", () => {
    const notice = clientNotice({ clientName: '<img src=x onerror="x">', contactName: "O'Neil & Sons" });
    const { html } = renderMessage("clientNotice", "en", notice);
    expect(html).toContain("&lt;img src=x onerror=&quot;x&quot;&gt;");
    expect(html).toContain("O&#39;Neil &amp; Sons");
    expect(html).not.toContain("<img");
    expect(() => renderMessage("clientNotice", "en", clientNotice({ pageUrl: "javascript:alert(1)" }))).toThrow("link");
  });
});
