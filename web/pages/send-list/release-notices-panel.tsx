import { Alert, Anchor, Button, Group, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import type { ReleasedNotice, SendList } from "../../../contracts/client-notices.ts";
import { holdNoticeRoute, listReleaseNoticesRoute } from "../../../contracts/routes/send-list.ts";
import { listMyTasksRoute } from "../../../contracts/routes/tasks.ts";
import { useChange, useRead } from "../../app/queries.ts";
import type { Column } from "../../components/data-table/column.ts";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { Panel } from "../../components/panel.tsx";
import { Loaded } from "../../components/states.tsx";
import { TierBadge } from "../../components/tier-badge.tsx";
import { type Texts, useTexts } from "../../texts/use-texts.ts";
import { describeOutcome } from "./describe-notice.ts";
import { useOpenNotice } from "./use-open-notice.ts";

interface ReleaseNoticesPanelProps {
  release: SendList["releases"][number];
  mayRelease: boolean;
}

/** What became of each notice of a release; those in trouble first, with what to do about them. */
export function ReleaseNoticesPanel({ release, mayRelease }: ReleaseNoticesPanelProps) {
  const texts = useTexts();
  const { t, instant } = texts;
  const { releaseId, releasedAt } = release;
  const notices = useRead(listReleaseNoticesRoute, { params: { releaseId } });
  const { show } = useOpenNotice();
  const hold = useChange(holdNoticeRoute);
  const columns = useMemo(
    () => noticeColumns(texts, mayRelease ? ({ noticeId }) => hold.mutate({ params: { noticeId } }) : undefined),
    // Only what may be done changes the columns; `hold` always does the same.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
    [texts, mayRelease],
  );
  return (
    <Panel title={t("sendList.notices.title", { at: instant(releasedAt) })}>
      <Loaded query={notices}>
        {(data) => (
          <Stack gap="sm">
            {data.notices.map((notice) =>
              notice.trouble ? <Trouble key={notice.noticeId} notice={notice} trouble={notice.trouble} /> : null,
            )}
            <DataTable
              label={t("sendList.notices.title", { at: instant(releasedAt) })}
              rows={data.notices}
              columns={columns}
              rowId={(notice) => notice.noticeId}
              onOpen={({ noticeId }) => show({ release: releaseId, notice: noticeId })}
              tone={(notice) => (notice.trouble ? "refused" : undefined)}
              maxHeight="50dvh"
            />
          </Stack>
        )}
      </Loaded>
    </Panel>
  );
}

function Trouble({ notice, trouble }: { notice: ReleasedNotice; trouble: NonNullable<ReleasedNotice["trouble"]> }) {
  const texts = useTexts();
  const { t } = texts;
  const tasks = useRead(listMyTasksRoute, {});
  const task = tasks.data?.items.find(
    ({ kind, subjectId }) => kind === "settleUnknownEffect" && subjectId === trouble.effectId,
  );
  return (
    <Alert
      color={trouble.state === "unknown" ? "yellow" : "red"}
      title={
        <Text c="var(--mantine-color-text)" fw={600}>
          {notice.clientName}
        </Text>
      }
    >
      <Text size="sm">{describeOutcome(texts, notice)}</Text>
      <Group gap="md" mt={4}>
        {trouble.state === "unknown" && task ? (
          <Anchor component={Link} to={`/tasks/${task.id}`} size="sm">
            {t("sendList.notices.settle")}
          </Anchor>
        ) : null}
        <Anchor component={Link} to={`/handovers/${notice.handoverId}`} size="sm">
          {t("work.openDossier")}
        </Anchor>
      </Group>
    </Alert>
  );
}

function noticeColumns(texts: Texts, hold: ((notice: ReleasedNotice) => void) | undefined): Column<ReleasedNotice>[] {
  const { t, label } = texts;
  const columns: Column<ReleasedNotice>[] = [
    {
      id: "client",
      header: t("sendList.column.client"),
      cell: (notice) => notice.clientName,
      sortBy: (notice) => notice.clientName,
    },
    {
      id: "tier",
      header: t("sendList.column.tier"),
      width: "8rem",
      visibleFrom: "sm",
      cell: (notice) => <TierBadge tier={notice.tier} />,
    },
    {
      id: "state",
      header: t("sendList.column.state"),
      width: "9rem",
      cell: (notice) => label("noticeState", notice.state),
      sortBy: (notice) => notice.state,
    },
    {
      id: "outcome",
      header: t("sendList.notices.what"),
      visibleFrom: "sm",
      cell: (notice) => describeOutcome(texts, notice),
    },
  ];
  if (!hold) return columns;
  const act: Column<ReleasedNotice> = {
    id: "act",
    header: t("sendList.hold"),
    width: "9.5rem",
    visibleFrom: "xs",
    cell: (notice) =>
      notice.state === "released" && !notice.told ? (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t("sendList.holdOf", { client: notice.clientName })}
          onClick={() => hold(notice)}
        >
          {t("sendList.hold")}
        </Button>
      ) : null,
  };
  return [...columns, act];
}
