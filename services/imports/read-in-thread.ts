import { Worker } from "node:worker_threads";
import type { ImportSample } from "../../contracts/imports.ts";
import type { Mapping } from "../../contracts/mapping.ts";
import type { SampleOptions } from "./guess/read-sample.ts";
import type { ImportBatch } from "./read/import-batch.ts";
import { type FileProblem, fileError, ImportFileError } from "./read/import-file-error.ts";
import type { ImportFile } from "./read/unpack-file.ts";

export type ThreadWork = { files: readonly ImportFile[]; mapping?: Mapping; sample?: SampleOptions };
export type ThreadAnswer = { batch: ImportBatch } | { sample: ImportSample } | { problems: FileProblem[] };

/** What reading may take; a thread that wants more ends alone, the process goes on. */
const memoryMb = 2048;

/**
 * Reads an export as `readImport` does, in a thread of its own: seconds of parsing must not hold up everybody else's requests.
 * @throws {ImportFileError} as `readImport`, and `too_much_memory` when the memory of the thread does not suffice
 */
export async function readInThread(files: readonly ImportFile[], mapping?: Mapping): Promise<ImportBatch> {
  const answer = await runThread({ files, ...(mapping ? { mapping } : {}) });
  if (!("batch" in answer)) throw new Error("the thread read something else");
  return answer.batch;
}

/** Looks at an export as `readSample` does, in a thread of its own. Throws as that, and `too_much_memory`. */
export async function sampleInThread(files: readonly ImportFile[], sample: SampleOptions): Promise<ImportSample> {
  const answer = await runThread({ files, sample });
  if (!("sample" in answer)) throw new Error("the thread read something else");
  return answer.sample;
}

function runThread(work: ThreadWork): Promise<Exclude<ThreadAnswer, { problems: FileProblem[] }>> {
  const worker = new Worker(new URL("./read/read-thread.ts", import.meta.url), {
    workerData: work,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  return new Promise((resolve, reject) => {
    worker.once("message", (answer: ThreadAnswer) => {
      if ("problems" in answer) reject(new ImportFileError(answer.problems));
      else resolve(answer);
    });
    worker.once("error", (error: NodeJS.ErrnoException) => {
      const isOutOfMemory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      reject(isOutOfMemory ? fileError(null, "too_much_memory", { megabytes: memoryMb }) : error);
    });
    worker.once("exit", (code) =>
      reject(new Error(`the thread reading the import ended with ${code}, without an answer`)),
    );
  });
}
