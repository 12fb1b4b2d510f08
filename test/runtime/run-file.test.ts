import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { claimWhenFree } from "../../runtime/claim-when-free.ts";
import { processStart } from "../../runtime/process-identity.ts";
import { claimRun, readRunOf } from "../../runtime/run-file.ts";
import { makeTempFolder } from "./temp-folder.ts";

const RUN_FILE = fileURLToPath(new URL("../../runtime/run-file.ts", import.meta.url));

/** Another process that claims the folder, says what it got, and stays. */
async function claimElsewhere(folder: string, address: string | null = "http://localhost:3000") {
  const code = `
    import { claimRun } from ${JSON.stringify(RUN_FILE)};
    const claim = await claimRun(${JSON.stringify(folder)});
    if (claim.taken) claim.taken.noteAddress(${JSON.stringify(address)});
    console.log("taken" in claim ? "taken" : "refused");
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { child, answer: line.toString().trim() };
}

test("a second start sees the first one's address and gets nothing", async () => {
  const folder = await makeTempFolder();
  const { child, answer } = await claimElsewhere(folder);
  expect(answer).toBe("taken");
  expect(await claimRun(folder)).toMatchObject({ running: { pid: child.pid, address: "http://localhost:3000" } });
});

test("a start beside one that runs is told so at once, one beside a start that stops waits and takes over", async () => {
  const running = await makeTempFolder();
  const { child: first } = await claimElsewhere(running);
  expect(await claimWhenFree(running, 60_000)).toMatchObject({ running: { pid: first.pid } });

  const stopping = await makeTempFolder();
  const { child } = await claimElsewhere(stopping, null);
  expect(await claimWhenFree(stopping, 0)).toMatchObject({ running: { pid: child.pid, address: null } });
  const next = claimWhenFree(stopping, 60_000);
  child.kill();
  expect(await next).toHaveProperty("taken");
});

test("of many starts at once exactly one gets it", async () => {
  const folder = await makeTempFolder();
  const claims = await Promise.all([1, 2, 3, 4].map(() => claimElsewhere(folder)));
  expect(claims.map(({ answer }) => answer).sort()).toEqual(["refused", "refused", "refused", "taken"]);
});

test("after kill -9 the next start gets it, with the parts that are still alive", async () => {
  const folder = await makeTempFolder();
  const { child } = await claimElsewhere(folder);
  child.kill("SIGKILL");
  await once(child, "exit");
  const claim = await claimRun(folder);
  if (!("taken" in claim)) throw new Error("not taken");
  const alive = { pid: process.pid, start: (await processStart(process.pid)) ?? "", port: 5432 };
  claim.taken.notePart("postgres", alive);
  claim.taken.notePart("worker", { pid: process.pid, start: "an earlier process with this pid", port: null });
  // As if this process had been killed here: what it noted stays, its lock belongs to nobody.
  const again = await forget(folder);
  expect(again.leftovers).toEqual({ postgres: alive });
});

test("a stop leaves nothing behind", async () => {
  const folder = await makeTempFolder();
  const claim = await claimRun(folder);
  if (!("taken" in claim)) throw new Error("not taken");
  claim.taken.notePart("api", { pid: 1, start: "x", port: 3000 });
  expect(readRunOf(folder)?.parts).toHaveProperty("api");
  claim.taken.release();
  expect(await readdir(folder)).toEqual([]);
});

test("the file names the process and is whole at every moment", async () => {
  const folder = await makeTempFolder();
  await claimRun(folder);
  const run = JSON.parse(await readFile(join(folder, "run.json"), "utf8")) as Record<string, unknown>;
  expect(run).toMatchObject({ pid: process.pid, start: await processStart(process.pid), address: null, parts: {} });
});

async function forget(folder: string) {
  const { rm } = await import("node:fs/promises");
  await rm(join(folder, "run.lock"));
  const claim = await claimRun(folder);
  if (!("taken" in claim)) throw new Error("not taken");
  return claim.taken;
}
