import { Badge, Group, Text } from "@mantine/core";
import type { HandoverView } from "../../../../contracts/inventory.ts";
import { clientStates, tiers } from "../../../../domain/codes.ts";
import { classifyRisk } from "../../../../domain/signs/risk-band.ts";
import type { Column } from "../../../components/data-table/column.ts";
import { TierBadge } from "../../../components/tier-badge.tsx";
import type { Texts } from "../../../texts/use-texts.ts";

export function clientColumns({ t, label, percent, number }: Texts): Column<HandoverView>[] {
  return [
    {
      id: "client",
      header: t("departure.clients.client"),
      cell: (row) => (
        <Group gap={6} wrap="nowrap">
          <Text size="sm" fw={550} truncate>
            {row.clientName}
          </Text>
          {row.needsAttention ? (
            <Badge size="sm" color="red" variant="light" style={{ flexShrink: 0 }}>
              {t("departure.clients.attention")}
            </Badge>
          ) : null}
        </Group>
      ),
      sortBy: (row) => row.clientName,
    },
    {
      id: "tier",
      header: t("departure.clients.tier"),
      width: "9.5rem",
      visibleFrom: "sm",
      cell: (row) =>
        row.prospect ? (
          <Text size="sm">{t("departure.clients.prospect")}</Text>
        ) : (
          <TierBadge tier={row.effectiveTier} />
        ),
      sortBy: (row) => (row.effectiveTier ? tiers.length - tiers.indexOf(row.effectiveTier) : tiers.length + 1),
    },
    {
      id: "risk",
      header: t("departure.clients.risk"),
      width: "10rem",
      visibleFrom: "md",
      cell: (row) => `${label("riskBand", classifyRisk(row.riskScore))} · ${number(row.riskScore)}`,
      sortBy: (row) => -row.riskScore,
    },
    {
      id: "state",
      header: t("departure.clients.state"),
      width: "11rem",
      cell: (row) => label("clientState", row.state),
      sortBy: (row) => clientStates.indexOf(row.state),
    },
    {
      id: "owner",
      header: t("departure.clients.owner"),
      visibleFrom: "sm",
      cell: (row) => row.nextOwnerName ?? t("departure.clients.noOwner"),
      sortBy: (row) => row.nextOwnerName,
    },
    {
      id: "completeness",
      header: t("departure.clients.completeness"),
      width: "6.5rem",
      align: "end",
      visibleFrom: "sm",
      cell: (row) => percent(row.completeness),
      sortBy: (row) => row.completeness,
    },
  ];
}
