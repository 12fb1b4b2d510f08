import { Anchor, Badge, Group, Text, ThemeIcon } from "@mantine/core";
import { IconMail, IconRobot, IconUser, IconUsers } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { memo } from "react";
import type { TimelineEntry } from "../../../../contracts/routes/timeline.ts";
import { may, useMe } from "../../../app/session.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import { describeEntry, describeOutcome, describeWho } from "./describe-entry.ts";
import classes from "./entry-list.module.css";
import { RetryButton } from "./retry-button.tsx";

const icons = { person: IconUser, system: IconRobot, mail: IconMail, meeting: IconUsers } as const;

export function EntryList({ departureId, entries }: { departureId: string; entries: readonly TimelineEntry[] }) {
  const { t } = useTexts();
  const opensClients = may(useMe(), "readHandovers");
  return (
    <ol className={classes.list} aria-label={t("departure.timeline.title")}>
      {entries.map((entry) => (
        <Entry key={entry.id} departureId={departureId} entry={entry} opensClients={opensClients} />
      ))}
    </ol>
  );
}

interface EntryProps {
  departureId: string;
  entry: TimelineEntry;
  opensClients: boolean;
}

/** Drawn again only when its own entry has changed: a page of a large departure has hundreds. */
const Entry = memo(function Entry({ departureId, entry, opensClients }: EntryProps) {
  const texts = useTexts();
  const { t, label, instant } = texts;
  const Icon = icons[entry.kind];
  const outcome = describeOutcome(texts, entry);
  const client = entry.clientName ? t("departure.timeline.client", { name: entry.clientName }) : null;
  return (
    <li className={classes.entry} data-failed={entry.failed || undefined}>
      <ThemeIcon
        variant="light"
        color={entry.failed ? "red" : "gray"}
        size="md"
        aria-label={label("timelineKind", entry.kind)}
        role="img"
      >
        <Icon size={16} stroke={1.6} aria-hidden />
      </ThemeIcon>
      <div className={classes.what}>
        <Group gap={8}>
          <Text size="sm" fw={550}>
            {describeEntry(texts, entry)}
          </Text>
          {outcome.length > 0 ? (
            <Badge size="sm" variant="light" color={entry.failed ? "red" : "gray"} className={classes.badge}>
              {outcome.join(" · ")}
            </Badge>
          ) : null}
        </Group>
        <Text size="xs" c="dimmed">
          {[
            <time key="at" dateTime={entry.at}>
              {instant(entry.at)}
            </time>,
            ...describeWho(texts, entry).map((who) => ` · ${who}`),
          ]}
          {client ? " · " : null}
          {client && entry.handoverId && opensClients ? (
            <Anchor component={Link} to={`/handovers/${entry.handoverId}`} size="xs">
              {client}
            </Anchor>
          ) : (
            client
          )}
        </Text>
      </div>
      {entry.retry ? <RetryButton departureId={departureId} entry={entry} retry={entry.retry} /> : null}
    </li>
  );
});
