import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import type { DepartureItem } from "../../../contracts/routes/departures.ts";
import type { Column } from "../../components/data-table/column.ts";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { type Texts, useTexts } from "../../texts/use-texts.ts";

/** Departures that have ended, the latest notice first. */
export function EndedTable({ items }: { items: readonly DepartureItem[] }) {
  const texts = useTexts();
  const navigate = useNavigate();
  const columns = useMemo(() => endedColumns(texts), [texts]);
  return (
    <DataTable
      label={texts.t("board.title")}
      rows={items}
      columns={columns}
      rowId={(item) => item.id}
      hrefOf={(item) => `/departures/${item.id}`}
      onOpen={(item) => void navigate({ to: `/departures/${item.id}` })}
    />
  );
}

function endedColumns({ t, label, day, instant }: Texts): Column<DepartureItem>[] {
  return [
    {
      id: "who",
      header: t("board.column.who"),
      cell: (item) => `${item.leaver.name} · ${item.team.name}`,
      sortBy: (item) => item.leaver.name,
    },
    {
      id: "state",
      header: t("board.column.state"),
      width: "10rem",
      cell: (item) => label("departureState", item.state),
      sortBy: (item) => item.state,
    },
    {
      id: "lastDay",
      header: t("board.column.lastDay"),
      width: "12rem",
      visibleFrom: "sm",
      cell: (item) => day(item.lastWorkingDay),
      sortBy: (item) => item.lastWorkingDay,
    },
    {
      id: "closed",
      header: t("board.column.closed"),
      width: "12rem",
      visibleFrom: "md",
      cell: (item) => (item.closedAt ? instant(item.closedAt) : "—"),
      sortBy: (item) => item.closedAt,
    },
    {
      id: "clients",
      header: t("board.column.clients"),
      width: "10rem",
      align: "end",
      visibleFrom: "sm",
      cell: (item) => t("board.done", { ended: item.ended, clients: item.clients }),
      sortBy: (item) => item.clients,
    },
  ];
}
