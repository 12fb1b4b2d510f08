import { parentPort, workerData } from "node:worker_threads";
import { readSample } from "../guess/read-sample.ts";
import type { ThreadAnswer, ThreadWork } from "../read-in-thread.ts";
import { ImportFileError } from "./import-file-error.ts";
import { readImport } from "./read-import.ts";

// A buffer arrives as plain bytes.
const { files, mapping, sample } = workerData as Omit<ThreadWork, "files"> & {
  files: { name: string; bytes: Uint8Array }[];
};

async function answer(): Promise<ThreadAnswer> {
  try {
    const buffers = files.map(({ name, bytes }) => ({
      name,
      bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    }));
    if (sample) return { sample: await readSample(buffers, sample) };
    return { batch: await readImport(buffers, mapping) };
  } catch (error) {
    if (error instanceof ImportFileError) return { problems: error.problems };
    throw error;
  }
}

parentPort?.postMessage(await answer());
