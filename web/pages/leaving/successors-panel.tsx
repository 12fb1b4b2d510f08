import { Button, Group, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useMemo, useState } from "react";
import type { HandoverView } from "../../../contracts/inventory.ts";
import {
  listHandoversRoute,
  listSuggestionsRoute,
  suggestSuccessorsRoute,
} from "../../../contracts/routes/inventory.ts";
import { keyOf, useChange, useRead } from "../../app/queries.ts";
import { useMe } from "../../app/session.tsx";
import type { Column } from "../../components/data-table/column.ts";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { FormProblem } from "../../components/form-problem.tsx";
import { Panel } from "../../components/panel.tsx";
import { PersonSelect } from "../../components/person-select.tsx";
import { Loaded } from "../../components/states.tsx";
import { TierBadge } from "../../components/tier-badge.tsx";
import { useAllPages } from "../../components/use-all-pages.ts";
import { type Texts, useTexts } from "../../texts/use-texts.ts";

type Names = ReadonlyMap<string, string>;

/** Whom the leaver would give each client to, while no new owner is named: mark some, choose a colleague, say it once. */
export function SuccessorsPanel({ departureId }: { departureId: string }) {
  const { t } = useTexts();
  const pages = useAllPages(listHandoversRoute, { params: { departureId } });
  const suggestions = useRead(listSuggestionsRoute, { params: { departureId } });
  const names = useMemo(
    () => new Map(suggestions.data?.suggestions.map(({ handoverId, name }) => [handoverId, name])),
    [suggestions.data],
  );
  return (
    <Panel title={t("leaving.successors.title")}>
      <Loaded query={pages}>
        {(loaded) => {
          const open = loaded
            .flatMap(({ handovers }) => handovers)
            .filter(({ end, switchedAt }) => end === null && switchedAt === null);
          const rows = open.filter(({ nextOwnerId }) => nextOwnerId === null);
          if (rows.length === 0)
            return (
              <Text c="dimmed">{t(open.length > 0 ? "leaving.successors.named" : "leaving.successors.none")}</Text>
            );
          return <Successors departureId={departureId} rows={rows} names={names} />;
        }}
      </Loaded>
    </Panel>
  );
}

interface SuccessorsProps {
  departureId: string;
  rows: readonly HandoverView[];
  names: Names;
}

function Successors({ departureId, rows, names }: SuccessorsProps) {
  const texts = useTexts();
  const { t } = texts;
  const me = useMe();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [person, setPerson] = useState<{ id: string; name: string } | null>(null);
  const columns = useMemo(() => columnsOf(texts, names), [texts, names]);
  const chosen = rows.filter(({ id }) => marked.has(id)).map(({ id }) => id);
  const suggest = useChange(suggestSuccessorsRoute, {
    quiet: true,
    optimistic: (cache, { body }) => {
      const key = keyOf(listSuggestionsRoute, { params: { departureId } });
      const before = cache.getQueryData<{ suggestions: { handoverId: string }[] }>(key);
      const said = body.handoverIds.map((handoverId) => ({ handoverId, personId: body.personId, name: person?.name }));
      const rest = before?.suggestions.filter(({ handoverId }) => !body.handoverIds.includes(handoverId)) ?? [];
      cache.setQueryData(key, { suggestions: [...rest, ...said] });
      return () => cache.setQueryData(key, before);
    },
    onDone: ({ suggested }) => {
      notifications.show({ color: "teal", message: t("leaving.successors.done", { count: suggested }) });
      setMarked(new Set());
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (person) suggest.mutate({ params: { departureId }, body: { handoverIds: chosen, personId: person.id } });
  };
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t("leaving.successors.lead")}
      </Text>
      <DataTable
        label={t("leaving.successors.title")}
        rows={rows}
        columns={columns}
        rowId={(row) => row.id}
        marked={marked}
        onMark={setMarked}
        maxHeight="22rem"
      />
      <form onSubmit={submit}>
        <Group gap="sm" align="flex-end">
          <PersonSelect
            label={t("leaving.successors.person")}
            takesClients
            without={[me.id]}
            value={person?.id ?? null}
            onChange={(id, name) => setPerson(id ? { id, name: name ?? "" } : null)}
          />
          <Button type="submit" size="sm" disabled={chosen.length === 0 || !person} loading={suggest.isPending}>
            {t("leaving.successors.button", { count: chosen.length })}
          </Button>
        </Group>
      </form>
      <FormProblem problem={suggest.error} />
    </Stack>
  );
}

function columnsOf({ t }: Texts, names: Names): Column<HandoverView>[] {
  const nameOf = (row: HandoverView) => names.get(row.id) ?? t("leaving.successors.nobody");
  return [
    {
      id: "client",
      header: t("leaving.successors.client"),
      cell: (row) => row.clientName,
      sortBy: (row) => row.clientName,
    },
    {
      id: "tier",
      header: t("leaving.successors.tier"),
      width: "7rem",
      visibleFrom: "xl",
      cell: (row) => <TierBadge tier={row.effectiveTier} />,
    },
    { id: "suggested", header: t("leaving.successors.suggested"), cell: nameOf, sortBy: nameOf },
  ];
}
