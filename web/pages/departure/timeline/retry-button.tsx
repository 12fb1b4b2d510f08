import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { planEffectAgainRoute } from "../../../../contracts/routes/effects.ts";
import { retryStepRoute, type TimelineEntry } from "../../../../contracts/routes/timeline.ts";
import { useChange } from "../../../app/queries.ts";
import { DecideModal } from "../../../components/decide-modal.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import { describeEntry } from "./describe-entry.ts";
import { SettleModal } from "./settle-modal.tsx";

interface RetryButtonProps {
  departureId: string;
  entry: TimelineEntry;
  retry: NonNullable<TimelineEntry["retry"]>;
}

/** What a person may do about something that failed: at once for a step, with a note for a message. */
export function RetryButton({ departureId, entry, retry }: RetryButtonProps) {
  const texts = useTexts();
  const { t, label } = texts;
  const [asking, setAsking] = useState(false);
  const tell = (message: string) => {
    setAsking(false);
    notifications.show({ color: "teal", message });
  };
  const step = useChange(retryStepRoute, { onDone: () => tell(t("departure.timeline.stepDone")) });
  const again = useChange(planEffectAgainRoute, {
    quiet: true,
    onDone: () => tell(t("departure.timeline.againDone")),
  });
  const start = () => {
    if (retry.what === "step") return step.mutate({ params: { departureId }, body: { id: retry.id } });
    again.reset();
    setAsking(true);
  };
  return (
    <>
      <Button size="xs" variant="default" onClick={start} loading={step.isPending}>
        {label("timelineRetry", retry.what)}
      </Button>
      {asking && retry.what === "failedEffect" ? (
        <DecideModal
          title={`${describeEntry(texts, entry)}: ${t("departure.timeline.again")}`}
          button={t("departure.timeline.againButton")}
          reason="required"
          pending={again.isPending}
          problem={again.error}
          onDecide={(note) => again.mutate({ params: { effectId: retry.id }, body: { note } })}
          onClose={() => setAsking(false)}
        >
          {t("departure.timeline.againLead")}
        </DecideModal>
      ) : null}
      {asking && retry.what === "unknownEffect" ? (
        <SettleModal
          effectId={retry.id}
          kind={entry.code}
          onDone={() => tell(t("departure.timeline.settleDone"))}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
