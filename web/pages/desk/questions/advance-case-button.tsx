import { Badge, Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { HandedQuestion } from "../../../../contracts/questions.ts";
import { advanceCaseRoute } from "../../../../contracts/routes/handovers.ts";
import { returnCaseStates } from "../../../../domain/returns/advance-return-case.ts";
import { useChange } from "../../../app/queries.ts";
import { useTexts } from "../../../texts/use-texts.ts";

/** Where a defect or return case stands; it goes one step at a time, to the next one. */
export function AdvanceCaseButton({ question }: { question: HandedQuestion }) {
  const { t, label } = useTexts();
  const advance = useChange(advanceCaseRoute, {
    onDone: ({ state }) =>
      notifications.show({
        color: "teal",
        message: t("desk.questions.advanced", { state: label("returnCase", state) }),
      }),
  });
  const at = returnCaseStates.findIndex((state) => state === question.returnState);
  const next = at < 0 ? undefined : returnCaseStates[at + 1];
  if (!next) return null;
  return (
    <>
      <Badge variant="light">{label("returnCase", question.returnState)}</Badge>
      <Button
        size="compact-sm"
        variant="default"
        h="auto"
        mih={26}
        styles={{ label: { whiteSpace: "normal" } }}
        loading={advance.isPending}
        onClick={() => advance.mutate({ params: { questionId: question.id }, body: { state: next } })}
      >
        {t("desk.questions.advance", { state: label("returnCase", next) })}
      </Button>
    </>
  );
}
