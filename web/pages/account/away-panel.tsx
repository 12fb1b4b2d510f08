import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { addAwayDaysRoute, listAwayDaysRoute, removeAwayDaysRoute } from "../../../contracts/routes/people.ts";
import type { Answer } from "../../app/call.ts";
import { keyOf, useChange, useRead } from "../../app/queries.ts";
import { useMe } from "../../app/session.tsx";
import { DayInput } from "../../components/day-input.tsx";
import { Panel } from "../../components/panel.tsx";
import { Loaded } from "../../components/states.tsx";
import { describeProblem } from "../../texts/describe-problem.ts";
import { useTexts } from "../../texts/use-texts.ts";

type Days = Answer<typeof listAwayDaysRoute>;
type Away = Days["awayDays"][number];

/** My days away: those entered, more of them, and taking some back. */
export function AwayPanel() {
  const { t } = useTexts();
  const me = useMe();
  const params = { personId: me.id };
  const days = useRead(listAwayDaysRoute, { params });
  return (
    <Panel title={t("account.away.title")}>
      <Loaded query={days}>
        {({ awayDays }) => (
          <>
            {awayDays.length === 0 ? <Text size="sm">{t("account.away.none")}</Text> : null}
            {awayDays.length > 0 && me.deputyId === null ? (
              <Text size="sm" fw={600}>
                {t("account.away.noDeputy")}
              </Text>
            ) : null}
            <Stack gap={6}>
              {awayDays.map((away) => (
                <AwayRow key={away.id} away={away} personId={me.id} today={me.businessNow.slice(0, 10)} />
              ))}
            </Stack>
          </>
        )}
      </Loaded>
      <AddDays personId={me.id} today={me.businessNow.slice(0, 10)} />
    </Panel>
  );
}

function AwayRow({ away, personId, today }: { away: Away; personId: string; today: string }) {
  const { t, day } = useTexts();
  const remove = useChange(removeAwayDaysRoute, {
    optimistic: (cache, { params }) => {
      const key = keyOf(listAwayDaysRoute, { params: { personId } });
      const before = cache.getQueryData<Days>(key);
      cache.setQueryData<Days>(
        key,
        (now) => now && { awayDays: now.awayDays.filter((one) => one.id !== params.awayId) },
      );
      return () => cache.setQueryData(key, before);
    },
  });
  const { fromDay, toDay } = away;
  const days = fromDay === toDay ? day(fromDay) : t("account.away.one", { from: day(fromDay), to: day(toDay) });
  return (
    <Group justify="space-between" wrap="nowrap">
      <Group gap="xs">
        <Text size="sm">{days}</Text>
        {fromDay <= today && today <= toDay ? (
          <Badge size="sm" variant="light">
            {t("account.away.now")}
          </Badge>
        ) : null}
      </Group>
      <Button
        size="xs"
        variant="default"
        aria-label={t("account.away.remove", { days })}
        onClick={() => remove.mutate({ params: { personId, awayId: away.id } })}
      >
        {t("account.away.takeBack")}
      </Button>
    </Group>
  );
}

function AddDays({ personId, today }: { personId: string; today: string }) {
  const texts = useTexts();
  const { t } = texts;
  const [fromDay, setFromDay] = useState<string | null>(null);
  const [toDay, setToDay] = useState<string | null>(null);
  const add = useChange(addAwayDaysRoute, {
    quiet: true,
    onDone: () => {
      setFromDay(null);
      setToDay(null);
    },
  });
  const faults = add.error?.fields ?? {};
  const badOrder = fromDay !== null && toDay !== null && toDay < fromDay;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fromDay && toDay && !badOrder) add.mutate({ params: { personId }, body: { fromDay, toDay } });
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-start" gap="sm">
        <DayInput
          required
          label={t("account.away.from")}
          error={faults.fromDay}
          value={fromDay}
          onChange={setFromDay}
        />
        <DayInput
          required
          label={t("account.away.to")}
          min={today}
          error={badOrder ? t("account.away.badOrder") : faults.toDay}
          value={toDay}
          onChange={setToDay}
        />
        <Button type="submit" mt={25} loading={add.isPending}>
          {t("account.away.add")}
        </Button>
      </Group>
      {add.error && !faults.fromDay && !faults.toDay ? (
        <Text role="alert" size="sm" c="var(--mantine-color-error)" mt="xs">
          {describeProblem(texts, add.error)}
        </Text>
      ) : null}
    </form>
  );
}
