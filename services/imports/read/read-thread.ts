import { parentPort, workerData } from "node:worker_threads";
import type { Mapping } from "../../../contracts/mapping.ts";
import type { ThreadAnswer } from "../read-in-thread.ts";
import { ImportFileError } from "./import-file-error.ts";
import { readImport } from "./read-import.ts";

const { files, mapping } = workerData as {
  files: { name: string; bytes: Uint8Array }[];
  mapping: Mapping | undefined;
};

async function answer(): Promise<ThreadAnswer> {
  try {
    const buffers = files.map(({ name, bytes }) => ({
      name,
      bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    }));
    return { batch: await readImport(buffers, mapping) };
  } catch (error) {
    if (error instanceof ImportFileError) return { problems: error.problems };
    throw error;
  }
}

parentPort?.postMessage(await answer());
