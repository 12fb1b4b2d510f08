import { Button, Chip, Group, Stack, Switch } from "@mantine/core";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { type TimelineEntry, timelineKinds } from "../../../contracts/routes/timeline.ts";
import { Empty, Loaded } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { DepartureFrame } from "./departure-frame.tsx";
import { EntryList } from "./timeline/entry-list.tsx";
import { useTimeline } from "./timeline/use-timeline.ts";

type Kind = TimelineEntry["kind"];
interface TimelineSearch {
  kind?: Kind;
  failed?: boolean;
}

/** What people, the system, mails and meetings did, newest first, with another try of what failed. */
export function TimelinePage() {
  const { departureId } = useParams({ strict: false }) as { departureId: string };
  const search = useSearch({ strict: false }) as TimelineSearch;
  return (
    <DepartureFrame departureId={departureId}>
      <Timeline key={departureId} departureId={departureId} search={search} />
    </DepartureFrame>
  );
}

function Timeline({ departureId, search: { kind, failed } }: { departureId: string; search: TimelineSearch }) {
  const { t, label } = useTexts();
  const navigate = useNavigate();
  const timeline = useTimeline(departureId, { kind, failedOnly: failed ?? false });
  const search = (next: TimelineSearch) =>
    void navigate({ to: `/departures/${departureId}/timeline`, search: next as never, replace: true });
  const chosen = (value: string) => timelineKinds.find((one) => one === value);
  return (
    <Stack>
      <Group gap="md">
        <Chip.Group value={kind ?? "all"} onChange={(value) => search({ kind: chosen(value), failed })}>
          <Group gap={6} role="group" aria-label={t("departure.timeline.show")}>
            <Chip size="xs" value="all">
              {t("departure.timeline.all")}
            </Chip>
            {timelineKinds.map((one) => (
              <Chip key={one} size="xs" value={one}>
                {label("timelineKind", one)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <Switch
          size="sm"
          label={t("departure.timeline.failed")}
          checked={failed ?? false}
          onChange={(event) => search({ kind, failed: event.currentTarget.checked || undefined })}
        />
      </Group>
      <Loaded query={timeline}>
        {({ pages }) => {
          const entries = pages.flatMap((page) => page.entries);
          return entries.length === 0 ? (
            <NoEntries kind={kind} failed={failed ?? false} onShowAll={() => search({})} />
          ) : (
            <EntryList departureId={departureId} entries={entries} />
          );
        }}
      </Loaded>
      {timeline.hasNextPage ? (
        <Button
          variant="default"
          loading={timeline.isFetchingNextPage}
          onClick={() => void timeline.fetchNextPage()}
          style={{ alignSelf: "center" }}
        >
          {t("common.more")}
        </Button>
      ) : null}
    </Stack>
  );
}

function NoEntries({ kind, failed, onShowAll }: { kind: Kind | undefined; failed: boolean; onShowAll: () => void }) {
  const { t } = useTexts();
  if (!failed && kind === undefined)
    return <Empty title={t("departure.timeline.empty")}>{t("departure.timeline.emptyLead")}</Empty>;
  return (
    <Empty
      title={t(failed ? "departure.timeline.noneFailed" : "departure.timeline.noMatch")}
      action={
        <Button variant="default" onClick={onShowAll}>
          {t("departure.timeline.showAll")}
        </Button>
      }
    >
      {failed ? t("departure.timeline.noneFailedLead") : null}
    </Empty>
  );
}
