import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ensureWebBuild, WEB_DIST } from "../../runtime/web-build.ts";

const LIBRARY = createRequire(import.meta.url).resolve("@mantine/core/styles.css");
/** A class of the library, as its components and its style sheets name it. */
const CLASS = /\bm_[0-9a-f]{6,8}\b/g;

const classesIn = (text: string): Set<string> => new Set(text.match(CLASS));
const assets = (ending: string): string =>
  readdirSync(join(WEB_DIST, "assets"))
    .filter((file) => file.endsWith(ending))
    .map((file) => readFileSync(join(WEB_DIST, "assets", file), "utf8"))
    .join("\n");

test("every part of the library that the pages use has its styles (web/app/mantine.css)", async () => {
  await ensureWebBuild();
  const styled = classesIn(readFileSync(LIBRARY, "utf8"));
  const used = classesIn(assets(".js"));
  const there = classesIn(assets(".css"));
  const missing = [...used].filter((name) => styled.has(name) && !there.has(name));
  expect(used.size).toBeGreaterThan(100);
  expect(missing).toEqual([]);
}, 120_000);
