import { Alert, Button, Group, SegmentedControl, Stack, Textarea } from "@mantine/core";
import type { FormEvent } from "react";
import type { Introduction } from "../../../../contracts/introductions.ts";
import { recordIntroductionRoute } from "../../../../contracts/routes/introductions.ts";
import { useChange } from "../../../app/queries.ts";
import { useKept } from "../../../app/use-kept.ts";
import { describeProblem } from "../../../texts/describe-problem.ts";
import { useTexts } from "../../../texts/use-texts.ts";
import { HeldFields } from "./held-fields.tsx";
import { MissedFields } from "./missed-fields.tsx";
import { noRecord, type TypedRecord, toRecordBody } from "./typed-record.ts";

interface RecordFormProps {
  introduction: Introduction;
  onDone: (what: string) => void;
}

/** How a meeting or call went: held, with what was promised and asked, or missed. What is typed stays until it is recorded. */
export function RecordForm({ introduction, onDone }: RecordFormProps) {
  const texts = useTexts();
  const { t, label, instant } = texts;
  const { handoverId, sequence } = introduction;
  const [typed, keep, forget] = useKept<TypedRecord>(`introduction:${handoverId}:${sequence}`, noRecord);
  const record = useChange(recordIntroductionRoute, {
    quiet: true,
    onDone: ({ state, startsAt, format }) => {
      forget();
      if (state === "held") return onDone(t("desk.introduction.doneHeld"));
      return onDone(
        startsAt
          ? t("desk.introduction.doneMissed", { at: instant(startsAt) })
          : t("desk.introduction.doneLighter", { format: label("introductionFormat", format) }),
      );
    },
  });
  const change = (part: Partial<TypedRecord>) => keep((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    record.mutate({ params: { handoverId }, body: toRecordBody(typed) });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <SegmentedControl
          aria-label={t("desk.introduction.outcome")}
          value={typed.held ? "held" : "missed"}
          onChange={(value) => change({ held: value === "held" })}
          data={[
            { value: "held", label: t("desk.introduction.wasHeld") },
            { value: "missed", label: t("desk.introduction.wasMissed") },
          ]}
        />
        {typed.held ? (
          <HeldFields introduction={introduction} typed={typed} onChange={change} />
        ) : (
          <MissedFields typed={typed} onChange={change} />
        )}
        <Textarea
          label={t("desk.introduction.note")}
          autosize
          minRows={2}
          maxLength={5000}
          value={typed.note}
          onChange={({ currentTarget: { value } }) => change({ note: value })}
        />
        {record.error ? (
          <Alert color="red" role="alert" title={t("common.refused")}>
            {describeProblem(texts, record.error)}
          </Alert>
        ) : null}
        <Group justify="flex-end">
          <Button type="submit" loading={record.isPending}>
            {typed.held ? t("desk.introduction.recordHeld") : t("desk.introduction.recordMissed")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
