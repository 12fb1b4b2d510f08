import { afterEach, expect, test, vi } from "vitest";
import { randomKey } from "../../web/app/random-key.ts";

afterEach(() => vi.unstubAllGlobals());

test("a browser on plain http, which has no randomUUID, still makes a key that is nobody else's", () => {
  const { crypto } = globalThis;
  vi.stubGlobal("crypto", { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes) });
  const keys = Array.from({ length: 100 }, randomKey);
  expect(new Set(keys).size).toBe(100);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
});
