import { List, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { SendList } from "../../../contracts/client-notices.ts";
import { listSendListRoute } from "../../../contracts/routes/send-list.ts";
import { useRead } from "../../app/queries.ts";
import { Panel } from "../../components/panel.tsx";
import { Empty, Loaded } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { NoticeReach } from "./notice-reach.tsx";
import { NoticeReaderOr } from "./notice-reader.tsx";
import { ReleaseNoticesPanel } from "./release-notices-panel.tsx";
import { ReleasePanel } from "./release-panel.tsx";
import { ReleasesPanel } from "./releases-panel.tsx";
import { ReviewPanel } from "./review-panel.tsx";
import { SendListTable } from "./send-list-table.tsx";
import { useOpenNotice } from "./use-open-notice.ts";

interface SendListBoardProps {
  departureId: string;
  /** Notices were released; what came of it, in words. */
  onReleased?: (what: string) => void;
}

/** The whole send list, or one of its notices where the address names it. */
export function SendListBoard(props: SendListBoardProps) {
  const list = useRead(listSendListRoute, { params: { departureId: props.departureId } });
  return (
    <Loaded query={list}>
      {(data) => (
        <NoticeReaderOr departureId={props.departureId} items={data.items} mayRelease={data.mayRelease}>
          <Board {...props} list={data} />
        </NoticeReaderOr>
      )}
    </Loaded>
  );
}

function Board({ departureId, onReleased, list }: SendListBoardProps & { list: SendList }) {
  const { t } = useTexts();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const { release: openId } = useOpenNotice();
  const { items, ready, held, releases, mayRelease } = list;
  const [first] = releases;
  const open = releases.find((release) => release.releaseId === openId);
  return (
    <Stack>
      <Text c="dimmed">{t("sendList.lead", { ready, held })}</Text>
      {mayRelease ? null : <Text>{t("sendList.readOnly")}</Text>}
      <NoticeReach reach={list.reach} />
      {mayRelease && first && list.atMost === 0 ? <ReviewPanel release={first} reviewable={list.reviewable} /> : null}
      {mayRelease && items.length > 0 ? (
        <ReleasePanel departureId={departureId} list={list} marked={marked} onReleased={onReleased} />
      ) : null}
      {items.length === 0 ? (
        <Empty title={t("sendList.empty")}>{t("sendList.emptyLead")}</Empty>
      ) : (
        <SendListTable departureId={departureId} list={list} marked={marked} onMark={setMarked} />
      )}
      <WaitingPanel waiting={list.waiting} />
      <ReleasesPanel releases={releases} />
      {open ? <ReleaseNoticesPanel release={open} mayRelease={mayRelease} /> : null}
    </Stack>
  );
}

/** What keeps other clients from the list. */
function WaitingPanel({ waiting }: Pick<SendList, "waiting">) {
  const { t, label } = useTexts();
  if (waiting.length === 0) return null;
  return (
    <Panel title={t("sendList.waiting.title")}>
      <Text size="sm" c="dimmed">
        {t("sendList.waiting.lead")}
      </Text>
      <List size="sm">
        {waiting.map(({ gate, clients }) => (
          <List.Item key={gate}>{t("sendList.waiting.gate", { gate: label("gate", gate), count: clients })}</List.Item>
        ))}
      </List>
    </Panel>
  );
}
