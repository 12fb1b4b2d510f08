import { Button, Radio, Stack, Text, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { settleUnknownEffectRoute } from "../../../../contracts/routes/effects.ts";
import { useChange } from "../../../app/queries.ts";
import { FormProblem } from "../../../components/form-problem.tsx";
import { useTexts } from "../../../texts/use-texts.ts";

interface SettleEffectFormProps {
  effectId: string;
  /** Kind of the message. */
  kind: string;
  onDone: (outcome: "sent" | "notSent") => void;
}

const outcomes = ["sent", "notSent"] as const;

/** A person says whether a message of unknown outcome was sent, and where that is seen. */
export function SettleEffectForm({ effectId, kind, onDone }: SettleEffectFormProps) {
  const { t, label } = useTexts();
  const [found, setFound] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const settle = useChange(settleUnknownEffectRoute, { quiet: true, onDone: (_, { body }) => onDone(body.outcome) });
  const outcome = outcomes.find((one) => one === found);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (outcome) settle.mutate({ params: { effectId }, body: { outcome, note: note.trim() } });
  };
  const fields = settle.error?.fields ?? {};
  return (
    <form onSubmit={submit}>
      <Stack maw={560}>
        <Text size="sm">{t("departure.effect.lead", { kind: label("effectKind", kind) })}</Text>
        <Text size="sm" c="dimmed">
          {t("departure.effect.how")}
        </Text>
        <Radio.Group label={t("departure.effect.outcome")} required value={found} onChange={setFound}>
          <Stack gap="xs" mt="xs">
            {outcomes.map((one) => (
              <Radio key={one} value={one} label={t(`departure.effect.${one}`)} required />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label={t("departure.effect.note")}
          required
          autosize
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          error={fields.note}
        />
        <FormProblem problem={Object.keys(fields).length === 0 ? settle.error : null} />
        <Button type="submit" loading={settle.isPending} style={{ alignSelf: "flex-start" }}>
          {t("departure.effect.button")}
        </Button>
      </Stack>
    </form>
  );
}
