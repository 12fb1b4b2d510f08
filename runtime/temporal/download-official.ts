import { writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { z } from "zod";
import type { FindOptions } from "./find-binary.ts";
import { readTarEntry } from "./read-tar-entry.ts";

const HOST = "https://temporal.download";
const DownloadInfo = z.object({ archiveUrl: z.url(), fileToExtract: z.string() });

/** The download that Temporal's SDK makes for its own test server: asks the host where the archive is, then takes it. */
export async function downloadOfficial(target: string, { downloadHost = HOST, signal }: FindOptions): Promise<void> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const arch = process.arch === "x64" ? "amd64" : process.arch;
  const query = new URLSearchParams({
    arch,
    platform,
    format: "tar.gz",
    "sdk-name": "sdk-typescript",
    "sdk-version": "1.24.0",
  });
  const info = DownloadInfo.parse(await (await get(`${downloadHost}/cli/default?${query}`, 10_000, signal)).json());
  const archive = Buffer.from(await (await get(info.archiveUrl, 180_000, signal)).arrayBuffer());
  const program = readTarEntry(await promisify(gunzip)(archive), info.fileToExtract);
  if (program === undefined) throw new Error(`${info.archiveUrl} holds no ${info.fileToExtract}`);
  await writeFile(target, program, { mode: 0o755 });
}

async function get(url: string, timeoutMs: number, stopped: AbortSignal | undefined): Promise<Response> {
  let response: Response;
  try {
    const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(stopped ? [stopped] : [])]);
    response = await fetch(url, { signal });
  } catch (error) {
    const reason =
      error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : error;
    throw new Error(`${new URL(url).host} did not answer (${reason})`);
  }
  if (!response.ok) throw new Error(`${new URL(url).host} answered ${response.status}`);
  return response;
}
