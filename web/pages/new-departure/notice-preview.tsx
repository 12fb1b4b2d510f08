import { Alert, List, Stack, Text, Title } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { DeparturePreview } from "../../../contracts/routes/departures.ts";
import type { DepartureKind } from "../../../domain/codes.ts";
import type { Problem } from "../../app/problem.ts";
import { useMe } from "../../app/session.tsx";
import { Facts } from "../../components/facts.tsx";
import { Panel } from "../../components/panel.tsx";
import { SimpleTable } from "../../components/simple-table.tsx";
import { Outline } from "../../components/states.tsx";
import { describeProblem } from "../../texts/describe-problem.ts";
import { useTexts } from "../../texts/use-texts.ts";
import { listStarts } from "./list-starts.ts";

interface NoticePreviewProps {
  kind: DepartureKind;
  /** Plain date, empty where none is given. */
  announceFrom: string;
  isAsked: boolean;
  preview: UseQueryResult<DeparturePreview, Problem>;
}

/** What a notice as it stands would start, and when. */
export function NoticePreview({ kind, announceFrom, isAsked, preview }: NoticePreviewProps) {
  const texts = useTexts();
  const { t } = texts;
  return (
    <Panel title={t("newDeparture.preview.title")}>
      {!isAsked ? <Text c="dimmed">{t("newDeparture.preview.choose")}</Text> : null}
      {isAsked && preview.error ? (
        <Alert color="orange" title={t("newDeparture.preview.cannot")}>
          {describeProblem(texts, preview.error)}
        </Alert>
      ) : null}
      {isAsked && preview.isPending ? <Outline rows={4} /> : null}
      {isAsked && preview.data ? (
        <div style={preview.isPlaceholderData ? { opacity: 0.6 } : undefined} aria-busy={preview.isPlaceholderData}>
          <Follows kind={kind} announceFrom={announceFrom || null} preview={preview.data} />
        </div>
      ) : null}
    </Panel>
  );
}

interface FollowsProps {
  kind: DepartureKind;
  announceFrom: string | null;
  preview: DeparturePreview;
}

function Follows({ kind, announceFrom, preview }: FollowsProps) {
  const texts = useTexts();
  const { t, label, day, instant, number, list } = texts;
  const { businessNow } = useMe();
  const starts = (codes: Parameters<typeof listStarts>[1]) =>
    listStarts(texts, codes, { kind, announceFrom, businessNow });
  return (
    <Stack gap="sm">
      <Facts
        rows={[
          [t("newDeparture.leaver"), preview.leaver.name],
          [t("newDeparture.preview.team"), preview.team.name],
          [t("newDeparture.preview.clients"), number(preview.clients)],
          [t("newDeparture.preview.notice"), day(preview.noticeOn)],
          [t("newDeparture.preview.lastDay"), day(preview.lastWorkingDay)],
          [t("newDeparture.preview.workingDays"), number(preview.workingDays)],
        ]}
      />
      {preview.tight.length > 0 ? (
        <Alert color="orange">
          {t("newDeparture.preview.tight", {
            count: preview.tight.length,
            stages: list(preview.tight.map((stage) => label("stage", stage))),
          })}
        </Alert>
      ) : null}
      <SimpleTable
        label={t("newDeparture.preview.deadlines")}
        head={[t("newDeparture.preview.stage"), t("newDeparture.preview.until")]}
        rows={preview.deadlines.map(({ stage, dueAt }) => ({
          key: stage,
          cells: [label("stage", stage), instant(dueAt)],
        }))}
      />
      <Starts title={t("newDeparture.preview.now")} lines={starts(preview.startsNow)} />
      <Starts title={t("newDeparture.preview.confirmed")} lines={starts(preview.startsWhenConfirmed)} />
      <Text size="sm">
        {t("newDeparture.preview.confirmBy", {
          name: preview.confirmBy.name,
          at: instant(preview.hrMayConfirmFrom),
        })}
      </Text>
    </Stack>
  );
}

function Starts({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <div>
      <Title order={3} size="h5" mb={4}>
        {title}
      </Title>
      <List size="sm">
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </div>
  );
}
