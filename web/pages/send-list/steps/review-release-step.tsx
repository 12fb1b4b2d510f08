import { listSendListRoute } from "../../../../contracts/routes/send-list.ts";
import { useRead } from "../../../app/queries.ts";
import { Empty, Loaded } from "../../../components/states.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import type { StepProps } from "../../work/steps.ts";
import { NoticeReaderOr } from "../notice-reader.tsx";
import { ReleaseNoticesPanel } from "../release-notices-panel.tsx";
import { ReviewPanel } from "../review-panel.tsx";

/** The head's task after the first release: see what went out, so that the next may follow. */
export function ReviewReleaseStep({ task, onDone }: StepProps) {
  const { t } = useTexts();
  const { departureId } = task;
  const list = useRead(listSendListRoute, { params: { departureId } });
  return (
    <Loaded query={list}>
      {(data) => {
        const [first] = data.releases;
        if (!first || first.reviewedAt) return <Empty title={t("sendList.review.nothing")} />;
        return (
          <NoticeReaderOr departureId={departureId} items={data.items} mayRelease={data.mayRelease}>
            <ReviewPanel release={first} reviewable={data.reviewable} onDone={onDone} />
            <ReleaseNoticesPanel release={first} mayRelease={data.mayRelease} />
          </NoticeReaderOr>
        );
      }}
    </Loaded>
  );
}
