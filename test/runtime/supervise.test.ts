import { readdirSync, readlinkSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { supervise } from "../../runtime/supervise.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "handover-supervise-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Files of the folder that this process holds open. */
const listOpen = () =>
  readdirSync("/proc/self/fd").flatMap((handle) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${handle}`);
      return path.startsWith(folder) ? [path] : [];
    } catch {
      return [];
    }
  });

test.runIf(process.platform === "linux")(
  "a part that dies again and again leaves no log open in its parent",
  async () => {
    const script = join(folder, "dies.mjs");
    await writeFile(script, 'console.log("last words");');
    let deaths = 0;
    const child = { name: "dies", script, env: process.env, logFolder: join(folder, "logs") };
    const said = await new Promise<string>((twice) => {
      const part = supervise(child, {
        onStart: () => {},
        onDeath: (_name, words) => {
          deaths += 1;
          if (deaths === 2) void part.stop(1_000).then(() => twice(words));
        },
      });
    });
    expect(said).toBe("last words\nlast words");
    expect(listOpen()).toEqual([]);
  },
);
