import type { ApproveOwners, ApproveOwnersResult } from "../../../../contracts/owners.ts";
import { type ApprovalRow, versionRead } from "./approval-row.ts";

/** What "approve all the rest" will do, client by client counted. */
export interface VerdictCounts {
  approve: number;
  change: number;
  refuse: number;
  /** Changed or decided by somebody else since I read them: left out. */
  meanwhile: number;
  nobody: number;
  /** I would receive them myself: the next one up decides. */
  own: number;
}

/** The verdict on everything on the page, with the versions as I read them. */
export function buildVerdict(rows: readonly ApprovalRow[]): { counts: VerdictCounts; body: ApproveOwners } {
  const counts: VerdictCounts = { approve: 0, change: 0, refuse: 0, meanwhile: 0, nobody: 0, own: 0 };
  const body: Required<ApproveOwners> = {
    approveRest: true,
    expectedCount: 0,
    changes: [],
    refusals: [],
    versions: Object.fromEntries(rows.map((one) => [one.id, versionRead(one)])),
  };
  for (const one of rows) {
    const { id, row, mark, state } = one;
    const decision = mark?.decision ?? null;
    if (decision?.how === "change")
      body.changes.push({ handoverId: id, personId: decision.personId, reason: decision.reason });
    if (decision?.how === "refuse") body.refusals.push({ handoverId: id, reason: decision.reason });
    const isOwn = row.exceptions.includes("approverWouldReceive");
    // The API counts what is still open as the rest, changed meanwhile or not.
    if (state !== "gone" && decision === null && row.proposedId !== null && !isOwn) body.expectedCount += 1;
    if (state !== "open") counts.meanwhile += 1;
    else if (decision) counts[decision.how] += 1;
    else if (row.proposedId === null) counts.nobody += 1;
    else if (isOwn) counts.own += 1;
    else counts.approve += 1;
  }
  return { counts, body };
}

export interface LeftOut {
  handoverId: string;
  clientName: string;
  reason: ApproveOwnersResult["leftOut"][number]["reason"];
}

/** What came of a verdict, with the names of those it left out. */
export interface VerdictSummary extends Pick<ApproveOwnersResult, "approved" | "changed" | "refused"> {
  leftOut: LeftOut[];
}

export function summarizeVerdict(result: ApproveOwnersResult, rows: readonly ApprovalRow[]): VerdictSummary {
  const names = new Map(rows.map(({ id, row }) => [id, row.clientName]));
  const leftOut = result.leftOut.map((one) => ({ ...one, clientName: names.get(one.handoverId) ?? "" }));
  return { ...result, leftOut };
}
