import { expect, it } from "vitest";
import { type OwnStep, orderOwnSteps } from "../../../domain/departure/order-own-steps.ts";

const step = (code: string, day: string, overrides: Partial<OwnStep> = {}): OwnStep => ({
  code,
  day,
  at: null,
  progress: null,
  passed: false,
  ...overrides,
});
const statesOf = (steps: OwnStep[], today: string) =>
  orderOwnSteps(steps, today).map(({ code, state }) => `${code} ${state}`);

it("the leaver's steps come in order of their days: what has passed is done, the next one is now", () => {
  const steps = [
    step("lastDay", "2026-04-17"),
    step("told", "2026-04-06", { passed: true }),
    step("dossiers", "2026-04-09", { progress: { done: 1, of: 3 } }),
  ];
  expect(statesOf(steps, "2026-04-07")).toEqual(["told done", "dossiers now", "lastDay ahead"]);
});

it("a counted step is done with the last one, even before its day, and not before", () => {
  const counted = (done: number) => [step("dossiers", "2026-04-09", { progress: { done, of: 3 } })];
  expect(statesOf(counted(3), "2026-04-07")).toEqual(["dossiers done"]);
  expect(statesOf(counted(2), "2026-04-20")).toEqual(["dossiers now"]);
});

it("what is overdue and what is due today are both now", () => {
  const steps = [
    step("dossiers", "2026-04-09", { progress: { done: 0, of: 1 } }),
    step("clientsTold", "2026-04-13", { progress: { done: 0, of: 1 } }),
    step("lastDay", "2026-04-17"),
  ];
  expect(statesOf(steps, "2026-04-13")).toEqual(["dossiers now", "clientsTold now", "lastDay ahead"]);
});

it("a date that simply comes is not now before its day", () => {
  const steps = [step("dossiers", "2026-04-09", { progress: { done: 1, of: 1 } }), step("lastDay", "2026-04-17")];
  expect(statesOf(steps, "2026-04-07")).toEqual(["dossiers done", "lastDay ahead"]);
  expect(statesOf(steps, "2026-04-17")).toEqual(["dossiers done", "lastDay now"]);
});
