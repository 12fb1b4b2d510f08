import { describe, expect, test } from "vitest";
import { cleanSearch, findFaults, toQuery } from "../../web/pages/audit/audit-search.ts";
import { describeFault } from "../../web/pages/audit/describe-fault.ts";
import { verbOf, verbsWithLabel } from "../../web/pages/audit/verbs.ts";
import type { TextKey } from "../../web/texts/use-texts.ts";

describe("what is asked of the audit", () => {
  test("what is empty, or no day, is left out", () => {
    expect(cleanSearch({ actorName: " Ann ", subject: "", verb: "  ", from: "soon", to: "2026-04-07" })).toEqual({
      actorName: "Ann",
      to: "2026-04-07",
    });
  });

  test("one letter of a name is too short, and the last day is not before the first", () => {
    expect(findFaults({ actorName: "A", from: "2026-04-08", to: "2026-04-07" })).toEqual({
      actorName: "nameTooShort",
      to: "wrongOrder",
    });
    expect(findFaults({ actorName: "An", from: "2026-04-07", to: "2026-04-07" })).toEqual({});
  });

  test("days reach from their first instant to their last in the reader's zone", () => {
    const { from, to, verb } = toQuery({ from: "2026-04-07", to: "2026-04-07", verb: "acted" });
    expect(verb).toBe("acted");
    expect(new Date(String(to)).getTime() - new Date(String(from)).getTime()).toBe(86_400_000 - 1);
    expect(new Date(String(from)).getHours()).toBe(0);
  });
});

describe("verbs", () => {
  const names: Record<string, string> = { openDeparture: "Notice recorded", acted: "Acted" };
  const texts = {
    codes: () => Object.keys(names),
    label: (_: string, code: string | number | null) => names[String(code)] ?? String(code),
  };

  test("are listed by name, and found by name or code", () => {
    expect(verbsWithLabel(texts)).toEqual(["Acted", "Notice recorded"]);
    expect(verbOf(texts, " notice Recorded ")).toBe("openDeparture");
    expect(verbOf(texts, "changePolicy ")).toBe("changePolicy");
  });
});

test("a head hash that is not in the chain is told apart from a tail cut off", () => {
  const texts = { t: (key: TextKey) => key };
  const asked = { head: "ab", sealed: 7 };
  expect(describeFault(texts, { kind: "cutTail", at: 7 }, asked)).toBe("audit.verify.fault.headUnknown");
  expect(describeFault(texts, { kind: "cutTail", at: 9 }, asked)).toBe("audit.verify.fault.cutTail");
  expect(describeFault(texts, { kind: "cutTail", at: 7 }, { head: "", sealed: 7 })).toBe("audit.verify.fault.cutTail");
  expect(describeFault(texts, { kind: "edited", at: 3 }, asked)).toBe("audit.verify.fault.edited");
});
