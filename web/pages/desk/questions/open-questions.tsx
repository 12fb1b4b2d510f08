import { Alert, Button, Group, List, Stack, Text } from "@mantine/core";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import type { HandedQuestion, QuestionsAccepted } from "../../../../contracts/questions.ts";
import { acceptQuestionsRoute, listHandedQuestionsRoute } from "../../../../contracts/routes/handovers.ts";
import type { Answer } from "../../../app/call.ts";
import { keyOf, useChange } from "../../../app/queries.ts";
import { useMe } from "../../../app/session.tsx";
import { useKept } from "../../../app/use-kept.ts";
import { DayInput } from "../../../components/day-input.tsx";
import { FormProblem } from "../../../components/form-problem.tsx";
import { type Texts, useTexts } from "../../../texts/use-texts.ts";
import { AnsweredButton } from "./answered-button.tsx";
import { type Dates, dayOf, findBlock, listAcceptable } from "./dates.ts";
import { QuestionLine, QuestionList } from "./question-line.tsx";

interface OpenQuestionsProps {
  departureId: string;
  questions: HandedQuestion[];
  /** `left`: how many are not accepted yet. */
  onAccepted?: ((result: QuestionsAccepted, left: number) => void) | undefined;
}

/** Questions that wait to be accepted, each with the day it will be answered; one answered already is closed. */
export function OpenQuestions({ departureId, questions, onAccepted }: OpenQuestionsProps) {
  const { t } = useTexts();
  const cache = useQueryClient();
  const today = useMe().businessNow.slice(0, 10);
  const [dates, keep, forget] = useKept<Dates>(`questions:${departureId}`, {});
  const accept = useChange(acceptQuestionsRoute, {
    quiet: true,
    onDone: (result, { body }) => {
      if (result.blocked.length === 0) forget();
      const blocked = new Set(result.blocked.map(({ questionId }) => questionId));
      showAccepted(
        cache,
        departureId,
        body.items.map(({ questionId }) => questionId).filter((id) => !blocked.has(id)),
      );
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
              <Group gap="sm">
                <DayInput
                  aria-label={t("desk.questions.dayOf", { text: question.text })}
                  value={day}
                  onChange={(typed) => setDay(question.id, typed)}
                  onUnreadable={() => setDay(question.id, null)}
                  error={isPast ? t("desk.questions.past") : undefined}
                />
                <AnsweredButton question={question} />
              </Group>
            </QuestionLine>
          );
        })}
      </QuestionList>
      <FormProblem problem={accept.error} />
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

/** Until they are read again: another task may ask for the next ones at once, and would offer these once more. */
function showAccepted(cache: QueryClient, departureId: string, accepted: readonly string[]): void {
  const key = keyOf(listHandedQuestionsRoute, { params: { departureId } });
  const acceptedAt = new Date().toISOString();
  cache.setQueryData<Answer<typeof listHandedQuestionsRoute>>(
    key,
    (read) =>
      read && {
        questions: read.questions.map((one) => (accepted.includes(one.id) ? { ...one, acceptedAt } : one)),
      },
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
