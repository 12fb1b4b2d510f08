import { Button, Group, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { settleMatterRoute } from "../../../contracts/routes/tasks.ts";
import { useChange } from "../../app/queries.ts";
import { FormProblem } from "../../components/form-problem.tsx";
import { Panel } from "../../components/panel.tsx";
import { WordsField } from "../../components/words-field.tsx";
import { useTexts } from "../../texts/use-texts.ts";

/** What was agreed, in the head's words; the matter ends with it. */
export function SettleMatterForm({ taskId, onDone }: { taskId: string; onDone: (what: string) => void }) {
  const { t } = useTexts();
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
          <WordsField
            label={t("attention.settle.text")}
            description={t("attention.settle.hint")}
            minRows={3}
            value={text}
            onChange={setText}
            error={settle.error?.fields.text}
          />
          <FormProblem problem={settle.error} />
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
