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

/** I have read these as they are now; the same map where that is nothing new. */
export function seeAgain(seen: Seen, rows: readonly ProposalRow[]): Seen {
  const isNews = ({ handoverId, version }: ProposalRow) =>
    seen.has(handoverId) && seen.get(handoverId)?.version !== version;
  if (!rows.some(isNews)) return seen;
  const next = new Map(seen);
  for (const row of rows) if (next.has(row.handoverId)) next.set(row.handoverId, row);
  return next;
}

/** What stands on the page, before my marks: everything I have read, as it is now, in the order I read it. */
export function listUnmarkedRows(seen: Seen, rows: readonly ProposalRow[]): ApprovalRow[] {
  const now = new Map(rows.map((row) => [row.handoverId, row]));
  return [...seen].map(([id, read]) => {
    const row = now.get(id);
    const state = row !== undefined && isUndecided(row) ? stateOf(row, read.version) : "gone";
    return { id, row: row ?? read, read, mark: null, state };
  });
}

/** The same rows with my marks on them: at each key of thousands only those differ that have a mark. */
export const markRows = (unmarked: readonly ApprovalRow[], marks: Marks): ApprovalRow[] =>
  unmarked.map((one) => {
    const mark = marks.get(one.id);
    return mark === undefined ? one : markedRow(one, mark);
  });

const marked = new WeakMap<Mark, ApprovalRow>();

/** The same object as long as client and mark are the same, so that it is not drawn again. */
function markedRow(one: ApprovalRow, mark: Mark): ApprovalRow {
  const known = marked.get(mark);
  const isGone = one.state === "gone";
  if (known?.row === one.row && known.read === one.read && (known.state === "gone") === isGone) return known;
  const made = { ...one, mark, state: isGone ? one.state : stateOf(one.row, mark.version ?? one.read.version) };
  marked.set(mark, made);
  return made;
}

const stateOf = (row: ProposalRow, versionRead: number) => (row.version === versionRead ? "open" : "changed");

/** The version I answer for. */
export const versionRead = ({ mark, read }: ApprovalRow): number => mark?.version ?? read.version;
