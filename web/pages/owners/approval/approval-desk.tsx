import { Stack } from "@mantine/core";
import { useCallback, useDeferredValue, useMemo, useState } from "react";
import type { OwnerDraftView } from "../../../../contracts/owner-draft.ts";
import { DataTable } from "../../../components/data-table/data-table.tsx";
import { Empty } from "../../../components/states.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import { ConflictPanel } from "../draft/conflict-panel.tsx";
import { useOwnerDraft } from "../draft/use-owner-draft.ts";
import classes from "./approval.module.css";
import { approvalColumns } from "./approval-columns.tsx";
import { ApprovalDialogs } from "./approval-dialogs.tsx";
import { ApprovalHead } from "./approval-head.tsx";
import type { ApprovalRow } from "./approval-row.ts";
import { computeLoads, type Load } from "./compute-loads.ts";
import { filterRows } from "./filter-rows.ts";
import { LoadPanel } from "./load-panel.tsx";
import type { ApprovalData } from "./owner-approval.tsx";
import { RowDetail } from "./row-detail.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { useApprovalActs } from "./use-approval-acts.ts";
import { useApprovalRows } from "./use-approval-rows.ts";
import { usePersonName } from "./use-person-name.ts";
import { useRowFilter } from "./use-row-filter.ts";
import { useVerdict } from "./use-verdict.ts";
import { useVerdictLine, VerdictResult } from "./verdict-result.tsx";

interface ApprovalDeskProps {
  data: ApprovalData;
  view: OwnerDraftView;
  onFinished?: ((what: string) => void) | undefined;
}

/** Owner approval: every client with its proposal, my marks on them, and one verdict. */
export function ApprovalDesk({ data, view, onFinished }: ApprovalDeskProps) {
  const { departureId, page } = data;
  // What stands beside the table comes after it, and keeps no key waiting.
  const plan = useDeferredValue(data.plan);
  const candidates = useDeferredValue(data.candidates);
  const texts = useTexts();
  const { t } = texts;
  const draft = useOwnerDraft(departureId, view);
  const { keeper, marks } = draft;
  const { rows, read, forget } = useApprovalRows(page.proposals, marks);
  const acts = useApprovalActs({ rows, keeper, complete: page.next === null, onRead: read });
  const [filter, setFilter] = useRowFilter();
  const [cursor, setCursor] = useState<string | null>(null);
  const personName = usePersonName(page.persons, candidates);
  const columns = useMemo(() => approvalColumns(texts, personName, false), [texts, personName]);
  const shown = useMemo(() => filterRows(rows, filter), [rows, filter]);
  // The row that was marked shows it first; counts, loads and details of thousands of rows may follow.
  const counted = useDeferredValue(rows);
  const loads = useMemo(() => computeLoads(plan, candidates, counted), [plan, candidates, counted]);
  const lineOf = useVerdictLine();
  const verdict = useVerdict({
    departureId,
    rows,
    onSettled: (ids) => {
      keeper.forget(ids);
      forget(ids);
    },
    onDone: (summary) => {
      acts.setAsked(null);
      acts.clear();
      if (summary.leftOut.length === 0) onFinished?.(lineOf(summary));
    },
  });
  const { given } = verdict;
  const current = useMemo(() => counted.find(({ id }) => id === cursor) ?? null, [counted, cursor]);
  const selection = useDeferredValue(acts.selection);
  const { setAsked } = acts;
  const onCursor = useCallback((one: ApprovalRow) => setCursor(one.id), []);
  const onRaise = useCallback((load: Load) => setAsked({ what: "raise", load, back: null }), [setAsked]);
  const isEmpty = rows.length === 0;

  return (
    <Stack>
      {given ? (
        <VerdictResult
          summary={given}
          onClose={() => {
            verdict.putAway();
            if (isEmpty) onFinished?.(lineOf(given));
          }}
        />
      ) : null}
      <ConflictPanel
        conflicts={draft.conflicts}
        clientName={(id) => rows.find((one) => one.id === id)?.row.clientName ?? "—"}
        personName={personName}
        onSettle={keeper.settle}
      />
      <ApprovalHead
        rows={counted}
        loads={loads}
        draft={draft}
        filter={filter}
        onFilter={setFilter}
        onSave={keeper.flush}
        onApprove={acts.approve}
        loadingOf={page.next === null ? null : page.total}
      />
      <div className={classes.desk}>
        {shown.length === 0 ? (
          <Empty title={t(isEmpty ? "owners.emptyTitle" : "owners.nothingHere")}>
            {isEmpty ? t("owners.emptyLead") : null}
          </Empty>
        ) : (
          <DataTable
            label={t("owners.table")}
            rows={shown}
            columns={columns}
            rowId={rowId}
            marked={acts.marked}
            onMark={acts.setMarked}
            onCursor={onCursor}
            rowKeys={acts.rowKeys}
            tone={toneOf}
            maxHeight="calc(100dvh - 15rem)"
          />
        )}
        <div className={classes.side}>
          <RowDetail one={current} loads={loads} personName={personName} actsFor={acts.actsFor} />
          <LoadPanel loads={plan && loads} onRaise={onRaise} />
        </div>
      </div>
      <SelectionBar selection={selection} actsFor={acts.actsFor} onClear={acts.clear} />
      <ApprovalDialogs
        asked={acts.asked}
        data={data}
        rows={rows}
        loads={loads}
        verdict={verdict}
        conflicts={draft.conflicts.length > 0}
        onAsk={acts.setAsked}
        onDecide={acts.decide}
        onClose={() => {
          verdict.reset();
          acts.setAsked(null);
        }}
      />
    </Stack>
  );
}

const rowId = ({ id }: ApprovalRow) => id;

function toneOf({ state, mark }: ApprovalRow) {
  if (state === "gone") return "done" as const;
  if (state === "changed") return "changed" as const;
  return mark?.decision?.how === "refuse" ? ("refused" as const) : undefined;
}
