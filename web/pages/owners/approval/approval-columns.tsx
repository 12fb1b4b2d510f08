import { Badge, Text } from "@mantine/core";
import { tiers } from "../../../../domain/codes.ts";
import type { Column } from "../../../components/data-table/column.ts";
import { Money } from "../../../components/money.tsx";
import { TierBadge } from "../../../components/tier-badge.tsx";
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
      cell: ({ row }) => (
        <TwoLines
          first={row.clientName}
          bold
          second={row.exceptions.map((code) => t(`owners.exception.${code}`)).join(", ")}
          color="var(--handover-warning)"
        />
      ),
      sortBy: ({ row }) => row.clientName,
    },
    {
      id: "tier",
      header: t("owners.column.tier"),
      width: "7rem",
      visibleFrom: "md",
      cell: ({ row }) => <TierBadge tier={row.tier} />,
      sortBy: ({ row }) => (row.tier === null ? tiers.length : tiers.length - 1 - tiers.indexOf(row.tier)),
    },
    {
      id: "risk",
      header: t("owners.column.risk"),
      width: "4rem",
      align: "end",
      visibleFrom: "md",
      cell: ({ row }) => number(row.riskScore),
      sortBy: ({ row }) => -row.riskScore,
    },
    {
      id: "value",
      header: t("owners.column.value"),
      width: "7.5rem",
      align: "end",
      visibleFrom: "xl",
      cell: ({ row }) => <Money minor={row.annualProfitMinor} />,
      sortBy: ({ row }) => -row.annualProfitMinor,
    },
    {
      id: "proposed",
      header: t("owners.column.proposed"),
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
  cell: (one) => <Review texts={texts} one={one} name={personName} />,
  sortBy: ({ mark, state }) => `${state} ${mark?.decision?.how ?? (mark ? "a" : "")}`,
});

/** What it is, and under it in small why it matters. */
function TwoLines({ first, second, bold, color = "dimmed" }: TwoLinesProps) {
  return (
    <>
      <Text size="sm" lh={1.25} fw={bold ? 550 : undefined} truncate>
        {first}
      </Text>
      {second ? (
        <Text size="xs" lh={1.25} c={color} truncate title={second}>
          {second}
        </Text>
      ) : null}
    </>
  );
}

interface TwoLinesProps {
  first: string;
  second: string;
  bold?: boolean;
  color?: string;
}

function Review({ texts, one, name }: { texts: Texts; one: ApprovalRow; name: PersonName }) {
  const { t } = texts;
  const { mark, state } = one;
  if (state !== "open")
    return (
      <Badge
        size="sm"
        variant="light"
        color={state === "gone" ? "gray" : "orange"}
        c="var(--mantine-color-text)"
        tt="none"
      >
        {t(`owners.state.${state}`)}
      </Badge>
    );
  if (mark === null)
    return (
      <Text span size="sm" c="dimmed">
        {t("owners.state.open")}
      </Text>
    );
  const color = mark.decision === null ? "teal" : mark.decision.how === "change" ? "blue" : "red";
  return (
    <Badge size="sm" variant="light" color={color} c="var(--mantine-color-text)" maw="100%" tt="none">
      {describeMark(texts, mark, name)}
    </Badge>
  );
}
