import { Alert, Button, Group, Stack, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { settleMatterRoute } from "../../../contracts/routes/tasks.ts";
import { useChange } from "../../app/queries.ts";
import { Panel } from "../../components/panel.tsx";
import { describeProblem } from "../../texts/describe-problem.ts";
import { useTexts } from "../../texts/use-texts.ts";

/** What was agreed, in the head's words; the matter ends with it. */
export function SettleMatterForm({ taskId, onDone }: { taskId: string; onDone: (what: string) => void }) {
  const texts = useTexts();
  const { t } = texts;
  const [text, setText] = useState("");
  const settle = useChange(settleMatterRoute, { quiet: true, onDone: () => onDone(t("attention.settle.done")) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    settle.mutate({ params: { taskId }, body: { text: text.trim() } });
  };
  return (
    <Panel title={t("attention.settle.title")}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Textarea
            label={t("attention.settle.text")}
            description={t("attention.settle.hint")}
            required
            minLength={3}
            maxLength={2000}
            autosize
            minRows={3}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            error={settle.error?.fields.text}
          />
          {settle.error ? (
            <Alert color="red" role="alert">
              {describeProblem(texts, settle.error)}
            </Alert>
          ) : null}
          <Group>
            <Button type="submit" loading={settle.isPending}>
              {t("attention.settle.button")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
