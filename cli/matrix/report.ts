import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { figure } from "./check.ts";
import type { CaseResult } from "./play-set.ts";

const COLUMNS = {
  clients: "clients.inventoried",
  handedOver: "clients.handedOver",
  late: "clients.afterLastDay",
  loose: "inventory.looseWork",
  changed: "owners.changedByHead",
  declined: "owners.declined",
  offers: "offers.approved",
  none: "offers.none",
  sent: "clientNotices.sent",
  called: "clientNotices.called",
  other: "clientNotices.byOtherChannel",
  confirmed: "clientNotices.confirmed",
  invites: "introductions.invitesSent",
  seconds: "seconds",
} as const;

/** One line a departure, then what did not hold. */
export function printTable(results: readonly CaseResult[]): void {
  console.table(
    results
      .filter((result) => Object.keys(result.figures).length > 0)
      .map((result) => ({
        set: result.set,
        leaver: result.leaver,
        ...Object.fromEntries(Object.entries(COLUMNS).map(([name, path]) => [name, figure(result.figures, path)])),
      })),
  );
  for (const result of results) {
    if (result.skipped) console.log(`skipped: ${result.set}, ${result.skipped}`);
    for (const text of result.wrong) console.log(`wrong: ${result.set}, ${result.leaver}: ${text}`);
  }
}

/** The same as a test report, one test a departure, where HANDOVER_REPORTS names a folder. */
export function writeReport(results: readonly CaseResult[]): void {
  const { HANDOVER_REPORTS: folder } = process.env;
  if (!folder) return;
  const assertionResults = results.map((result) => ({
    fullName: `demo ${result.set} ${result.leaver}${result.skipped ? ` (${result.skipped})` : ""}`,
    status: result.skipped ? "skipped" : result.wrong.length === 0 ? "passed" : "failed",
  }));
  writeFileSync(join(folder, "demo-matrix.json"), JSON.stringify({ testResults: [{ assertionResults }] }));
}
