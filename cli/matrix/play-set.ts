import { applyExport, uploadExport } from "../demo/company.ts";
import { moveTo } from "../demo/move-to.ts";
import { type DemoFigures, runDemo } from "../demo/run-demo.ts";
import { BEFORE_ALL_DATA } from "../demo/server.ts";
import { type MatrixSet, SAMPLE_CLIENTS } from "./cases.ts";
import { checkDemo, checkSums } from "./check.ts";
import {
  createMatrixDatabase,
  dropMatrixDatabase,
  listFailedSteps,
  prepareDatabase,
  type SharedServers,
  startInstance,
} from "./instance.ts";

export interface CaseResult {
  set: string;
  leaver: string;
  figures: DemoFigures;
  /** What did not hold; a demo that threw gives its message. */
  wrong: string[];
  skipped?: string;
}

/** Demos that run beside each other. */
const AT_ONCE = 2;
const SAMPLE_DAY = "2026-03-02";
const NOTICE_DAYS = 14;

/** A set whose database is made, with what is to be played on clones of it. */
export interface PreparedSet {
  set: MatrixSet;
  cases: OneCase[];
  /** Every departure of the set is played: what must hold in sum can be looked at. */
  whole: boolean;
}

/** Makes a set's database once and lists its departures; `wanted` names the leavers to play, none for all. */
export async function prepareSet(
  servers: SharedServers,
  set: MatrixSet,
  folder: string | null,
  wanted: readonly string[],
): Promise<PreparedSet> {
  const template = `matrix_${set.name}`;
  await createMatrixDatabase(servers, template);
  const frozenAt = folder === null ? new Date(`${SAMPLE_DAY}T05:00:00Z`) : BEFORE_ALL_DATA;
  await prepareDatabase(servers, template, frozenAt, folder === null);
  const dataAsOf = folder === null ? SAMPLE_DAY : await importOnce(servers, template, folder);
  const counts = folder === null ? new Map<string, number>() : set.count(folder);
  const leavers = folder === null ? [null] : [...(set.leavers ?? counts.keys()), ...set.also];
  const cases = leavers
    .filter((leaver) => leaver === null || wanted.length === 0 || wanted.includes(leaver))
    .map((leaver, index) => ({
      set: set.name,
      template,
      clone: `${template}_${index}`,
      leaver,
      clients: leaver === null ? SAMPLE_CLIENTS : (counts.get(leaver) ?? 0),
      dataAsOf,
    }));
  return { set, cases, whole: wanted.length === 0 };
}

/** Plays every departure of every set, two at a time, in the order given; then looks at each set in sum. */
export async function playAll(
  servers: SharedServers,
  sets: readonly PreparedSet[],
  progress: (text: string) => void,
): Promise<CaseResult[]> {
  const waiting = sets.flatMap(({ cases }) => cases).values();
  const results: CaseResult[] = [];
  const lane = async () => {
    for (const one of waiting) results.push(await playOne(servers, one, progress));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  const inSum = sets
    .filter(({ whole }) => whole)
    .map(({ set }) => {
      const played = results.filter((result) => result.set === set.name).map((result) => result.figures);
      return { set: set.name, leaver: "in sum", figures: {}, wrong: checkSums(played, set.aboveZero) };
    });
  return [...results, ...inSum];
}

async function importOnce(servers: SharedServers, database: string, folder: string): Promise<string> {
  const instance = await startInstance(servers, database, () => {});
  try {
    const { importId, dataAsOf } = await uploadExport(instance.demo, folder, null);
    await moveTo(instance.demo, new Date(`${dataAsOf}T00:00:00Z`));
    await applyExport(instance.demo, importId);
    return dataAsOf;
  } finally {
    await instance.stop();
  }
}

interface OneCase {
  set: string;
  template: string;
  clone: string;
  leaver: string | null;
  clients: number;
  dataAsOf: string;
}

async function playOne(servers: SharedServers, given: OneCase, progress: (text: string) => void): Promise<CaseResult> {
  const leaver = given.leaver ?? `the rep with ${given.clients} clients`;
  try {
    await createMatrixDatabase(servers, given.clone, given.template);
    const instance = await startInstance(servers, given.clone, () => {});
    try {
      const figures = await runDemo({
        address: instance.address,
        demo: instance.demo,
        company: given.set,
        leaver: given.leaver === null ? { clients: given.clients } : { name: given.leaver },
        dataAsOf: given.dataAsOf,
        asOf: null,
        noticeDays: NOTICE_DAYS,
        progress: () => {},
      });
      const wrong = checkDemo(figures, given.clients);
      progress(
        `${given.set}, ${leaver}: ${wrong.length === 0 ? "as it should be" : wrong.join("; ")} (${String(figures.seconds)} s)`,
      );
      return { set: given.set, leaver, figures, wrong };
    } catch (error) {
      const steps = await listFailedSteps(servers, given.clone);
      throw new Error([error instanceof Error ? error.message : String(error), ...steps].join("\n"));
    } finally {
      await instance.stop();
      await dropMatrixDatabase(servers, given.clone);
    }
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    progress(`${given.set}, ${leaver}: ${text}`);
    return { set: given.set, leaver, figures: {}, wrong: [text] };
  }
}
