import { Text } from "@mantine/core";
import type { OfferLine } from "../../../contracts/offers.ts";
import type { Column } from "../../components/data-table/column.ts";
import { TierBadge } from "../../components/tier-badge.tsx";
import type { Texts } from "../../texts/use-texts.ts";
import { type OfferDraft, offerOf } from "./offer-draft.ts";
import { nameOffer, type OfferWork } from "./offer-work.ts";

const tierOrder = { gold: 0, silver: 1, copper: 2 } as const;

/** Client by client: the offer as decided, as proposed, or as the person's own exception has it. */
export function offerColumns(
  texts: Texts,
  amount: (minor: number) => string,
  { catalogue, draft }: Pick<OfferWork, "catalogue" | "draft">,
): Column<OfferLine>[] {
  const { t, number } = texts;
  const codeOf = (line: OfferLine) =>
    draft[line.handoverId]?.offerCode ?? (draft[line.handoverId] ? null : offerOf(line));
  const costOf = (line: OfferLine) => draft[line.handoverId]?.costMinor ?? line.costMinor ?? 0;
  const gainOf = (line: OfferLine) => draft[line.handoverId]?.gainMinor ?? line.gainMinor ?? 0;
  return [
    {
      id: "client",
      header: t("offers.column.client"),
      cell: (line) => (
        <Text size="sm" fw={550} truncate>
          {line.clientName}
        </Text>
      ),
      sortBy: (line) => line.clientName,
    },
    {
      id: "tier",
      header: t("offers.column.tier"),
      width: "8rem",
      visibleFrom: "sm",
      cell: (line) => <TierBadge tier={line.tier} />,
      sortBy: (line) => (line.tier ? tierOrder[line.tier] : 3),
    },
    {
      id: "risk",
      header: t("offers.column.risk"),
      width: "5rem",
      align: "end",
      visibleFrom: "lg",
      cell: (line) => number(line.riskScore ?? 0),
      sortBy: (line) => line.riskScore,
    },
    {
      id: "offer",
      header: t("offers.column.offer"),
      cell: (line) => nameOffer(texts, catalogue, codeOf(line)),
      sortBy: (line) => nameOffer(texts, catalogue, codeOf(line)),
    },
    {
      id: "cost",
      header: t("offers.column.cost"),
      width: "7rem",
      align: "end",
      visibleFrom: "xs",
      cell: (line) => amount(costOf(line)),
      sortBy: costOf,
    },
    {
      id: "gain",
      header: t("offers.column.gain"),
      width: "7rem",
      align: "end",
      visibleFrom: "sm",
      cell: (line) => amount(gainOf(line)),
      sortBy: gainOf,
    },
    {
      id: "stake",
      header: t("offers.column.stake"),
      width: "8rem",
      align: "end",
      visibleFrom: "md",
      cell: (line) => amount(line.stakeMinor ?? 0),
      sortBy: (line) => line.stakeMinor,
    },
    {
      id: "state",
      header: t("offers.column.state"),
      visibleFrom: "md",
      cell: (line) => describeState(texts, line, draft),
      sortBy: (line) => describeState(texts, line, draft),
    },
  ];
}

/** "Waiting", "Your exception, not decided yet", or how and by whom it was decided. */
export function describeState({ t, label }: Texts, line: OfferLine, draft: OfferDraft): string {
  if (draft[line.handoverId]) return t("offers.state.exception");
  if (line.decidedAt === null) return t("offers.state.waiting");
  const how = label("offerDecision", line.how);
  return line.decidedByName ? t("offers.state.by", { how, name: line.decidedByName }) : how;
}
