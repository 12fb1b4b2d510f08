import { tiers } from "../../../../domain/codes.ts";
import type { Column } from "../../../components/data-table/column.ts";
import { Money } from "../../../components/money.tsx";
import { Tag } from "../../../components/tag.tsx";
import { TierBadge } from "../../../components/tier-badge.tsx";
import { TwoLines } from "../../../components/two-lines.tsx";
import type { Texts } from "../../../texts/use-texts.ts";
import type { ApprovalRow } from "./approval-row.ts";
import { describeMark, describeReasons } from "./describe-row.ts";

type PersonName = (id: string) => string;

/** The columns of the table; `reads`: for who only reads, without a review of their own. */
export function approvalColumns(texts: Texts, personName: PersonName, reads: boolean): Column<ApprovalRow>[] {
  const { t, number } = texts;
  return [
    {
      id: "client",
      header: t("owners.column.client"),
      look: "strong",
      share: 1.2,
      lines: 2,
      cell: ({ row }) => (
        <TwoLines
          first={row.clientName}
          second={row.exceptions.map((code) => t(`owners.exception.${code}`)).join(", ")}
          warns
        />
      ),
      sortBy: ({ row }) => row.clientName,
    },
    {
      id: "tier",
      header: t("owners.column.tier"),
      width: "6.25rem",
      fits: true,
      visibleFrom: "md",
      cell: ({ row }) => <TierBadge tier={row.tier} />,
      sortBy: ({ row }) => (row.tier === null ? tiers.length : tiers.length - 1 - tiers.indexOf(row.tier)),
    },
    {
      id: "risk",
      header: t("owners.column.risk"),
      width: "4rem",
      fits: true,
      align: "end",
      visibleFrom: "md",
      cell: ({ row }) => number(row.riskScore),
      sortBy: ({ row }) => -row.riskScore,
    },
    {
      id: "value",
      header: t("owners.column.value"),
      width: "7.5rem",
      fits: true,
      align: "end",
      visibleFrom: "xl",
      cell: ({ row }) => <Money minor={row.annualProfitMinor} />,
      sortBy: ({ row }) => -row.annualProfitMinor,
    },
    {
      id: "proposed",
      header: t("owners.column.proposed"),
      lines: 2,
      visibleFrom: "xs",
      cell: ({ row }) => (
        <TwoLines first={row.proposedName ?? t("owners.nobody")} second={describeReasons(texts, row).join(", ")} />
      ),
      sortBy: ({ row }) => row.proposedName,
    },
    ...(reads ? [] : [reviewColumn(texts, personName)]),
  ];
}

const reviewColumn = (texts: Texts, personName: PersonName): Column<ApprovalRow> => ({
  id: "state",
  header: texts.t("owners.column.state"),
  width: "8.5rem",
  // Its words do, and a tag cuts itself: one clip less for each row that scrolls.
  fits: true,
  look: "quiet",
  cell: (one) => <Review texts={texts} one={one} name={personName} />,
  sortBy: ({ mark, state }) => `${state} ${mark?.decision?.how ?? (mark ? "a" : "")}`,
});

function Review({ texts, one, name }: { texts: Texts; one: ApprovalRow; name: PersonName }) {
  const { t } = texts;
  const { mark, state } = one;
  if (state !== "open") return <Tag color={state === "gone" ? "gray" : "orange"}>{t(`owners.state.${state}`)}</Tag>;
  if (mark === null) return t("owners.state.open");
  const color = mark.decision === null ? "teal" : mark.decision.how === "change" ? "blue" : "red";
  return <Tag color={color}>{describeMark(texts, mark, name)}</Tag>;
}
