import { Button, Text } from "@mantine/core";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import type { HandoverView } from "../../../contracts/inventory.ts";
import { listHandoversRoute } from "../../../contracts/routes/inventory.ts";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { Empty, Loaded } from "../../components/states.tsx";
import { useAllPages } from "../../components/use-all-pages.ts";
import { useTexts } from "../../texts/use-texts.ts";
import { clientColumns } from "./clients/client-columns.tsx";
import { ClientFilters } from "./clients/client-filters.tsx";
import { type ClientFilter, filterClients } from "./clients/filter-clients.ts";
import { DepartureFrame } from "./departure-frame.tsx";

/** Every client of a departure: where it stands, and the way to its dossier. The filters stand in the address. */
export function ClientsPage() {
  const { departureId } = useParams({ strict: false }) as { departureId: string };
  const { t } = useTexts();
  const pages = useAllPages(listHandoversRoute, { params: { departureId }, query: { limit: 5_000 } });
  return (
    <DepartureFrame departureId={departureId}>
      <Loaded query={pages}>
        {(list) =>
          list[0]?.total === 0 ? (
            <Empty title={t("departure.clients.empty")}>{t("departure.clients.emptyLead")}</Empty>
          ) : (
            <ClientList departureId={departureId} pages={list} />
          )
        }
      </Loaded>
    </DepartureFrame>
  );
}

interface ClientListProps {
  departureId: string;
  pages: readonly { handovers: readonly HandoverView[] }[];
}

function ClientList({ departureId, pages }: ClientListProps) {
  const texts = useTexts();
  const { t, number } = texts;
  const navigate = useNavigate();
  const filter = useSearch({ strict: false }) as ClientFilter;
  // Begins the filters anew when they are taken away at once.
  const [round, setRound] = useState(0);
  const clients = useMemo(() => pages.flatMap(({ handovers }) => handovers), [pages]);
  const shown = useMemo(() => filterClients(clients, filter), [clients, filter]);
  const columns = useMemo(() => clientColumns(texts), [texts]);
  const search = (next: ClientFilter) =>
    void navigate({ to: `/departures/${departureId}/clients`, search: next as never, replace: true });
  const clear = () => {
    setRound(round + 1);
    search({});
  };
  return (
    <>
      <ClientFilters key={round} filter={filter} onChange={search} />
      <Text size="sm" c="dimmed" mb="xs" role="status">
        {t("departure.clients.shown", { shown: number(shown.length), count: clients.length })}
      </Text>
      {shown.length === 0 ? (
        <Empty
          title={t("departure.clients.noMatch")}
          action={
            <Button variant="default" onClick={clear}>
              {t("departure.clients.clear")}
            </Button>
          }
        >
          {t("departure.clients.noMatchLead")}
        </Empty>
      ) : (
        <DataTable
          label={t("departure.clients.title")}
          rows={shown}
          columns={columns}
          rowId={(row) => row.id}
          hrefOf={(row) => `/handovers/${row.id}`}
          onOpen={(row) => void navigate({ to: `/handovers/${row.id}` })}
          tone={(row) => (row.end === null ? undefined : "done")}
        />
      )}
    </>
  );
}
