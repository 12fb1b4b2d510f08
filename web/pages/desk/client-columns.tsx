import { Badge, Group, Stack, Text } from "@mantine/core";
import type { MyClient, MyClients } from "../../../contracts/my-clients.ts";
import { tiers } from "../../../domain/codes.ts";
import type { Column } from "../../components/data-table/column.ts";
import { TierBadge } from "../../components/tier-badge.tsx";
import type { Texts } from "../../texts/use-texts.ts";

/** Columns of the desk's clients; from whom and for whom only where that differs. */
export function clientColumns(texts: Texts, desk: MyClients, now: string): Column<MyClient>[] {
  const { t, label, instant } = texts;
  const leavers = new Map(desk.departures.map(({ id, leaverName }) => [id, leaverName]));
  const names = new Map(desk.people.map((person) => [person.id, person.name]));
  return [
    {
      id: "client",
      header: t("desk.column.client"),
      cell: (client) => (
        <Text size="sm" fw={550} truncate>
          {client.clientName}
        </Text>
      ),
      sortBy: (client) => client.clientName,
    },
    {
      id: "next",
      header: t("desk.column.next"),
      cell: ({ next, handedOver }) => (
        <Stack gap={0}>
          <Text span size="sm" truncate c={next ? undefined : "dimmed"}>
            {next ? label("task", next.kind) : t(handedOver ? "desk.nothingLeft" : "desk.waits")}
          </Text>
          {next ? (
            <Text span size="xs" c={next.dueAt < now ? "var(--mantine-color-error)" : "dimmed"} hiddenFrom="sm">
              {instant(next.dueAt)} {next.dueAt < now ? t("work.late") : null}
            </Text>
          ) : null}
        </Stack>
      ),
      sortBy: (client) => (client.next ? label("task", client.next.kind) : null),
    },
    {
      id: "due",
      header: t("desk.column.due"),
      width: "12rem",
      visibleFrom: "sm",
      cell: ({ next }) =>
        next ? (
          <Group gap={6} wrap="nowrap">
            {instant(next.dueAt)}
            {next.dueAt < now ? (
              <Badge color="red" size="sm" variant="light">
                {t("work.late")}
              </Badge>
            ) : null}
          </Group>
        ) : null,
      sortBy: (client) => client.next?.dueAt ?? null,
    },
    {
      id: "state",
      header: t("desk.column.state"),
      visibleFrom: "md",
      cell: (client) => <Standing client={client} texts={texts} />,
      sortBy: (client) => label("clientState", client.state),
    },
    {
      id: "tier",
      header: t("desk.column.tier"),
      width: "8rem",
      visibleFrom: "sm",
      cell: (client) => <TierBadge tier={client.tier} />,
      sortBy: (client) => (client.tier ? tiers.indexOf(client.tier) : null),
    },
    {
      id: "risk",
      header: t("desk.column.risk"),
      width: "5rem",
      align: "end",
      visibleFrom: "sm",
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
    visibleFrom: "lg",
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
