import { useCallback, useMemo, useState } from "react";
import type { ProposalRow } from "../../../../contracts/owners.ts";
import type { Marks } from "../draft/marks.ts";
import {
  type ApprovalRow,
  addUnseen,
  forgetSeen,
  listUnmarkedRows,
  markRows,
  type Seen,
  seeAgain,
} from "./approval-row.ts";

/** The rows of the page beside what I read of them first, so that what somebody else changes shows and nothing jumps. */
export function useApprovalRows(proposals: readonly ProposalRow[], marks: Marks) {
  const [seen, setSeen] = useState<Seen>(() => addUnseen(new Map(), proposals));
  const all = useMemo(() => addUnseen(seen, proposals), [seen, proposals]);
  if (all !== seen) setSeen(all);
  const unmarked = useMemo(() => listUnmarkedRows(all, proposals), [all, proposals]);
  const rows = useMemo(() => markRows(unmarked, marks), [unmarked, marks]);
  /** I have read these as they are now; what is gone leaves the page. */
  const read = useCallback((some: readonly ApprovalRow[]) => {
    const gone = some.filter(({ state }) => state === "gone").map(({ id }) => id);
    setSeen((now) =>
      seeAgain(
        gone.length > 0 ? forgetSeen(now, gone) : now,
        some.map(({ row }) => row),
      ),
    );
  }, []);
  const forget = (handoverIds: readonly string[]) => setSeen((now) => forgetSeen(now, handoverIds));
  return { rows, read, forget };
}
