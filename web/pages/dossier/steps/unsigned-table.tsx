import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import type { UnsignedInventories } from "../../../../contracts/inventory.ts";
import type { Column } from "../../../components/data-table/column.ts";
import { DataTable } from "../../../components/data-table/data-table.tsx";
import { type Texts, useTexts } from "../../../texts/use-texts.ts";

type Unsigned = UnsignedInventories["items"][number];

/** Inventories about to be signed, with what is missing in each. */
export function UnsignedTable({ rows }: { rows: readonly Unsigned[] }) {
  const texts = useTexts();
  const columns = useMemo(() => columnsOf(texts), [texts]);
  return (
    <DataTable
      label={texts.t("dossier.sign.rest")}
      rows={rows}
      columns={columns}
      rowId={(row) => row.handoverId}
      maxHeight="60dvh"
    />
  );
}

function columnsOf({ t, label, list, percent }: Texts): Column<Unsigned>[] {
  const missing = (row: Unsigned) =>
    list(row.gapCodes.map((code) => label("gap", code))) || t("dossier.sign.nothingMissing");
  return [
    {
      id: "client",
      header: t("dossier.complete.client"),
      cell: (row) => (
        <Anchor component={Link} to={`/handovers/${row.handoverId}`} size="sm">
          {row.clientName}
        </Anchor>
      ),
      sortBy: (row) => row.clientName,
    },
    {
      id: "part",
      header: t("dossier.sign.asPart"),
      width: "10rem",
      visibleFrom: "md",
      cell: (row) => label("signaturePart", row.part),
    },
    {
      id: "complete",
      header: t("dossier.sign.complete"),
      width: "7rem",
      align: "end",
      cell: (row) => percent(row.completeness),
      sortBy: (row) => row.completeness,
    },
    { id: "missing", header: t("dossier.sign.missing"), share: 1.5, visibleFrom: "xs", cell: missing, sortBy: missing },
  ];
}
