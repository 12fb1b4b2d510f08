import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ProposalRow } from "../../../../contracts/owners.ts";
import type { Column } from "../../../components/data-table/column.ts";
import { Money } from "../../../components/money.tsx";
import { TierBadge } from "../../../components/tier-badge.tsx";
import type { Texts } from "../../../texts/use-texts.ts";

/** Clients without anybody, with what the rounds came to. */
export function assignColumns({ t, label, number }: Texts): Column<ProposalRow>[] {
  return [
    {
      id: "client",
      header: t("owners.column.client"),
      cell: (row) => (
        <Anchor component={Link} to={`/handovers/${row.handoverId}`} size="sm">
          {row.clientName}
        </Anchor>
      ),
      sortBy: (row) => row.clientName,
    },
    {
      id: "tier",
      header: t("owners.column.tier"),
      width: "7.75rem",
      visibleFrom: "sm",
      cell: (row) => <TierBadge tier={row.tier} />,
      sortBy: (row) => row.tier,
    },
    {
      id: "risk",
      header: t("owners.column.risk"),
      width: "4.5rem",
      align: "end",
      visibleFrom: "md",
      cell: (row) => number(row.riskScore),
      sortBy: (row) => -row.riskScore,
    },
    {
      id: "value",
      header: t("owners.column.value"),
      width: "8.5rem",
      align: "end",
      visibleFrom: "md",
      cell: (row) => <Money minor={row.annualProfitMinor} />,
      sortBy: (row) => -row.annualProfitMinor,
    },
    {
      id: "why",
      header: t("owners.assign.why"),
      cell: (row) =>
        [
          row.proposedName,
          label("supersededHow", row.supersededHow),
          label("declineReason", row.declineReason),
          t("owners.assign.round", { round: row.round }),
        ]
          .filter(Boolean)
          .join(" · "),
      sortBy: (row) => row.supersededHow,
    },
  ];
}
