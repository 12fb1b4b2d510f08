import { expect, it } from "vitest";
import { createActsUnderWay } from "../../web/app/acts-under-way.ts";

const act = (taskId: string) => ({ params: { taskId }, body: { done: true } });

it("lets an act begin once while it is under way, in the same moment too, and another beside it", () => {
  const acts = createActsUnderWay();
  expect([acts.begin(act("a"), 0), acts.begin(act("a"), 0), acts.begin(act("b"), 0)]).toEqual([true, false, true]);
  expect(acts.begin(act("a"), 60_000)).toBe(false);
});

it("takes the second press of a double click for the same act, and a later one for another", () => {
  const acts = createActsUnderWay();
  const first = act("a");
  acts.begin(first, 0);
  acts.finish(first);
  expect(acts.begin(act("a"), 200)).toBe(false);
  expect(acts.begin(act("a"), 600)).toBe(true);
});

it("lets a refused act be tried again at once", () => {
  const acts = createActsUnderWay();
  const first = act("a");
  acts.begin(first, 0);
  acts.forget(first);
  expect(acts.begin(act("a"), 10)).toBe(true);
});
