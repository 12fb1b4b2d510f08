import { DecideModal } from "../../../components/decide-modal.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import type { Decision } from "../draft/marks.ts";
import type { ApprovalRow } from "./approval-row.ts";
import { ApproveDialog } from "./approve-dialog.tsx";
import { groupCandidates } from "./candidate-options.ts";
import { ChangeDialog } from "./change-dialog.tsx";
import { countNotHeld, type Load, overBy } from "./compute-loads.ts";
import type { ApprovalData } from "./owner-approval.tsx";
import { loadToRaise, RaiseDialog, type RaisedLoad } from "./raise-dialog.tsx";
import { useEffectOf } from "./use-effect-of.ts";
import type { useVerdict } from "./use-verdict.ts";
import { buildVerdict } from "./verdict.ts";

/** What the person is being asked now. */
export type Asked =
  | { what: "change"; rows: readonly ApprovalRow[]; start: { personId: string | null; reason: string } | null }
  | { what: "refuse"; rows: readonly ApprovalRow[] }
  | { what: "approve" }
  /** `back`: what was being asked when the limit turned out too low. */
  | { what: "raise"; load: RaisedLoad; back: Asked | null };

interface ApprovalDialogsProps {
  asked: Asked | null;
  data: ApprovalData;
  rows: readonly ApprovalRow[];
  loads: readonly Load[];
  verdict: ReturnType<typeof useVerdict>;
  conflicts: boolean;
  onAsk: (asked: Asked | null) => void;
  onDecide: (rows: readonly ApprovalRow[], decision: Decision) => void;
  onClose: () => void;
}

/** The dialogs of the page, one at a time. */
export function ApprovalDialogs(props: ApprovalDialogsProps) {
  const { asked, data, rows, loads, verdict, conflicts, onAsk, onDecide, onClose } = props;
  const texts = useTexts();
  const { t } = texts;
  const given = asked?.what === "change" ? asked.rows : [];
  const effectOf = useEffectOf(data.candidates, loads, (personId) => countNotHeld(given, personId));
  if (asked === null) return null;
  if (asked.what === "change") {
    const [only] = asked.rows.length === 1 ? asked.rows : [];
    return (
      <ChangeDialog
        title={t("owners.change.title", { count: asked.rows.length })}
        submit={t("owners.change.submit")}
        groups={groupCandidates(texts, {
          candidates: data.candidates,
          loads,
          tiers: asked.rows.map(({ row }) => row.tier),
          alternatives: only?.row.alternatives.map(({ personId }) => personId) ?? [],
        })}
        effectOf={effectOf}
        start={asked.start}
        onRaise={(personId, reason) => {
          const load = loadToRaise(data.candidates, loads, personId);
          if (load) onAsk({ what: "raise", load, back: { ...asked, start: { personId, reason } } });
        }}
        onSubmit={(personId, reason) => onDecide(asked.rows, { how: "change", personId, reason })}
        onClose={onClose}
      />
    );
  }
  if (asked.what === "refuse")
    return (
      <DecideModal
        title={t("owners.refuse.title", { count: asked.rows.length })}
        button={t("owners.refuse.submit")}
        reason="required"
        danger
        pending={false}
        onDecide={(reason) => onDecide(asked.rows, { how: "refuse", reason })}
        onClose={onClose}
      >
        {t("owners.refuse.lead")}
      </DecideModal>
    );
  if (asked.what === "raise")
    return (
      <RaiseDialog
        departureId={data.departureId}
        withNobody={rows.filter(({ row, state }) => state !== "gone" && row.proposedId === null).length}
        load={asked.load}
        onClose={() => onAsk(asked.back)}
      />
    );
  const { counts } = buildVerdict(rows);
  return (
    <ApproveDialog
      counts={counts}
      unreviewed={rows.filter(({ mark, state, row }) => state === "open" && mark === null && row.proposedId).length}
      over={loads.filter((load) => load.given > 0 && overBy(load) > 0).map(({ name }) => name)}
      conflicts={conflicts}
      pending={verdict.pending}
      problem={verdict.problem}
      onApprove={verdict.give}
      onClose={onClose}
    />
  );
}
