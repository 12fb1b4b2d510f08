import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import type { HandedQuestion } from "../../../../contracts/questions.ts";
import { answerQuestionRoute } from "../../../../contracts/routes/handovers.ts";
import { useChange } from "../../../app/queries.ts";
import { DecideModal } from "../../../components/decide-modal.tsx";
import { useTexts } from "../../../texts/use-texts.ts";

/** Records, after asking once more, that a question was answered; a return case has its steps instead. */
export function AnsweredButton({ question }: { question: HandedQuestion }) {
  const { t } = useTexts();
  const [asking, setAsking] = useState(false);
  const answer = useChange(answerQuestionRoute, {
    quiet: true,
    onDone: () => {
      setAsking(false);
      notifications.show({ color: "teal", message: t("desk.questions.answeredDone") });
    },
  });
  if (question.kind === "returnCase") return null;
  const { id: questionId, text } = question;
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t("desk.questions.answeredOf", { text })}
        onClick={() => setAsking(true)}
      >
        {t("desk.questions.answered")}
      </Button>
      {asking ? (
        <DecideModal
          title={t("desk.questions.answeredTitle")}
          button={t("desk.questions.answeredSubmit")}
          pending={answer.isPending}
          problem={answer.error}
          onDecide={() => answer.mutate({ params: { questionId } })}
          onClose={() => setAsking(false)}
        >
          {t("desk.questions.answeredLead", { text })}
        </DecideModal>
      ) : null}
    </>
  );
}
