import { Button, Group, Select, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { settleObjectionRoute } from "../../../contracts/routes/departments.ts";
import { useChange } from "../../app/queries.ts";
import { FormProblem } from "../../components/form-problem.tsx";
import { Panel } from "../../components/panel.tsx";
import { WordsField } from "../../components/words-field.tsx";
import { useTexts } from "../../texts/use-texts.ts";

interface SettleObjectionFormProps {
  handoverId: string;
  departmentId: string;
  /** Who else of the department may be named. */
  colleagues: readonly { id: string; name: string }[];
  onDone: (what: string) => void;
}

/** The head's answer in words and, if that is the point, another person of the department for the client. */
export function SettleObjectionForm({ handoverId, departmentId, colleagues, onDone }: SettleObjectionFormProps) {
  const { t } = useTexts();
  const [text, setText] = useState("");
  const [personId, setPersonId] = useState<string | null>(null);
  const settle = useChange(settleObjectionRoute, {
    quiet: true,
    onDone: () => onDone(t("attention.objection.done")),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    settle.mutate({ params: { handoverId }, body: { departmentId, text: text.trim(), personId } });
  };
  return (
    <Panel title={t("attention.objection.answer")}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <WordsField
            label={t("attention.objection.text")}
            description={t("attention.objection.hint")}
            minRows={3}
            value={text}
            onChange={setText}
            error={settle.error?.fields.text}
          />
          <Select
            label={t("attention.objection.other")}
            placeholder={t("attention.objection.keep")}
            clearable
            searchable
            value={personId}
            onChange={setPersonId}
            data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
            error={settle.error?.fields.personId}
          />
          <FormProblem problem={settle.error} />
          <Group>
            <Button type="submit" loading={settle.isPending}>
              {t("attention.objection.button")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
