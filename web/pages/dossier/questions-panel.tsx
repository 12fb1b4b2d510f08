import { Badge, Button, Group, NativeSelect, Paper, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { DossierView } from "../../../contracts/inventory.ts";
import { updateOpenQuestionRoute } from "../../../contracts/routes/inventory.ts";
import { useChange } from "../../app/queries.ts";
import { useMe } from "../../app/session.tsx";
import { DayInput } from "../../components/day-input.tsx";
import { Panel } from "../../components/panel.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { AddQuestionForm } from "./add-question-form.tsx";
import type { DossierSaver } from "./autosave/dossier-saver.ts";
import { questionKey, questionKinds } from "./autosave/field-codec.ts";
import { SavedField } from "./autosave/saved-field.tsx";

type Question = DossierView["questions"][number];

/** Questions, promises, complaints and return cases that are handed over; `saver` null: only to be read. */
export function QuestionsPanel({ dossier, saver }: { dossier: DossierView; saver: DossierSaver | null }) {
  const { t } = useTexts();
  const handoverId = dossier.handover.id;
  return (
    <Panel title={t("dossier.questions.title")}>
      <Text size="sm" c="dimmed">
        {dossier.questions.length === 0 ? t("dossier.questions.empty") : t("dossier.questions.lead")}
      </Text>
      <Stack gap="sm">
        {dossier.questions.map((question) =>
          saver ? (
            <QuestionCard key={question.id} question={question} handoverId={handoverId} saver={saver} />
          ) : (
            <QuestionFacts key={question.id} question={question} names={dossier.names} />
          ),
        )}
        {saver ? <AddQuestionForm handoverId={handoverId} /> : null}
      </Stack>
    </Panel>
  );
}

function QuestionFacts({ question, names }: { question: Question; names: DossierView["names"] }) {
  const { t, label, day } = useTexts();
  const responsible = question.responsibleId ? names[question.responsibleId] : undefined;
  const rest = [
    question.dueOn ? `${t("dossier.questions.dueOn")}: ${day(question.dueOn)}` : null,
    responsible ? t("dossier.questions.responsible", { name: responsible }) : null,
  ];
  return (
    <Paper withBorder p="sm" component="article">
      <Badge size="sm" variant="light">
        {label("questionKind", question.kind)}
      </Badge>
      <Text size="sm" mt={4} style={{ whiteSpace: "pre-wrap" }}>
        {question.text}
      </Text>
      <Text size="xs" c="dimmed">
        {rest.filter(Boolean).join(" · ")}
      </Text>
    </Paper>
  );
}

function QuestionCard({
  question,
  handoverId,
  saver,
}: {
  question: Question;
  handoverId: string;
  saver: DossierSaver;
}) {
  const { t, label } = useTexts();
  const me = useMe();
  const close = useChange(updateOpenQuestionRoute, {
    onDone: () => notifications.show({ message: t("dossier.questions.closed") }),
  });
  const closeToday = async () => {
    await saver.flush();
    const params = { handoverId, questionId: question.id };
    close.mutate({ params, body: { closedOn: me.businessNow.slice(0, 10) }, ifMatch: saver.version });
  };
  const kinds = questionKinds.map((kind) => ({ value: kind, label: label("questionKind", kind) }));
  return (
    <Paper withBorder p="sm" component="article" aria-label={label("questionKind", question.kind)}>
      <Stack gap="xs">
        <SavedField saver={saver} field={questionKey(question.id, "text")} label={t("dossier.questions.text")}>
          {({ value, onType, onBlur, error, mark }) => (
            <Textarea
              size="sm"
              autosize
              minRows={2}
              label={t("dossier.questions.text")}
              value={value}
              onChange={(event) => onType(event.currentTarget.value)}
              onBlur={onBlur}
              error={error}
              rightSection={mark}
            />
          )}
        </SavedField>
        <Group gap="sm" align="flex-end">
          <SavedField
            saver={saver}
            field={questionKey(question.id, "kind")}
            label={t("dossier.questions.kind")}
            show={(kind) => label("questionKind", kind)}
          >
            {({ value, onType, onBlur, error }) => (
              <NativeSelect
                size="sm"
                label={t("dossier.questions.kind")}
                data={kinds}
                value={value}
                onChange={(event) => onType(event.currentTarget.value)}
                onBlur={onBlur}
                error={error}
              />
            )}
          </SavedField>
          <SavedField saver={saver} field={questionKey(question.id, "dueOn")} label={t("dossier.questions.dueOn")}>
            {({ value, onType, onBlur, error }) => (
              <DayInput
                size="sm"
                label={t("dossier.questions.dueOn")}
                value={value || null}
                onChange={(day) => onType(day ?? "")}
                onBlur={onBlur}
                error={error}
              />
            )}
          </SavedField>
          {question.kind === "returnCase" ? null : (
            <Button size="sm" variant="default" onClick={() => void closeToday()} loading={close.isPending}>
              {t("dossier.questions.close")}
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
