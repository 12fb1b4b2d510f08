import { Button, Group, Stack, Text } from "@mantine/core";
import { IconArrowLeft, IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import type { SendListItem } from "../../../contracts/client-notices.ts";
import { listReleaseNoticesRoute, previewClientNoticeRoute } from "../../../contracts/routes/send-list.ts";
import { useKeys } from "../../app/keys.ts";
import { readingOf, useRead } from "../../app/queries.ts";
import { Panel } from "../../components/panel.tsx";
import { Empty } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { NoticePreview } from "./notice-preview.tsx";
import { useHold } from "./use-hold.ts";
import { useOpenNotice } from "./use-open-notice.ts";

type Notice = Pick<SendListItem, "noticeId" | "clientName" | "channel" | "state"> & { told?: boolean };

interface NoticeReaderProps {
  departureId: string;
  items: readonly Notice[];
  mayRelease: boolean;
}

/** The notice that the address names, to be walked with j and k; else what stands there. */
export function NoticeReaderOr({ items, children, ...of }: NoticeReaderProps & { children: ReactNode }) {
  const { notice, release, show } = useOpenNotice();
  const released = useRead(
    listReleaseNoticesRoute,
    { params: { releaseId: release ?? "" } },
    { enabled: release !== undefined && notice !== undefined },
  );
  if (notice === undefined) return <Stack>{children}</Stack>;
  const walk = release === undefined ? items : (released.data?.notices ?? []);
  const search = release === undefined ? {} : { release };
  return (
    <Reader
      {...of}
      walk={walk}
      noticeId={notice}
      onShow={(noticeId) => show({ ...search, notice: noticeId }, true)}
      onBack={() => show(search)}
    />
  );
}

interface ReaderProps extends Omit<NoticeReaderProps, "items"> {
  walk: readonly Notice[];
  noticeId: string;
  onShow: (noticeId: string) => void;
  onBack: () => void;
}

function Reader({ departureId, mayRelease, walk, noticeId, onShow, onBack }: ReaderProps) {
  const { t } = useTexts();
  const hold = useHold(departureId);
  const at = walk.findIndex((one) => one.noticeId === noticeId);
  const current = walk[at];
  const previous = walk[at - 1];
  const next = current ? walk[at + 1] : undefined;
  const go = (notice: Notice | undefined) => () => {
    if (notice) onShow(notice.noticeId);
  };
  useKeys({ KeyJ: go(next), KeyK: go(previous), Escape: onBack });
  useReadAhead(next);
  const back = (
    <Button variant="default" size="xs" leftSection={<IconArrowLeft size={14} />} onClick={onBack}>
      {t("sendList.preview.back")}
    </Button>
  );
  if (!current) return <Empty title={t("sendList.preview.gone")} action={back} />;
  return (
    <Panel
      title={t("sendList.preview.title", { client: current.clientName })}
      actions={
        <>
          {back}
          {mayRelease && mayHold(current) ? (
            <Button variant="default" size="xs" onClick={() => hold(current)}>
              {t(current.state === "held" ? "sendList.unhold" : "sendList.hold")}
            </Button>
          ) : null}
          <Button
            variant="default"
            size="xs"
            leftSection={<IconChevronLeft size={14} />}
            disabled={!previous}
            onClick={go(previous)}
          >
            {t("sendList.preview.previous")}
          </Button>
          <Button
            variant="default"
            size="xs"
            rightSection={<IconChevronRight size={14} />}
            disabled={!next}
            onClick={go(next)}
          >
            {t("sendList.preview.next")}
          </Button>
        </>
      }
    >
      <Group gap="md">
        <Text size="sm" c="dimmed" role="status">
          {t("sendList.preview.place", { at: at + 1, all: walk.length })}
        </Text>
        <Text size="sm" c="dimmed" visibleFrom="sm">
          {t("sendList.preview.keys")}
        </Text>
      </Group>
      <NoticePreview key={current.noticeId} noticeId={current.noticeId} channel={current.channel} />
    </Panel>
  );
}

/** What waits on the list, and what was released and has told nobody yet. */
const mayHold = ({ state, told }: Notice): boolean =>
  state === "ready" || state === "held" || (state === "released" && told === false);

/** The next notice is there before it is asked for. */
function useReadAhead(next: Notice | undefined): void {
  const cache = useQueryClient();
  const noticeId = next?.channel === "email" || next?.channel === "post" ? next.noticeId : undefined;
  useEffect(() => {
    if (noticeId) void cache.prefetchQuery(readingOf(previewClientNoticeRoute, { params: { noticeId } }));
  }, [cache, noticeId]);
}
