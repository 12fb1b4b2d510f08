import { Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import type { SendList, SendListItem } from "../../../contracts/client-notices.ts";
import { releaseSendListRoute } from "../../../contracts/routes/send-list.ts";
import { useChange } from "../../app/queries.ts";
import { useMe } from "../../app/session.tsx";
import { DecideModal } from "../../components/decide-modal.tsx";
import { Panel } from "../../components/panel.tsx";
import { WideButton } from "../../components/wide-button.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { chooseRelease, toRelease } from "./choose-release.ts";
import { waitsForHours } from "./describe-notice.ts";
import { describeReach } from "./notice-reach.tsx";

interface ReleasePanelProps {
  departureId: string;
  list: SendList;
  marked: ReadonlySet<string>;
  onReleased: ((what: string) => void) | undefined;
}

/** Lets notices go with their exact count, and says what keeps them: the first release's size and look, working hours. */
export function ReleasePanel({ departureId, list, marked, onReleased }: ReleasePanelProps) {
  const texts = useTexts();
  const { t } = texts;
  const [sure, setSure] = useState<readonly SendListItem[] | null>(null);
  const release = useChange(releaseSendListRoute, {
    quiet: true,
    onDone: ({ released }) => {
      setSure(null);
      const what = `${t("sendList.release.done", { count: released })} ${describeReach(texts, list.reach)}`;
      if (onReleased) onReleased(what);
      else notifications.show({ color: "teal", title: t("sendList.title"), message: what });
    },
  });
  const { atMost, ready } = list;
  const chosen = chooseRelease(list, marked);
  const isTooMany = atMost !== null && atMost > 0 && chosen.length > atMost;
  const button =
    chosen.length < ready
      ? t("sendList.release.ofAll", { count: chosen.length, all: ready })
      : t("sendList.release.button", { count: chosen.length });
  return (
    <Panel title={t("sendList.release.title")}>
      {atMost !== null && atMost > 0 ? <Text size="sm">{t("sendList.release.first", { count: atMost })}</Text> : null}
      {atMost === 0 ? <Text size="sm">{t("sendList.release.review")}</Text> : null}
      {ready === 0 ? <Text size="sm">{t("sendList.release.nothing")}</Text> : null}
      {chosen.length > 0 ? <Hours chosen={chosen} /> : null}
      {isTooMany ? (
        <Text size="sm" c="var(--mantine-color-error)" role="status">
          {t("sendList.release.chosenTooMany", { count: chosen.length, most: atMost })}
        </Text>
      ) : null}
      {chosen.length > 0 && atMost !== 0 ? (
        <Group>
          <WideButton disabled={isTooMany} onClick={() => setSure(chosen)}>
            {button}
          </WideButton>
        </Group>
      ) : null}
      {sure ? (
        <DecideModal
          title={t("sendList.release.title")}
          button={t("sendList.release.button", { count: sure.length })}
          pending={release.isPending}
          problem={release.error}
          onClose={() => {
            release.reset();
            setSure(null);
          }}
          onDecide={() => release.mutate({ params: { departureId }, body: toRelease(sure, ready) })}
        >
          <Ways chosen={sure} /> {describeReach(texts, list.reach)}
        </DecideModal>
      ) : null}
    </Panel>
  );
}

function Hours({ chosen }: { chosen: readonly SendListItem[] }) {
  const { t, instant } = useTexts();
  const { businessNow } = useMe();
  const later = chosen.flatMap(({ leavesAt }) => (leavesAt && waitsForHours(leavesAt, businessNow) ? [leavesAt] : []));
  const [first] = later.sort();
  return (
    <Text size="sm" c="dimmed">
      {t("sendList.release.hours")}
      {first ? ` ${t("sendList.release.later", { count: later.length, at: instant(first) })}` : null}
    </Text>
  );
}

/** How many by which way: "3 · E-mail, 1 · Telephone", and which are called before. */
function Ways({ chosen }: { chosen: readonly SendListItem[] }) {
  const { t, label, list } = useTexts();
  const byWay = Map.groupBy(chosen, (item) => item.channel);
  const ways = [...byWay].map(([channel, items]) =>
    t("sendList.release.way", {
      count: items.length,
      channel: channel ? label("channel", channel) : t("sendList.noWay"),
    }),
  );
  const gold = chosen.filter((item) => item.calledFirst).length;
  return (
    <>
      {t("sendList.release.sure", { count: chosen.length, ways: list(ways) })}
      {gold > 0 ? ` ${t("sendList.release.gold", { count: gold })}` : null}
    </>
  );
}
