import { Alert, Button, Group, List, Stack, Text } from "@mantine/core";
import type { HandedQuestion, QuestionsAccepted } from "../../../../contracts/questions.ts";
import { acceptQuestionsRoute } from "../../../../contracts/routes/handovers.ts";
import { useChange } from "../../../app/queries.ts";
import { useMe } from "../../../app/session.tsx";
import { useKept } from "../../../app/use-kept.ts";
import { DayInput } from "../../../components/day-input.tsx";
import { describeProblem } from "../../../texts/describe-problem.ts";
import { type Texts, useTexts } from "../../../texts/use-texts.ts";
import { type Dates, dayOf, findBlock, listAcceptable } from "./dates.ts";
import { QuestionLine, QuestionList } from "./question-line.tsx";

interface OpenQuestionsProps {
  departureId: string;
  questions: HandedQuestion[];
  /** `left`: how many are not accepted yet. */
  onAccepted?: ((result: QuestionsAccepted, left: number) => void) | undefined;
}

/** Questions that wait to be accepted, each with the day it will be answered. */
export function OpenQuestions({ departureId, questions, onAccepted }: OpenQuestionsProps) {
  const texts = useTexts();
  const { t } = texts;
  const today = useMe().businessNow.slice(0, 10);
  const [dates, keep, forget] = useKept<Dates>(`questions:${departureId}`, {});
  const accept = useChange(acceptQuestionsRoute, {
    quiet: true,
    onDone: (result) => {
      if (result.blocked.length === 0) forget();
      onAccepted?.(result, questions.length - result.accepted);
    },
  });
  const items = listAcceptable(questions, dates, today);
  const setDay = (id: string, day: string | null) => keep((before) => ({ ...before, [id]: day }));
  const leftOut = questions.length - items.length;
  return (
    <Stack>
      <Text size="sm">{t("desk.questions.lead")}</Text>
      <QuestionList label={t("desk.questions.open", { count: questions.length })}>
        {questions.map((question) => {
          const day = dayOf(question, dates);
          const isPast = findBlock(day, today) === "dueDatePast";
          return (
            <QuestionLine key={question.id} question={question}>
              <DayInput
                aria-label={t("desk.questions.dayOf", { text: question.text })}
                value={day}
                onChange={(typed) => setDay(question.id, typed)}
                error={isPast ? t("desk.questions.past") : undefined}
              />
            </QuestionLine>
          );
        })}
      </QuestionList>
      {accept.error ? (
        <Alert color="red" role="alert" title={t("common.refused")}>
          {describeProblem(texts, accept.error)}
        </Alert>
      ) : null}
      {accept.data ? <Accepted result={accept.data} questions={questions} /> : null}
      <Group justify="flex-end" gap="sm">
        {leftOut > 0 ? (
          <Text size="sm" role="status">
            {t("desk.questions.leftOut", { count: leftOut })}
          </Text>
        ) : null}
        <Button
          disabled={items.length === 0}
          loading={accept.isPending}
          onClick={() => accept.mutate({ params: { departureId }, body: { items } })}
        >
          {t("desk.questions.submit", { count: items.length })}
        </Button>
      </Group>
    </Stack>
  );
}

/** What came of it: how many, and why some were left out. */
function Accepted({ result, questions }: { result: QuestionsAccepted; questions: readonly HandedQuestion[] }) {
  const { t } = useTexts();
  const { accepted, blocked } = result;
  const textOf = new Map(questions.map((question) => [question.id, question.text]));
  return (
    <Alert color={blocked.length > 0 ? "orange" : "teal"} role="status">
      {t("desk.questions.done", { accepted, blocked: blocked.length })}
      {blocked.length > 0 ? (
        <List size="sm" mt="xs">
          {blocked.map(({ questionId, reason }) => (
            <List.Item key={questionId}>
              {[textOf.get(questionId), describeBlock(t, reason)].filter(Boolean).join(": ")}
            </List.Item>
          ))}
        </List>
      ) : null}
    </Alert>
  );
}

const blocks = ["noResponsible", "responsibleIsLeaver", "noDueDate", "dueDatePast", "notHandedToYou"] as const;

function describeBlock(t: Texts["t"], reason: string): string {
  const known = blocks.find((one) => one === reason);
  return known ? t(`desk.questions.reason.${known}`) : reason;
}
