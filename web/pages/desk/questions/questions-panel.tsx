import { Stack, Text, Title } from "@mantine/core";
import type { QuestionsAccepted } from "../../../../contracts/questions.ts";
import { listHandedQuestionsRoute } from "../../../../contracts/routes/handovers.ts";
import { useRead } from "../../../app/queries.ts";
import { Panel } from "../../../components/panel.tsx";
import { Loaded } from "../../../components/states.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import { OpenQuestions } from "./open-questions.tsx";
import { TakenQuestions } from "./taken-questions.tsx";

interface QuestionsPanelProps {
  departureId: string;
  leaverName: string;
  /** Only those asked of these people; left out: all the person may see, as a head accepts late ones. */
  ofIds?: readonly string[];
  onAccepted?: (result: QuestionsAccepted, left: number) => void;
}

/** The questions of one departure: to accept with a date, and those taken over. */
export function QuestionsPanel({ departureId, leaverName, ofIds, onAccepted }: QuestionsPanelProps) {
  const { t } = useTexts();
  const all = useRead(listHandedQuestionsRoute, { params: { departureId } });
  return (
    <Panel title={t("desk.questions.title", { leaver: leaverName })}>
      <Loaded query={all}>
        {({ questions }) => {
          const own = questions.filter(
            ({ nextResponsibleId: of }) => ofIds === undefined || (of !== null && ofIds.includes(of)),
          );
          const open = own.filter((question) => question.acceptedAt === null);
          const taken = own.filter((question) => question.acceptedAt !== null);
          return (
            <Stack>
              {open.length > 0 ? (
                <OpenQuestions departureId={departureId} questions={open} onAccepted={onAccepted} />
              ) : (
                <Text size="sm">
                  {t("desk.questions.none")}. {t("desk.questions.noneLead")}
                </Text>
              )}
              {taken.length > 0 ? (
                <>
                  <Title order={3}>{t("desk.questions.taken", { count: taken.length })}</Title>
                  <TakenQuestions questions={taken} />
                </>
              ) : null}
            </Stack>
          );
        }}
      </Loaded>
    </Panel>
  );
}
