import { Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { type DepartureItem, listDeparturesRoute } from "../../../contracts/routes/departures.ts";
import { useRead } from "../../app/queries.ts";
import { useMe } from "../../app/session.tsx";
import type { Column } from "../../components/data-table/column.ts";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { Empty, Loaded } from "../../components/states.tsx";
import { type Texts, useTexts } from "../../texts/use-texts.ts";

/** Every departure the reader may report on, each leading to its report; never one's own. */
export function DeparturesReport() {
  const texts = useTexts();
  const { t } = texts;
  const me = useMe();
  const navigate = useNavigate();
  const departures = useRead(listDeparturesRoute, {}, { liveEveryMs: 5_000 });
  const columns = useMemo(() => departureColumns(texts), [texts]);
  return (
    <Loaded query={departures}>
      {({ items }) => {
        const others = items.filter(({ leaver }) => leaver.id !== me.id);
        if (others.length === 0)
          return <Empty title={t("reports.departures.empty")}>{t("reports.departures.emptyLead")}</Empty>;
        return (
          <Stack gap="sm">
            <Text size="sm" c="dimmed">
              {t("reports.departures.lead")}
            </Text>
            <DataTable
              label={t("reports.kind.departures")}
              rows={others}
              columns={columns}
              rowId={({ id }) => id}
              hrefOf={({ id }) => `/reports/${id}`}
              onOpen={({ id }) => void navigate({ to: `/reports/${id}` })}
            />
          </Stack>
        );
      }}
    </Loaded>
  );
}

function departureColumns({ t, label, day, number }: Texts): Column<DepartureItem>[] {
  return [
    {
      id: "leaver",
      header: t("reports.departures.leaver"),
      cell: ({ leaver }) => leaver.name,
      sortBy: ({ leaver }) => leaver.name,
    },
    {
      id: "team",
      header: t("reports.team"),
      cell: ({ team }) => team.name,
      sortBy: ({ team }) => team.name,
      visibleFrom: "sm",
    },
    {
      id: "state",
      header: t("reports.departures.state"),
      cell: ({ state }) => label("departureState", state),
      sortBy: ({ state }) => label("departureState", state),
      visibleFrom: "md",
    },
    {
      id: "lastDay",
      header: t("reports.departures.lastDay"),
      cell: ({ lastWorkingDay }) => day(lastWorkingDay),
      sortBy: ({ lastWorkingDay }) => lastWorkingDay,
    },
    {
      id: "clients",
      header: t("reports.departures.clients"),
      cell: ({ clients }) => number(clients),
      sortBy: ({ clients }) => clients,
      align: "end",
      width: "7rem",
    },
    {
      id: "ended",
      header: t("reports.departures.ended"),
      cell: ({ ended }) => number(ended),
      sortBy: ({ ended }) => ended,
      align: "end",
      width: "7rem",
      visibleFrom: "sm",
    },
  ];
}
