import { useTexts } from "../../../texts/use-texts.ts";
import type { StepProps } from "../../work/steps.ts";
import { QuestionsPanel } from "../questions/questions-panel.tsx";

/** Each question handed over, with the day it will be answered. */
export function AcceptQuestionsStep({ task, onDone }: StepProps) {
  const { t } = useTexts();
  return (
    <QuestionsPanel
      departureId={task.departureId}
      leaverName={task.departure}
      onAccepted={({ accepted, blocked }, left) => {
        if (left === 0) onDone(t("desk.questions.done", { accepted, blocked: blocked.length }));
      }}
    />
  );
}
