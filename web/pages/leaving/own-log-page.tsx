import { Stack, Text } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import { getOwnLogRoute, type OwnLog } from "../../../contracts/routes/departures.ts";
import { useRead } from "../../app/queries.ts";
import { useMe } from "../../app/session.tsx";
import type { Column } from "../../components/data-table/column.ts";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { Panel } from "../../components/panel.tsx";
import { SimpleTable } from "../../components/simple-table.tsx";
import { Loaded } from "../../components/states.tsx";
import { type Texts, useTexts } from "../../texts/use-texts.ts";
import { nameVerb } from "../audit/verbs.ts";

/** Everything recorded about the leaver, the same for leaver and head. */
export function OwnLogPage() {
  const { t } = useTexts();
  const { departureId } = useParams({ strict: false }) as { departureId: string };
  const me = useMe();
  const isOwn = me.ownDepartureId === departureId;
  const log = useRead(getOwnLogRoute, { params: { departureId } }, { liveEveryMs: 5_000 });
  const crumb = isOwn
    ? { label: t("leaving.title"), to: "/leaving" }
    : { label: t("dossier.departure"), to: `/departures/${departureId}` };
  return (
    <>
      <PageHeader title={t(isOwn ? "leaving.log.title" : "leaving.log.titleOf")} crumbs={[crumb]} />
      <Loaded query={log}>{(data) => <Log log={data} isOwn={isOwn} />}</Loaded>
    </>
  );
}

function Log({ log, isOwn }: { log: OwnLog; isOwn: boolean }) {
  const texts = useTexts();
  const { t, instant } = texts;
  const columns = useMemo(() => cardColumns(texts), [texts]);
  const entries = log.entries.map((entry, at) => ({ ...entry, key: `${entry.at} ${at}` })).reverse();
  const cards = useMemo(() => log.cardReads.map((read, at) => ({ ...read, key: String(at) })).reverse(), [log]);
  return (
    <Stack>
      <Text c="dimmed">{t("leaving.log.lead", { from: instant(log.from), until: instant(log.until) })}</Text>
      <Panel title={t("leaving.log.alerts")}>
        <SimpleTable
          label={t("leaving.log.alerts")}
          head={[t("leaving.log.when"), t("leaving.log.cardsRead"), t("leaving.log.outside")]}
          empty={t("leaving.log.alertsNone")}
          rows={log.alerts.map((alert) => ({
            key: alert.at,
            cells: [instant(alert.at), alert.distinctCards, t(alert.outsideHours ? "common.yes" : "common.no")],
          }))}
        />
      </Panel>
      <Panel title={t(isOwn ? "leaving.log.entries" : "leaving.log.entriesOf")}>
        <SimpleTable
          label={t("leaving.log.entriesOf")}
          head={[t("leaving.log.when"), t("leaving.log.what"), t("leaving.log.client")]}
          empty={t("common.state.empty")}
          rows={entries.map(({ key, at, verb, clientName }) => ({
            key,
            cells: [instant(at), nameEntry(texts, verb), clientName],
          }))}
        />
      </Panel>
      <Panel title={t("leaving.log.cards")}>
        <Text size="sm" c="dimmed">
          {t("leaving.log.cardsLead", { count: cards.length })}
        </Text>
        {cards.length > 0 ? (
          <DataTable
            label={t("leaving.log.cards")}
            rows={cards}
            columns={columns}
            rowId={(row) => row.key}
            maxHeight="24rem"
          />
        ) : null}
      </Panel>
    </Stack>
  );
}

/** In the leaver's own words where there are some, else as the audit calls it. */
const nameEntry = (texts: Texts, verb: string): string =>
  texts.codes("ownLogEntry").includes(verb) ? texts.label("ownLogEntry", verb) : nameVerb(texts, verb);

type CardRead = OwnLog["cardReads"][number] & { key: string };

function cardColumns({ t, instant }: Texts): Column<CardRead>[] {
  const yesNo = (is: boolean) => t(is ? "common.yes" : "common.no");
  return [
    { id: "when", header: t("leaving.log.when"), cell: (row) => instant(row.at), sortBy: (row) => row.at },
    {
      id: "client",
      header: t("leaving.log.client"),
      cell: (row) => row.clientName,
      sortBy: (row) => row.clientName,
    },
    { id: "task", header: t("leaving.log.fromTask"), visibleFrom: "sm", cell: (row) => yesNo(row.fromOwnTask) },
    {
      id: "outside",
      header: t("leaving.log.outside"),
      visibleFrom: "sm",
      cell: (row) => yesNo(row.outsideHours),
      sortBy: (row) => Number(row.outsideHours),
    },
  ];
}
