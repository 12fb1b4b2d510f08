import { useCallback } from "react";
import type { ProposalRow } from "../../../../contracts/owners.ts";
import { type Texts, useTexts } from "../../../texts/use-texts.ts";
import type { Mark } from "../draft/marks.ts";
import type { ApprovalRow } from "./approval-row.ts";

/** What a mark says: "Reviewed", "To Anna Weiss", "Refuse". */
export function describeMark({ t }: Texts, { decision }: Mark, personName: (id: string) => string): string {
  if (decision === null) return t("owners.state.reviewed");
  if (decision.how === "refuse") return t("owners.state.refuse");
  return t("owners.state.change", { person: personName(decision.personId) });
}

export function useDescribeMark(personName: (id: string) => string): (mark: Mark) => string {
  const texts = useTexts();
  return useCallback((mark) => describeMark(texts, mark, personName), [texts, personName]);
}

/** Why this person, or why nobody and by how much the plan does not fit. */
export function describeReasons(texts: Texts, { proposedId, reasons }: ProposalRow): string[] {
  return reasons.map((code) =>
    proposedId === null ? describeShortage(texts, code) : texts.label("ownerReason", code),
  );
}

function describeShortage({ t, label }: Texts, code: string): string {
  const [what = "", count] = code.split(":");
  if (count === undefined) return label("noOwnerReason", code);
  if (what === "clientsLeftOver") return t("owners.shortage.clientsLeftOver", { count: Number(count) });
  return t("owners.shortage.placesMissing", { count: Number(count), tier: label("tier", what.split(".")[1] ?? "") });
}

/** What happened to a client since it was read, in a sentence; null while nothing did. */
export function describeMeanwhile(
  { t }: Texts,
  { row, read, state }: ApprovalRow,
  personName: (id: string) => string,
): string | null {
  if (state === "open") return null;
  const was = read.proposedName ?? t("owners.nobody");
  if (state === "changed") {
    const now = row.proposedName ?? t("owners.nobody");
    return row.version === read.version
      ? t("owners.meanwhile.again", { now })
      : t("owners.meanwhile.changed", { was, now });
  }
  if (row.decision === null) return t("owners.meanwhile.gone", { was });
  const by = row.decidedByName ?? t("owners.meanwhile.somebody");
  if (row.ownerId === null) return t("owners.meanwhile.refused", { by, was });
  return t("owners.meanwhile.decided", { by, was, now: personName(row.ownerId) });
}
