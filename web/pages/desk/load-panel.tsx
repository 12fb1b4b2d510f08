import { Button, Group, SimpleGrid, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { MyLoad } from "../../../contracts/my-clients.ts";
import { stages } from "../../../domain/codes.ts";
import { Figure } from "../../components/figure.tsx";
import { Panel } from "../../components/panel.tsx";
import { type Texts, useTexts } from "../../texts/use-texts.ts";

interface LoadPanelProps {
  load: Omit<MyLoad, "ownerId" | "departureId">;
  /** Named where the clients are for somebody else. */
  ownerName?: string | undefined;
  /** The task in which these clients are accepted or declined. */
  answerTaskId?: string | undefined;
}

/** What the clients of one leaver mean for who takes them over: places, hours, dates. */
export function LoadPanel({ load, ownerName, answerTaskId }: LoadPanelProps) {
  const texts = useTexts();
  const { t, day, number } = texts;
  const { leaverName: leaver } = load;
  return (
    <Panel
      title={ownerName ? t("desk.load.titleFor", { leaver, owner: ownerName }) : t("desk.load.title", { leaver })}
      actions={
        answerTaskId && load.toAnswer > 0 ? (
          <Button component={Link} to={`/tasks/${answerTaskId}`} size="xs">
            {t("desk.load.answer", { count: load.toAnswer })}
          </Button>
        ) : null
      }
    >
      <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
        <Figure
          name={t("desk.load.clients")}
          value={number(load.clients)}
          note={t("desk.load.toAnswer", { count: load.toAnswer })}
        />
        <Figure
          name={t("desk.load.places")}
          value={t("desk.load.placesValue", { used: load.activeClients, capacity: load.capacity })}
          note={describePlaces(texts, load)}
          tone={load.activeClients > load.capacity ? "bad" : undefined}
        />
        <Figure
          name={t("desk.load.hours")}
          value={t("common.hours", { count: number(load.hoursNeeded, 1) })}
          note={t("desk.load.hoursThere", { hours: number(load.hoursThere, 1) })}
          tone={load.hoursNeeded > load.hoursThere ? "bad" : undefined}
        />
        <Figure name={t("desk.load.lastDay")} value={day(load.lastWorkingDay)} />
      </SimpleGrid>
      <Deadlines load={load} />
    </Panel>
  );
}

function describePlaces({ t }: Texts, { activeClients, capacity }: Pick<MyLoad, "activeClients" | "capacity">) {
  const left = capacity - activeClients;
  return left < 0 ? t("desk.load.placesOver", { over: -left }) : t("desk.load.placesLeft", { left });
}

function Deadlines({ load }: Pick<LoadPanelProps, "load">) {
  const { t, label, day } = useTexts();
  const known = stages.flatMap((stage) => {
    const date = load.deadlines[stage];
    return date ? [{ stage, date }] : [];
  });
  if (known.length === 0) return null;
  return (
    <Group component="ul" gap="xs" p={0} m={0} aria-label={t("desk.load.dates")} style={{ listStyle: "none" }}>
      {known.map(({ stage, date }) => (
        <Text key={stage} component="li" size="sm" c="dimmed">
          {label("stage", stage)}: {day(date)}
        </Text>
      ))}
    </Group>
  );
}
