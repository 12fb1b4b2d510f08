import { expect, test } from "vitest";
import { isLiveFor } from "../../../domain/mail/is-live-for.ts";

test("nobody is written to while not live, whatever domains stand there", () => {
  expect(isLiveFor({ mode: "off", domains: ["firm.example"] }, "a@firm.example")).toBe(false);
});

test("only listed domains are written to, in any case, and no domain that merely ends alike", () => {
  const live = { mode: "domains", domains: ["Firm.example"] } as const;
  expect(isLiveFor(live, "a@FIRM.example")).toBe(true);
  expect(isLiveFor(live, "a@other-firm.example")).toBe(false);
  expect(isLiveFor(live, "firm.example@else.example")).toBe(false);
});

test("everybody is written to once live for all", () => {
  expect(isLiveFor({ mode: "all", domains: [] }, "a@any.example")).toBe(true);
});
