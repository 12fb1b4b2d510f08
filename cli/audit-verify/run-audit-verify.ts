import { parseArgs } from "node:util";
import type { Database } from "../../db/client.ts";
import { look } from "../../db/transaction.ts";
import { type AuditFault, verifyAudit } from "../../services/audit/verify-audit.ts";

export const auditVerifyUsage = "npm run audit:verify [-- --head HASH]";

/** Reads the command line; `head` is a head hash kept elsewhere, for example in a stand-up mail. Throws with the usage. */
export function readAuditArguments(args: readonly string[]): { head: string | undefined } {
  try {
    const { values } = parseArgs({ args: [...args], options: { head: { type: "string" } } });
    if (values.head !== undefined && !/^[0-9a-f]{64}$/i.test(values.head)) throw new Error("--head has 64 hex digits");
    return { head: values.head?.toLowerCase() };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\nUsage: ${auditVerifyUsage}`);
  }
}

/** Recomputes the sealed audit and tells what does not hold, row by row. */
export async function runAuditVerify(db: Database, head?: string): Promise<{ report: string; valid: boolean }> {
  const verdict = await look(db, { kind: "system", name: "auditVerify" }, ({ tx }) => verifyAudit(tx, head));
  const lines = [
    `events ${verdict.events}, sealed ${verdict.sealed}`,
    `head   ${verdict.head ?? "none: nothing is sealed yet"}`,
    ...verdict.faults.map(describeFault),
    verdict.valid ? "The audit holds." : `The audit does not hold. Faults: ${verdict.faults.length}.`,
  ];
  return { report: lines.join("\n"), valid: verdict.valid };
}

function describeFault({ kind, at }: AuditFault): string {
  switch (kind) {
    case "edited":
      return `edited: audit row ${at} is not what was sealed`;
    case "deleted":
      return `deleted: audit row ${at} was sealed and is gone`;
    case "inserted":
      return `inserted: audit row ${at} was slipped in where no seal reaches it`;
    case "cutTail":
      return `cut tail: the chain is cut at position ${at}`;
    case "brokenChain":
      return `broken chain: seal ${at} does not join the one before it`;
  }
}
