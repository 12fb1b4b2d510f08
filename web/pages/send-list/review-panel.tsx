import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { SendList } from "../../../contracts/client-notices.ts";
import { reviewReleaseRoute } from "../../../contracts/routes/send-list.ts";
import { useChange } from "../../app/queries.ts";
import { Panel } from "../../components/panel.tsx";
import { WideButton } from "../../components/wide-button.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { useOpenNotice } from "./use-open-notice.ts";

interface ReviewPanelProps {
  release: SendList["releases"][number];
  reviewable: boolean;
  onDone?: (what: string) => void;
}

/** The first release is looked at before the next may follow. */
export function ReviewPanel({ release, reviewable, onDone }: ReviewPanelProps) {
  const { t, instant } = useTexts();
  const { release: openId, show } = useOpenNotice();
  const review = useChange(reviewReleaseRoute, {
    onDone: () => {
      const what = t("sendList.review.done");
      if (onDone) onDone(what);
      else notifications.show({ color: "teal", title: t("sendList.title"), message: what });
    },
  });
  const { releaseId, nextLeavesAt } = release;
  const waits = nextLeavesAt
    ? t("sendList.release.reviewSoon", { at: instant(nextLeavesAt) })
    : t("sendList.release.reviewCalls");
  return (
    <Panel title={t("sendList.review.title")}>
      <Text size="sm">{reviewable ? t("sendList.review.lead") : waits}</Text>
      <Group gap="sm">
        <WideButton
          disabled={!reviewable}
          loading={review.isPending}
          onClick={() => review.mutate({ params: { releaseId } })}
        >
          {t("sendList.review.button")}
        </WideButton>
        {openId === releaseId || onDone ? null : (
          <Button variant="default" onClick={() => show({ release: releaseId })}>
            {t("sendList.releases.open")}
          </Button>
        )}
      </Group>
    </Panel>
  );
}
