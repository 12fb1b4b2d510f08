import { useCallback, useMemo, useState } from "react";
import { useKeys } from "../../../app/keys.ts";
import { useNamedKeys } from "../../../app/page-keys.ts";
import type { DraftKeeper } from "../draft/draft-keeper.ts";
import { type Decision, decideAll, type Marks, reviewAll, takeBack } from "../draft/marks.ts";
import type { Asked } from "./approval-dialogs.tsx";
import { approvalKeys } from "./approval-keys.ts";
import type { ApprovalRow } from "./approval-row.ts";
import type { RowActs } from "./row-detail.tsx";

interface ActsOptions {
  rows: readonly ApprovalRow[];
  keeper: DraftKeeper;
  /** All rows are there: before that nobody answers for the rest of them. */
  complete: boolean;
  /** These have been read as they are now. */
  onRead: (rows: readonly ApprovalRow[]) => void;
}

/** What can be done with rows, by button and by key: with the selected ones, else with the one under the cursor. */
export function useApprovalActs({ rows, keeper, complete, onRead }: ActsOptions) {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<Asked | null>(null);
  const clear = useCallback(() => setMarked((now) => (now.size === 0 ? now : new Set())), []);
  const mark = useCallback(
    (some: readonly ApprovalRow[], make: (marks: Marks) => Marks) => {
      keeper.change(make);
      onRead(some);
      clear();
    },
    [keeper, onRead, clear],
  );
  const actsFor = useCallback(
    (some: readonly ApprovalRow[]): RowActs => {
      const open = some.filter(({ state }) => state !== "gone");
      const ask = (next: Asked) => {
        if (open.length > 0) setAsked(next);
      };
      return {
        change: (personId) => ask({ what: "change", rows: open, start: startOf(open, personId) }),
        refuse: () => ask({ what: "refuse", rows: open }),
        review: () => mark(some, (now) => reviewAll(now, readsOf(open))),
        takeBack: () => {
          const ids = some.map(({ id }) => id);
          keeper.change((now) => takeBack(now, ids));
          clear();
        },
      };
    },
    [keeper, mark, clear],
  );
  const selection = useMemo(() => (marked.size === 0 ? [] : rows.filter(({ id }) => marked.has(id))), [rows, marked]);
  const rowKeys = useMemo(() => {
    const onKey = (act: (acts: RowActs) => void) => (row: ApprovalRow) =>
      act(actsFor(selection.length > 0 ? selection : [row]));
    return {
      Enter: onKey((acts) => acts.change()),
      KeyR: onKey((acts) => acts.refuse()),
      KeyV: onKey((acts) => acts.review()),
      KeyU: onKey((acts) => acts.takeBack()),
    };
  }, [actsFor, selection]);
  const approve = useCallback(() => (complete ? setAsked({ what: "approve" }) : undefined), [complete]);
  useNamedKeys(approvalKeys);
  useKeys({ KeyA: approve, ...(marked.size > 0 ? { Escape: clear } : {}) });
  return {
    asked,
    setAsked,
    approve,
    marked,
    setMarked,
    selection,
    clear,
    actsFor,
    decide: (some: readonly ApprovalRow[], decision: Decision) => {
      mark(some, (now) => decideAll(now, readsOf(some), decision));
      setAsked(null);
    },
    rowKeys,
  };
}

const readsOf = (rows: readonly ApprovalRow[]) => rows.map(({ id, row }) => ({ handoverId: id, version: row.version }));

/** What the dialog begins with: the person chosen already, or what was decided on this one client before. */
function startOf(rows: readonly ApprovalRow[], personId: string | undefined) {
  const decision = rows.length === 1 ? (rows[0]?.mark?.decision ?? null) : null;
  if (personId !== undefined) return { personId, reason: decision?.reason ?? "" };
  return decision?.how === "change" ? decision : null;
}
