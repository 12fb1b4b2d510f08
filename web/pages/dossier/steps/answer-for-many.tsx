import { Alert, Button, Group, NativeSelect, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useState } from "react";
import type { HandoverView } from "../../../../contracts/inventory.ts";
import { answerGapsRoute } from "../../../../contracts/routes/inventory.ts";
import { useChange } from "../../../app/queries.ts";
import { useKept } from "../../../app/use-kept.ts";
import type { OnMark } from "../../../components/data-table/use-row-keys.ts";
import { Panel } from "../../../components/panel.tsx";
import { describeProblem } from "../../../texts/describe-problem.ts";
import { useTexts } from "../../../texts/use-texts.ts";
import { lackingAnswer, type SharedAnswer, sharedAnswers } from "../gap-answers.ts";

const answers = Object.keys(sharedAnswers) as SharedAnswer[];

interface AnswerForManyProps {
  departureId: string;
  rows: readonly HandoverView[];
  marked: ReadonlySet<string>;
  onMark: OnMark;
}

/** One answer for every client marked that lacks it, with the exact count on the button. */
export function AnswerForMany({ departureId, rows, marked, onMark }: AnswerForManyProps) {
  const texts = useTexts();
  const { t, label } = texts;
  const [answer, setAnswer] = useState<SharedAnswer>("noPromises");
  const [text, setText, dropText] = useKept(`form:${departureId}:answerForMany`, "");
  const lacking = lackingAnswer(rows, answer);
  const chosen = lacking.filter(({ id }) => marked.has(id));
  const needsWords = answer !== "noPromises";
  const fill = useChange(answerGapsRoute, {
    quiet: true,
    onDone: ({ filled }) => {
      notifications.show({ color: "teal", message: t("dossier.complete.filled", { count: filled }) });
      onMark(() => new Set());
      dropText();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { handoverIds: chosen.map(({ id }) => id), answer, text: needsWords ? text : "" };
    fill.mutate({ params: { departureId }, body });
  };
  return (
    <Panel title={t("dossier.complete.many")}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t("dossier.complete.manyLead")}
          </Text>
          <NativeSelect
            size="sm"
            label={t("dossier.complete.what")}
            value={answer}
            onChange={(event) => setAnswer(answers.find((one) => one === event.currentTarget.value) ?? "noPromises")}
            data={answers.map((value) => ({ value, label: label("gapAnswer", value) }))}
          />
          {needsWords ? (
            <Textarea
              size="sm"
              autosize
              minRows={2}
              required
              label={t("dossier.complete.words")}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          ) : null}
          {fill.error ? (
            <Alert color="red" role="alert">
              {describeProblem(texts, fill.error)}
            </Alert>
          ) : null}
          <Group gap="xs">
            <Button type="submit" size="sm" disabled={chosen.length === 0} loading={fill.isPending}>
              {t("dossier.complete.button", { count: chosen.length })}
            </Button>
            {lacking.length > chosen.length ? (
              <Button
                size="sm"
                variant="default"
                onClick={() => onMark((now) => new Set([...now, ...lacking.map(({ id }) => id)]))}
              >
                {t("dossier.complete.markAll", { count: lacking.length })}
              </Button>
            ) : null}
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
