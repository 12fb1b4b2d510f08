import { Button, List, Text, Title } from "@mantine/core";
import type { QueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { setDeputyRoute } from "../../../contracts/routes/people.ts";
import { listMyTasksRoute } from "../../../contracts/routes/tasks.ts";
import { useChange, useRead } from "../../app/queries.ts";
import { type Me, meReading, useMe } from "../../app/session.tsx";
import { Panel } from "../../components/panel.tsx";
import { PersonSelect } from "../../components/person-select.tsx";
import { useTexts } from "../../texts/use-texts.ts";

/** Who acts while the person is away, and what that deputy will get. */
export function DeputyPanel() {
  const { t } = useTexts();
  const me = useMe();
  const save = useChange(setDeputyRoute, {
    optimistic: (cache, { body }) => showDeputy(cache, body.deputyId, names.get(body.deputyId ?? "") ?? null),
  });
  const [names] = useState(() => new Map<string, string>());
  const choose = (deputyId: string | null, name = "") => {
    if (deputyId) names.set(deputyId, name);
    save.mutate({ params: { personId: me.id }, body: { deputyId } });
  };
  return (
    <Panel title={t("account.deputy.title")}>
      <Text role="status">
        {me.deputyName ? t("account.deputy.now", { name: me.deputyName }) : t("account.deputy.none")}
      </Text>
      <PersonSelect
        label={me.deputyId ? t("account.deputy.change") : t("account.deputy.choose")}
        value={null}
        without={[me.id, me.deputyId]}
        onChange={(id, chosen) => {
          if (id) choose(id, chosen);
        }}
      />
      {me.deputyId ? (
        <div>
          <Button size="xs" variant="default" onClick={() => choose(null)}>
            {t("account.deputy.remove")}
          </Button>
        </div>
      ) : null}
      <WhatDeputyGets isHead={me.headOfTeamIds.length > 0} />
    </Panel>
  );
}

/** The deputy named is shown at once. Returns what puts the one before back. */
function showDeputy(cache: QueryClient, deputyId: string | null, deputyName: string | null): () => void {
  const { queryKey } = meReading();
  const before = cache.getQueryData<Me>(queryKey);
  cache.setQueryData<Me>(queryKey, (me) => me && { ...me, deputyId, deputyName });
  return () => cache.setQueryData(queryKey, before);
}

function WhatDeputyGets({ isHead }: { isHead: boolean }) {
  const { t, label } = useTexts();
  const tasks = useRead(listMyTasksRoute, {});
  const own = (tasks.data?.items ?? []).filter((task) => task.forId === null);
  const kinds = [...Map.groupBy(own, (task) => task.kind)];
  return (
    <div>
      <Title order={3}>{t("account.deputy.gets")}</Title>
      <Text size="sm">{t("account.deputy.getsTasks", { count: own.length })}</Text>
      {kinds.length > 0 ? (
        <List size="sm">
          {kinds.map(([kind, list]) => (
            <List.Item key={kind}>{`${label("task", kind)} × ${list.length}`}</List.Item>
          ))}
        </List>
      ) : null}
      {isHead ? (
        <Text size="sm" mt={4}>
          {t("account.deputy.getsHead")}
        </Text>
      ) : null}
      <Text size="sm" c="dimmed" mt={4}>
        {t("account.deputy.both")}
      </Text>
    </div>
  );
}
