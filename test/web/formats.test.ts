import { expect, test } from "vitest";
import { formatsOf } from "../../web/texts/formats.ts";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

test("days and instants of another year than the reader's have it, those of the reader's own have not", () => {
  const { day, instant } = formatsOf("en", 2026);
  expect(plain(day("2026-12-31"))).toBe("Thu 31 Dec");
  expect(plain(day("2024-12-31"))).toBe("Tue, 31 Dec 2024");
  expect(plain(instant("2026-12-31T10:00:00Z", "UTC"))).toBe("Thu 31 Dec, 10:00");
  expect(plain(instant("2024-12-31T10:00:00Z", "UTC"))).toBe("Tue, 31 Dec 2024, 10:00");
  expect(plain(formatsOf("ru", 2026).instant("2024-12-31T10:00:00Z", "UTC"))).toMatch(/31 дек. 2024/);
});

test("the year of an instant is that of the zone it is shown in", () => {
  const { instant } = formatsOf("en", 2026);
  expect(instant("2025-12-31T23:30:00Z", "UTC")).toContain("2025");
  expect(instant("2025-12-31T23:30:00Z", "Europe/Berlin")).not.toContain("202");
});
