import type { ClosingReport } from "../../../../contracts/routes/departures.ts";
import { tiers } from "../../../../domain/codes.ts";
import type { Column } from "../../../components/data-table/column.ts";
import { TierBadge } from "../../../components/tier-badge.tsx";
import type { Texts } from "../../../texts/use-texts.ts";

type Line = ClosingReport["clients"][number];

export function closingColumns({ t, label, instant }: Texts): Column<Line>[] {
  const at = (value: string | null, how = "") => [value ? instant(value) : "", how].filter(Boolean).join(", ") || "—";
  return [
    {
      id: "client",
      header: t("departure.closing.column.client"),
      cell: (line) => line.clientName,
      sortBy: (line) => line.clientName,
    },
    {
      id: "tier",
      header: t("departure.closing.column.tier"),
      width: "9.5rem",
      visibleFrom: "md",
      cell: (line) => (line.prospect ? t("departure.closing.prospect") : <TierBadge tier={line.tier} />),
      sortBy: (line) => (line.tier ? tiers.length - tiers.indexOf(line.tier) : tiers.length + 1),
    },
    {
      id: "owner",
      header: t("departure.closing.column.owner"),
      visibleFrom: "sm",
      cell: (line) => line.nextOwner ?? "—",
      sortBy: (line) => line.nextOwner,
    },
    {
      id: "told",
      header: t("departure.closing.column.told"),
      visibleFrom: "lg",
      cell: (line) => at(line.toldAt, label("toldHow", line.toldHow)),
      sortBy: (line) => line.toldAt,
    },
    {
      id: "confirmed",
      header: t("departure.closing.column.confirmed"),
      width: "9rem",
      visibleFrom: "xl",
      cell: (line) => label("confirmedHow", line.confirmedHow) || "—",
      sortBy: (line) => line.confirmedHow,
    },
    {
      id: "introduced",
      header: t("departure.closing.column.introduced"),
      visibleFrom: "lg",
      cell: (line) => at(line.introducedAt, label("introductionFormat", line.format)),
      sortBy: (line) => line.introducedAt,
    },
    {
      id: "switched",
      header: t("departure.closing.column.switched"),
      width: "10rem",
      visibleFrom: "xl",
      cell: (line) => at(line.switchedAt),
      sortBy: (line) => line.switchedAt,
    },
    {
      id: "contact",
      header: t("departure.closing.column.contact"),
      width: "10rem",
      visibleFrom: "xl",
      cell: (line) => at(line.firstContactAt),
      sortBy: (line) => line.firstContactAt,
    },
    {
      id: "end",
      header: t("departure.closing.column.end"),
      width: "8rem",
      cell: (line) => (line.end ? label("handoverEnd", line.end) : t("departure.closing.stillOpen")),
      sortBy: (line) => line.end,
    },
  ];
}
