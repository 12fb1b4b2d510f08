import { useState } from "react";
import type { CandidateList, ProposalRow } from "../../../../contracts/owners.ts";
import { assignOwnersRoute } from "../../../../contracts/routes/owners.ts";
import { useChange } from "../../../app/queries.ts";
import { describeProblem } from "../../../texts/describe-problem.ts";
import { useTexts } from "../../../texts/use-texts.ts";
import { groupCandidates } from "../approval/candidate-options.ts";
import { ChangeDialog } from "../approval/change-dialog.tsx";
import { loadToRaise, RaiseDialog, type RaisedLoad } from "../approval/raise-dialog.tsx";
import { useEffectOf } from "../approval/use-effect-of.ts";

interface AssignDialogProps {
  departureId: string;
  rows: readonly ProposalRow[];
  candidates: CandidateList["persons"];
  onAssigned: (what: string) => void;
  onClose: () => void;
}

/** A person and a reason for these clients; where the person has no room, their limit can be raised and then the naming goes on. */
export function AssignDialog({ departureId, rows, candidates, onAssigned, onClose }: AssignDialogProps) {
  const texts = useTexts();
  const { t } = texts;
  const [start, setStart] = useState<{ personId: string; reason: string } | null>(null);
  const [raised, setRaised] = useState<RaisedLoad | null>(null);
  const effectOf = useEffectOf(candidates, [], () => rows.length);
  const assign = useChange(assignOwnersRoute, {
    quiet: true,
    onDone: ({ assigned }, { body }) => {
      const person = candidates.find(({ personId }) => personId === body.personId)?.name ?? "";
      onAssigned(t("owners.assign.done", { count: assigned, person }));
    },
  });
  if (raised)
    return <RaiseDialog departureId={departureId} withNobody={0} load={raised} onClose={() => setRaised(null)} />;
  return (
    <ChangeDialog
      title={t("owners.assign.title", { count: rows.length })}
      submit={t("owners.assign.submit")}
      groups={groupCandidates(texts, { candidates, loads: [], tiers: rows.map(({ tier }) => tier), alternatives: [] })}
      effectOf={effectOf}
      start={start}
      pending={assign.isPending}
      problem={assign.error ? describeProblem(texts, assign.error) : null}
      onRaise={(personId, reason) => {
        setStart({ personId, reason });
        setRaised(loadToRaise(candidates, [], personId));
      }}
      onSubmit={(personId, reason) =>
        assign.mutate({
          params: { departureId },
          body: { handoverIds: rows.map(({ handoverId }) => handoverId), personId, reason },
        })
      }
      onClose={onClose}
    />
  );
}
