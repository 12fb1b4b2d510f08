import { describe, expect, test } from "vitest";
import { formatText } from "../../messages/format-text.ts";
import { formatDate, formatMoney, formatTimeRange, formatZone } from "../../messages/format-values.ts";

const clients = {
  en: "{count, plural, one {# client} other {# clients}}",
  ru: "{count, plural, one {# клиент} few {# клиента} many {# клиентов} other {# клиента}}",
};

describe("a pattern", () => {
  test.each([
    [1, "1 client", "1 клиент"],
    [2, "2 clients", "2 клиента"],
    [5, "5 clients", "5 клиентов"],
    [11, "11 clients", "11 клиентов"],
    [21, "21 clients", "21 клиент"],
    [1.5, "1.5 clients", "1,5 клиента"],
    [0, "0 clients", "0 клиентов"],
  ])("counts %s in both languages", (count, english, russian) => {
    expect(formatText(clients.en, { count }, "en")).toBe(english);
    expect(formatText(clients.ru, { count }, "ru")).toBe(russian);
  });

  test("prefers an exact number over its category", () => {
    expect(formatText("{count, plural, =0 {none} one {#} other {#}}", { count: 0 }, "en")).toBe("none");
  });

  test("fills parameters inside plural forms", () => {
    expect(formatText("{n, plural, one {# of {who}} other {#s of {who}}}", { n: 1, who: "Ada" }, "en")).toBe(
      "1 of Ada",
    );
  });

  test("never reads a parameter's value as a pattern", () => {
    expect(formatText("Hello {name}", { name: "{count, plural, #}" }, "en")).toBe("Hello {count, plural, #}");
  });

  test("refuses a missing parameter and a missing form", () => {
    expect(() => formatText("Hello {name}", {}, "en")).toThrow("name");
    expect(() => formatText("{n, plural, one {#}}", { n: 2 }, "en")).toThrow("other");
  });
});

describe("a value", () => {
  test("is a date in the reader's language, untouched by any zone", () => {
    expect(formatDate("2026-12-14", "en")).toBe("14 December 2026");
    expect(formatDate("2026-12-14", "ru")).toBe("14 декабря 2026 года");
    expect(() => formatDate("14.12.2026", "ru")).toThrow("not a date");
  });

  test("is a time in the reader's zone", () => {
    const start = new Date("2026-12-07T09:00:00Z");
    const end = new Date("2026-12-07T09:45:00Z");
    expect(formatTimeRange(start, end, "Europe/Moscow", "ru")).toBe("12:00–12:45");
    expect(formatTimeRange(start, end, "Europe/Vienna", "en")).toBe("10:00–10:45");
    expect(formatZone(start, "Europe/Moscow", "ru")).toBe("Москва, стандартное время");
  });

  test("is money with the currency's own decimals", () => {
    expect(formatMoney(123456, "EUR", "en")).toBe("€1,234.56");
    expect(formatMoney(123456, "JPY", "en")).toBe("JP¥123,456");
    expect(formatMoney(123456, "RUB", "ru").replaceAll(/\s/g, " ")).toBe("1 234,56 ₽");
  });
});
