import { expect, test } from "vitest";
import type { ImportProgress } from "../../contracts/imports.ts";
import { applyImport } from "../../services/imports/apply-import.ts";
import { discardImport } from "../../services/imports/discard-import.ts";
import { dryRunImport } from "../../services/imports/dry-run-import.ts";
import { getImport } from "../../services/imports/get-import.ts";
import { withProgress } from "../../services/imports/import-progress.ts";
import { readKnownRecords } from "../../services/imports/known-records.ts";
import { listImports } from "../../services/imports/list-imports.ts";
import { planImport } from "../../services/imports/plan-import.ts";
import { readImport } from "../../services/imports/read/read-import.ts";
import { actorOf, createPerson } from "../support/company.ts";
import { createExport, createMapping } from "./csv.ts";
import { importer, useImports } from "./use-imports.ts";

const { held } = useImports();

async function upload(name: string, actor: Parameters<typeof dryRunImport>[1] = importer) {
  const batch = await readImport(createExport(), createMapping({ name }));
  return (await dryRunImport(held.deps, actor, batch)).importId;
}

test("imports are listed newest first with who uploaded them, their state and counts, a page at a time", async () => {
  const administrator = await createPerson(held.db, { roles: ["administrator"] });
  const actor = await actorOf(held.db, administrator);
  const first = await upload("list-one", actor);
  const second = await upload("list-two");
  await discardImport(held.deps, importer, second);
  const page = await listImports(held.deps, actor, { limit: 1 });
  expect(page.imports).toMatchObject([{ importId: second, state: "discarded", uploadedBy: null }]);
  const next = await listImports(held.deps, actor, { limit: 1, cursor: page.next ?? "" });
  expect(next.imports).toMatchObject([
    { importId: first, source: "list-one", state: "dryRun", uploadedBy: administrator.name, progress: null },
  ]);
  expect(next.imports[0]?.total.created).toBeGreaterThan(5);
});

test("an import being applied says how far it is, row by row up to all of them, and nothing once it has ended", async () => {
  const importId = await upload("progress-one");
  const seen: ImportProgress[] = [];
  const board = new (class extends Map<string, ImportProgress> {
    override set(id: string, progress: ImportProgress) {
      seen.push(progress);
      return super.set(id, progress);
    }
  })();
  const deps = { ...held.deps, importProgress: board };
  await applyImport(deps, importer, importId);
  expect(seen[0]).toEqual({ phase: "comparing", done: null, total: null });
  expect(seen[1]).toMatchObject({ phase: "writing", done: 0 });
  const last = seen.at(-1);
  expect([last?.done, (last?.done ?? 0) > 6]).toEqual([last?.total, true]);
  expect((await getImport(deps, importer, importId)).progress).toBeNull();
});

test("whoever looks meanwhile is told, also by the list, and a failure leaves nothing behind", async () => {
  const importId = await upload("progress-two");
  const board = new Map<string, ImportProgress>();
  const deps = { ...held.deps, importProgress: board };
  const failing = withProgress(board, importId, async (report) => {
    report({ phase: "writing", done: 2, total: 9 });
    expect((await getImport(deps, importer, importId)).progress).toEqual({ phase: "writing", done: 2, total: 9 });
    const { imports } = await listImports(deps, importer, { limit: 1 });
    expect(imports[0]?.progress?.done).toBe(2);
    throw new Error("connection lost");
  });
  await expect(failing).rejects.toThrow("connection lost");
  expect(board.size).toBe(0);
});

test("other work has its turn while a large export is compared", async () => {
  const sales = Array.from({ length: 20_000 }, (_, at) => `s${at},f1,r3,2026-01-05,done,1\n`).join("");
  const files = createExport({ "sales.csv": `sale,firm,rep,day,state,sum\n${sales}` });

  const batch = await readImport(files, createMapping({ name: "turns" }));
  const known = await held.db.query.transaction((tx) => readKnownRecords(tx, batch, "2026-04-06"));
  let turns = 0;
  const turn = () => {
    turns += 1;
    next = setImmediate(turn);
  };
  let next = setImmediate(turn);
  const plan = await planImport(batch, known);
  clearImmediate(next);
  expect([plan.orders.writes.length, turns >= 15]).toEqual([20_000, true]);
});
