import { Stack } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import type { MyClients, MyLoad } from "../../../contracts/my-clients.ts";
import { useMe } from "../../app/session.tsx";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { Empty } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { clientColumns } from "./client-columns.tsx";
import { LoadPanel } from "./load-panel.tsx";

/** What each leaver's clients mean, then all of them in order of urgency; a row opens what is next for it. */
export function ClientsTab({ desk }: { desk: MyClients }) {
  const texts = useTexts();
  const { t } = texts;
  const { businessNow } = useMe();
  const navigate = useNavigate();
  const columns = useMemo(() => clientColumns(texts, desk, businessNow), [texts, desk, businessNow]);
  if (desk.clients.length === 0) return <Empty title={t("desk.empty")}>{t("desk.emptyLead")}</Empty>;
  return (
    <Stack>
      {desk.loads.map((load) => (
        <LoadPanel
          key={`${load.departureId} ${load.ownerId}`}
          load={load}
          ownerName={desk.people.slice(1).find((person) => person.id === load.ownerId)?.name}
          answerTaskId={findAnswerTask(desk, load)}
        />
      ))}
      <DataTable
        label={t("desk.title")}
        rows={desk.clients}
        columns={columns}
        rowId={(client) => client.handoverId}
        hrefOf={placeOf}
        onOpen={(client) => void navigate({ to: placeOf(client) })}
        tone={({ next }) => (next && next.dueAt < businessNow ? "late" : undefined)}
      />
    </Stack>
  );
}

const placeOf = ({ next, handoverId }: MyClients["clients"][number]) =>
  next ? `/tasks/${next.taskId}` : `/handovers/${handoverId}`;

/** The one task in which the clients of a leaver are answered together. */
function findAnswerTask({ clients }: MyClients, load: MyLoad): string | undefined {
  const asked = clients.find(
    (client) => client.asked && client.departureId === load.departureId && client.ownerId === load.ownerId,
  );
  return asked?.next?.kind === "acceptClients" ? asked.next.taskId : undefined;
}
