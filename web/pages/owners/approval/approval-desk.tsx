import { Button, Group, Progress, Stack, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import type { OwnerDraftView } from "../../../../contracts/owner-draft.ts";
import { useKeys } from "../../../app/keys.ts";
import { useNamedKeys } from "../../../app/page-keys.ts";
import { DataTable } from "../../../components/data-table/data-table.tsx";
import { Empty } from "../../../components/states.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import { ConflictPanel } from "../draft/conflict-panel.tsx";
import { decideAll, reviewAll, takeBack } from "../draft/marks.ts";
import { SaveState } from "../draft/save-state.tsx";
import { useOwnerDraft } from "../draft/use-owner-draft.ts";
import classes from "./approval.module.css";
import { approvalColumns } from "./approval-columns.tsx";
import { ApprovalDialogs, type Asked } from "./approval-dialogs.tsx";
import { approvalKeys } from "./approval-keys.ts";
import type { ApprovalRow } from "./approval-row.ts";
import { computeLoads } from "./compute-loads.ts";
import { FilterChips } from "./filter-chips.tsx";
import { filterRows } from "./filter-rows.ts";
import { LoadPanel } from "./load-panel.tsx";
import type { ApprovalData } from "./owner-approval.tsx";
import { type RowActs, RowDetail } from "./row-detail.tsx";
import { SelectionBar } from "./selection-bar.tsx";
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
  const { departureId, page, plan, candidates } = data;
  const texts = useTexts();
  const { t } = texts;
  const draft = useOwnerDraft(departureId, view);
  const { keeper, marks } = draft;
  const { rows, read, forget } = useApprovalRows(page.proposals, marks);
  const [filter, setFilter] = useRowFilter();
  const [cursor, setCursor] = useState<string | null>(null);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<Asked | null>(null);
  const personName = usePersonName(page.persons, candidates);
  const columns = useMemo(() => approvalColumns(texts, personName, false), [texts, personName]);
  const loads = useMemo(() => computeLoads(plan, candidates, rows), [plan, candidates, rows]);
  const shown = useMemo(() => filterRows(rows, filter), [rows, filter]);
  const lineOf = useVerdictLine();
  const verdict = useVerdict({
    departureId,
    rows,
    onSettled: (ids) => {
      keeper.forget(ids);
      forget(ids);
    },
    onDone: (summary, left) => {
      setAsked(null);
      setMarked(new Set());
      if (left === 0 && summary.leftOut.length === 0) onFinished?.(lineOf(summary));
    },
  });

  const selection = rows.filter(({ id }) => marked.has(id));
  const mark = (some: readonly ApprovalRow[], make: Parameters<typeof keeper.change>[0]) => {
    keeper.change(make);
    read(some);
    setMarked(new Set());
  };
  const actsFor = (some: readonly ApprovalRow[]): RowActs => {
    const open = some.filter(({ state }) => state !== "gone");
    const ask = (next: Asked) => {
      if (open.length > 0) setAsked(next);
    };
    return {
      change: (personId) => ask({ what: "change", rows: open, start: startOf(open, personId) }),
      refuse: () => ask({ what: "refuse", rows: open }),
      review: () => mark(some, (now) => reviewAll(now, readsOf(open))),
      takeBack: () => {
        keeper.change((now) =>
          takeBack(
            now,
            some.map(({ id }) => id),
          ),
        );
        setMarked(new Set());
      },
    };
  };
  const onKey = (act: (acts: RowActs) => void) => (row: ApprovalRow) =>
    act(actsFor(selection.length > 0 ? selection : [row]));
  useNamedKeys(approvalKeys);
  useKeys({
    KeyA: () => setAsked({ what: "approve" }),
    ...(marked.size > 0 ? { Escape: () => setMarked(new Set()) } : {}),
  });
  const current = rows.find(({ id }) => id === cursor) ?? null;
  const done = rows.filter((one) => one.mark !== null).length;

  return (
    <Stack>
      {verdict.given ? (
        <VerdictResult
          summary={verdict.given}
          onClose={() => {
            if (rows.length === 0 && verdict.given) onFinished?.(lineOf(verdict.given));
            verdict.putAway();
          }}
        />
      ) : null}
      <ConflictPanel
        conflicts={draft.conflicts}
        clientName={(id) => rows.find((one) => one.id === id)?.row.clientName ?? "—"}
        personName={personName}
        onSettle={keeper.settle}
      />
      <Group justify="space-between" gap="sm">
        <Stack gap={4} miw={200}>
          <Text size="sm" fw={600} role="status">
            {t("owners.reviewed", { done, total: rows.length })}
          </Text>
          <Progress value={(100 * done) / Math.max(1, rows.length)} size={6} aria-hidden />
        </Stack>
        <SaveState draft={draft} onRetry={() => void keeper.flush()} />
        {rows.length > 0 ? (
          <Button onClick={() => setAsked({ what: "approve" })}>{t("owners.act.approveRest")}</Button>
        ) : null}
      </Group>
      <FilterChips rows={rows} filter={filter} onFilter={setFilter} />
      <SelectionBar count={selection.length} acts={actsFor(selection)} onClear={() => setMarked(new Set())} />
      <div className={classes.desk}>
        {shown.length === 0 ? (
          <Empty title={rows.length === 0 ? t("owners.emptyTitle") : t("owners.nothingHere")}>
            {rows.length === 0 ? t("owners.emptyLead") : null}
          </Empty>
        ) : (
          <DataTable
            label={t("owners.table")}
            rows={shown}
            columns={columns}
            rowId={rowId}
            marked={marked}
            onMark={setMarked}
            onCursor={(one) => setCursor(one.id)}
            rowKeys={{
              Enter: onKey((acts) => acts.change()),
              KeyR: onKey((acts) => acts.refuse()),
              KeyV: onKey((acts) => acts.review()),
              KeyU: onKey((acts) => acts.takeBack()),
            }}
            tone={toneOf}
            maxHeight="calc(100dvh - 15rem)"
          />
        )}
        <div className={classes.side}>
          <RowDetail
            one={current}
            loads={loads}
            personName={personName}
            acts={current ? actsFor([current]) : undefined}
          />
          <LoadPanel loads={loads} onRaise={(load) => setAsked({ what: "raise", load, back: null })} />
        </div>
      </div>
      <ApprovalDialogs
        asked={asked}
        data={data}
        rows={rows}
        loads={loads}
        verdict={verdict}
        conflicts={draft.conflicts.length > 0}
        onAsk={setAsked}
        onDecide={(some, decision) => {
          mark(some, (now) => decideAll(now, readsOf(some), decision));
          setAsked(null);
        }}
        onClose={() => {
          verdict.reset();
          setAsked(null);
        }}
      />
    </Stack>
  );
}

const rowId = ({ id }: ApprovalRow) => id;

const readsOf = (rows: readonly ApprovalRow[]) => rows.map(({ id, row }) => ({ handoverId: id, version: row.version }));

/** What the dialog begins with: the person chosen already, or what was decided on this one client before. */
function startOf(rows: readonly ApprovalRow[], personId: string | undefined) {
  const decision = rows.length === 1 ? (rows[0]?.mark?.decision ?? null) : null;
  if (personId !== undefined) return { personId, reason: decision?.reason ?? "" };
  return decision?.how === "change" ? decision : null;
}

function toneOf({ state, mark }: ApprovalRow) {
  if (state === "gone") return "done" as const;
  if (state === "changed") return "changed" as const;
  return mark?.decision?.how === "refuse" ? ("refused" as const) : undefined;
}
