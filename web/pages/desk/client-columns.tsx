import { Stack, Text } from "@mantine/core";
import type { MyClient, MyClients } from "../../../contracts/my-clients.ts";
import { tiers } from "../../../domain/codes.ts";
import type { Column } from "../../components/data-table/column.ts";
import { TierBadge } from "../../components/tier-badge.tsx";
import { TwoLines } from "../../components/two-lines.tsx";
import type { Texts } from "../../texts/use-texts.ts";

/** Columns of the desk's clients; from whom and for whom only where that differs. */
export function clientColumns(texts: Texts, desk: MyClients, now: string): Column<MyClient>[] {
  const { t, label, instant } = texts;
  const leavers = new Map(desk.departures.map(({ id, leaverName }) => [id, leaverName]));
  const names = new Map(desk.people.map((person) => [person.id, person.name]));
  const describeDue = (dueAt: string) => (dueAt < now ? `${t("work.late")} · ${instant(dueAt)}` : instant(dueAt));
  const sayIdle = (handedOver: boolean) => t(handedOver ? "desk.nothingLeft" : "desk.waits");
  return [
    {
      id: "clientAndNext",
      header: t("desk.column.client"),
      look: "strong",
      lines: 2,
      visibleBelow: "sm",
      cell: ({ clientName, next, handedOver }) => (
        <TwoLines
          first={clientName}
          second={next ? `${label("task", next.kind)} · ${describeDue(next.dueAt)}` : sayIdle(handedOver)}
          warns={next !== null && next.dueAt < now}
        />
      ),
      sortBy: (client) => client.clientName,
    },
    {
      id: "client",
      header: t("desk.column.client"),
      look: "strong",
      visibleFrom: "sm",
      cell: (client) => client.clientName,
      sortBy: (client) => client.clientName,
    },
    {
      id: "next",
      header: t("desk.column.next"),
      share: 1.5,
      lines: 2,
      visibleFrom: "sm",
      cell: ({ next, handedOver }) =>
        next ? (
          <TwoLines first={label("task", next.kind)} second={describeDue(next.dueAt)} warns={next.dueAt < now} />
        ) : (
          sayIdle(handedOver)
        ),
      sortBy: (client) => client.next?.dueAt ?? null,
    },
    {
      id: "state",
      header: t("desk.column.state"),
      visibleFrom: "lg",
      cell: (client) => <Standing client={client} texts={texts} />,
      sortBy: (client) => label("clientState", client.state),
    },
    {
      id: "tier",
      header: t("desk.column.tier"),
      width: "6.25rem",
      visibleFrom: "md",
      cell: (client) => <TierBadge tier={client.tier} />,
      sortBy: (client) => (client.tier ? tiers.indexOf(client.tier) : null),
    },
    {
      id: "risk",
      header: t("desk.column.risk"),
      width: "4.5rem",
      align: "end",
      visibleFrom: "md",
      cell: (client) => client.riskScore,
      sortBy: (client) => client.riskScore,
    },
    ...(leavers.size > 1
      ? [nameColumn("leaver", t("desk.column.leaver"), (client) => leavers.get(client.departureId))]
      : []),
    ...(names.size > 1 ? [nameColumn("owner", t("desk.column.owner"), (client) => names.get(client.ownerId))] : []),
  ];
}

function nameColumn(id: string, header: string, name: (client: MyClient) => string | undefined): Column<MyClient> {
  return {
    id,
    header,
    visibleFrom: "xl",
    cell: (client) => name(client) ?? "",
    sortBy: (client) => name(client) ?? "",
  };
}

function Standing({ client, texts }: { client: MyClient; texts: Texts }) {
  const { t, label, instant } = texts;
  const { meetingAt, switchedAt, switchDueAt } = client;
  const dated = meetingAt
    ? t("desk.meetingAt", { at: instant(meetingAt) })
    : switchDueAt && !switchedAt
      ? t("desk.switchOn", { at: instant(switchDueAt) })
      : null;
  return (
    <Stack gap={0}>
      <span>{label("clientState", client.state)}</span>
      {dated ? (
        <Text span size="xs" c="dimmed">
          {dated}
        </Text>
      ) : null}
    </Stack>
  );
}
