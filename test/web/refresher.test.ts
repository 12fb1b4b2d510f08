import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createRefresher } from "../../web/app/refresher.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it("looks at a quick reading at once, though a slow one beside it waits for its time", async () => {
  const cache = new QueryClient();
  const looks = { quick: 0, slow: 0 };
  const watch = (name: keyof typeof looks, liveEveryMs: number) =>
    new QueryObserver(cache, {
      queryKey: [name],
      queryFn: () => {
        looks[name] += 1;
        return looks[name];
      },
      staleTime: Number.POSITIVE_INFINITY,
      meta: { liveEveryMs },
    }).subscribe(() => undefined);
  const ends = [watch("quick", 1_000), watch("slow", 10_000)];
  const refresher = createRefresher(cache);
  await vi.advanceTimersByTimeAsync(1_500);
  refresher.refresh();
  await vi.advanceTimersByTimeAsync(200);
  expect(looks).toEqual({ quick: 2, slow: 1 });
  await vi.advanceTimersByTimeAsync(1_500);
  refresher.refresh();
  await vi.advanceTimersByTimeAsync(200);
  expect(looks).toEqual({ quick: 3, slow: 1 });
  await vi.advanceTimersByTimeAsync(8_000);
  expect(looks.slow).toBe(2);
  refresher.stop();
  for (const end of ends) end();
  cache.clear();
});
