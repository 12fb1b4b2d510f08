import type { LooseWorkView } from "../../../contracts/loose-work.ts";
import type { Column } from "../../components/data-table/column.ts";
import type { Texts } from "../../texts/use-texts.ts";

/** What kind of work it is, what about and of which client. */
export function looseWorkColumns({ t, label }: Texts): Column<LooseWorkView>[] {
  const kind = (piece: LooseWorkView) => label("looseWork", piece.kind);
  return [
    { id: "kind", header: t("desk.column.kind"), width: "10rem", cell: kind, sortBy: kind },
    { id: "text", header: t("desk.column.text"), cell: (piece) => piece.title ?? "—", sortBy: (piece) => piece.title },
    {
      id: "client",
      header: t("desk.column.client"),
      visibleFrom: "sm",
      cell: (piece) => piece.clientName ?? "—",
      sortBy: (piece) => piece.clientName,
    },
  ];
}
