import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";

const MODULE = new URL("../../runtime/until-parent-gone.ts", import.meta.url).href;
const SCRIPT = `const { untilParentGone } = await import("${MODULE}");
setInterval(() => {}, 1000);
const gone = untilParentGone();
console.log("up");
await gone;
console.log("gone");
process.exit();`;

test("a start learns that npm's shell was ended without a signal to itself", async () => {
  const env = { ...process.env, npm_lifecycle_event: "start", NODE_EXE: process.execPath, SCRIPT };
  // The second command keeps the shell from becoming the program itself.
  const shell = spawn("sh", ["-c", '"$NODE_EXE" --input-type=module -e "$SCRIPT"; true'], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  const up = new Promise<void>((resolve) => {
    shell.stdout.on("data", (chunk: Buffer) => {
      printed += String(chunk);
      if (printed.includes("up")) resolve();
    });
  });
  await up;
  shell.kill("SIGTERM");
  await once(shell.stdout, "close");
  expect(printed).toBe("up\ngone\n");
});
