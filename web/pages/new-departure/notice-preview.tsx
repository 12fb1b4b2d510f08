import { Alert, List, Stack, Text, Title } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { DeparturePreview } from "../../../contracts/routes/departures.ts";
import type { DepartureKind } from "../../../domain/codes.ts";
import type { Problem } from "../../app/problem.ts";
import { Facts } from "../../components/facts.tsx";
import { Panel } from "../../components/panel.tsx";
import { SimpleTable } from "../../components/simple-table.tsx";
import { Outline } from "../../components/states.tsx";
import { describeProblem } from "../../texts/describe-problem.ts";
import { useTexts } from "../../texts/use-texts.ts";

interface NoticePreviewProps {
  kind: DepartureKind;
  isAsked: boolean;
  preview: UseQueryResult<DeparturePreview, Problem>;
}

/** What a notice as it stands would start, and when. */
export function NoticePreview({ kind, isAsked, preview }: NoticePreviewProps) {
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
          <Follows kind={kind} preview={preview.data} />
        </div>
      ) : null}
    </Panel>
  );
}

function Follows({ kind, preview }: { kind: DepartureKind; preview: DeparturePreview }) {
  const { t, label, day, instant, number, list } = useTexts();
  // At illness or death the leaver gets no message.
  const whenConfirmed = preview.startsWhenConfirmed.filter(
    (code) => code !== "leaverTold" || (kind !== "illness" && kind !== "death"),
  );
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
      <Starts title={t("newDeparture.preview.now")} codes={preview.startsNow} />
      <Starts title={t("newDeparture.preview.confirmed")} codes={whenConfirmed} />
      <Text size="sm">
        {t("newDeparture.preview.confirmBy", {
          name: preview.confirmBy.name,
          at: instant(preview.hrMayConfirmFrom),
        })}
      </Text>
    </Stack>
  );
}

type StartCode = DeparturePreview["startsNow"][number] | DeparturePreview["startsWhenConfirmed"][number];

function Starts({ title, codes }: { title: string; codes: readonly StartCode[] }) {
  const { t } = useTexts();
  return (
    <div>
      <Title order={3} size="h5" mb={4}>
        {title}
      </Title>
      <List size="sm">
        {codes.map((code) => (
          <List.Item key={code}>{t(`newDeparture.starts.${code}`)}</List.Item>
        ))}
      </List>
    </div>
  );
}
