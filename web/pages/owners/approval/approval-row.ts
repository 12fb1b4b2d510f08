import type { ProposalRow } from "../../../../contracts/owners.ts";
import type { Mark, Marks } from "../draft/marks.ts";

/** Proposals as I first read them here, by handover, in the order they stood. */
export type Seen = ReadonlyMap<string, ProposalRow>;

export interface ApprovalRow {
  id: string;
  /** As it is now; what was read last where it is no longer there. */
  row: ProposalRow;
  /** As I read it. */
  read: ProposalRow;
  mark: Mark | null;
  /** `changed`: another proposal than the one I read. `gone`: decided by somebody else, or no longer to be decided. */
  state: "open" | "changed" | "gone";
}

export const isUndecided = (row: ProposalRow) => row.decision === null && row.supersededHow === null;

/** Adds the undecided proposals that were not there before; the same map where there is nothing new. */
export function addUnseen(seen: Seen, rows: readonly ProposalRow[]): Seen {
  const unseen = rows.filter((row) => isUndecided(row) && !seen.has(row.handoverId));
  return unseen.length === 0 ? seen : new Map([...seen, ...unseen.map((row) => [row.handoverId, row] as const)]);
}

/** Without these: they have their verdict, or I know that they are gone. */
export function forgetSeen(seen: Seen, handoverIds: Iterable<string>): Seen {
  const left = new Map(seen);
  for (const id of handoverIds) left.delete(id);
  return left;
}

/** I have read these as they are now. */
export function seeAgain(seen: Seen, rows: readonly ProposalRow[]): Seen {
  const next = new Map(seen);
  for (const row of rows) if (next.has(row.handoverId)) next.set(row.handoverId, row);
  return next;
}

/** What stands on the page: everything I have read, as it is now, in the order I read it. */
export function listApprovalRows(seen: Seen, rows: readonly ProposalRow[], marks: Marks): ApprovalRow[] {
  const now = new Map(rows.map((row) => [row.handoverId, row]));
  return [...seen].map(([id, read]) => {
    const row = now.get(id);
    const mark = marks.get(id) ?? null;
    if (row === undefined || !isUndecided(row)) return { id, row: row ?? read, read, mark, state: "gone" };
    const state = (mark?.version ?? read.version) === row.version ? "open" : "changed";
    return { id, row, read, mark, state };
  });
}

/** The version I answer for. */
export const versionRead = ({ mark, read }: ApprovalRow): number => mark?.version ?? read.version;
