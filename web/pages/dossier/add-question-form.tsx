import { Button, Group, NativeSelect, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useState } from "react";
import { addOpenQuestionRoute } from "../../../contracts/routes/inventory.ts";
import { useChange } from "../../app/queries.ts";
import { useMe } from "../../app/session.tsx";
import { useKept } from "../../app/use-kept.ts";
import { DayInput } from "../../components/day-input.tsx";
import { FormProblem } from "../../components/form-problem.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { questionKinds } from "./autosave/field-codec.ts";

/** A question, promise or complaint to hand over; what is typed stays until it is written down. */
export function AddQuestionForm({ handoverId }: { handoverId: string }) {
  const { t, label } = useTexts();
  const today = useMe().businessNow.slice(0, 10);
  const record = `form:${handoverId}`;
  const [text, setText, dropText] = useKept(`${record}:questionText`, "");
  const [kind, setKind, dropKind] = useKept(`${record}:questionKind`, "");
  const [dueOn, setDueOn, dropDueOn] = useKept(`${record}:questionDueOn`, "");
  const [wasBegun] = useState(text !== "");
  const add = useChange(addOpenQuestionRoute, {
    quiet: true,
    onDone: () => {
      notifications.show({ message: t("dossier.questions.added") });
      for (const drop of [dropText, dropKind, dropDueOn]) drop();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = questionKinds.find((one) => one === kind) ?? "question";
    add.mutate({ params: { handoverId }, body: { kind: chosen, text, dueOn: dueOn || null } });
  };
  return (
    <details open={wasBegun}>
      <Text component="summary" size="sm" fw={550}>
        {t("dossier.questions.add")}
      </Text>
      <form onSubmit={submit} aria-label={t("dossier.questions.add")}>
        <Stack gap="xs" mt="xs">
          <Textarea
            size="sm"
            autosize
            minRows={2}
            required
            label={t("dossier.questions.text")}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Group gap="sm" align="flex-end">
            <NativeSelect
              size="sm"
              label={t("dossier.questions.kind")}
              data={questionKinds.map((code) => ({ value: code, label: label("questionKind", code) }))}
              value={kind || "question"}
              onChange={(event) => setKind(event.currentTarget.value)}
            />
            <DayInput
              size="sm"
              label={t("dossier.questions.dueOn")}
              min={today}
              error={add.error?.fields.dueOn}
              value={dueOn || null}
              onChange={(day) => setDueOn(day ?? "")}
            />
            <Button type="submit" size="sm" variant="default" loading={add.isPending}>
              {t("dossier.questions.addButton")}
            </Button>
          </Group>
          <FormProblem problem={add.error?.fields.dueOn ? null : add.error} />
        </Stack>
      </form>
    </details>
  );
}
