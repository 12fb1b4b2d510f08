import type { LooseWorkView } from "../../../../contracts/loose-work.ts";
import type { Column } from "../../../components/data-table/column.ts";
import type { Texts } from "../../../texts/use-texts.ts";

export function looseWorkColumns({ t, label }: Texts): Column<LooseWorkView>[] {
  return [
    {
      id: "what",
      header: t("departure.looseWork.what"),
      cell: (piece) => piece.title ?? t("departure.looseWork.noTitle"),
      sortBy: (piece) => piece.title,
    },
    {
      id: "kind",
      header: t("departure.looseWork.kind"),
      width: "10rem",
      cell: (piece) => label("looseWork", piece.kind),
      sortBy: (piece) => label("looseWork", piece.kind),
    },
    {
      id: "client",
      header: t("departure.looseWork.client"),
      visibleFrom: "sm",
      cell: (piece) => piece.clientName ?? t("departure.looseWork.noClient"),
      sortBy: (piece) => piece.clientName,
    },
  ];
}
