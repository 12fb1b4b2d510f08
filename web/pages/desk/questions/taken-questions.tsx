import { Group, Text } from "@mantine/core";
import type { HandedQuestion } from "../../../../contracts/questions.ts";
import { useTexts } from "../../../texts/use-texts.ts";
import { AdvanceCaseButton } from "./advance-case-button.tsx";
import { AnsweredButton } from "./answered-button.tsx";
import { QuestionLine, QuestionList } from "./question-line.tsx";

/** Questions taken over and not answered yet; answered ones are closed and return cases moved on here. */
export function TakenQuestions({ questions }: { questions: HandedQuestion[] }) {
  const { t, day } = useTexts();
  return (
    <QuestionList label={t("desk.questions.taken", { count: questions.length })}>
      {questions.map((question) => (
        <QuestionLine key={question.id} question={question}>
          <Group gap="sm">
            {question.nextDueOn ? (
              <Text size="sm">{t("desk.questions.answerBy", { day: day(question.nextDueOn) })}</Text>
            ) : null}
            <AdvanceCaseButton question={question} />
            <AnsweredButton question={question} />
          </Group>
        </QuestionLine>
      ))}
    </QuestionList>
  );
}
