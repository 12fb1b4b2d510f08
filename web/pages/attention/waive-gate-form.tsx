import { Button, Group, Radio, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useState } from "react";
import type { HandoverView } from "../../../contracts/inventory.ts";
import { waiveGateRoute } from "../../../contracts/routes/handovers.ts";
import { useChange } from "../../app/queries.ts";
import { FormProblem } from "../../components/form-problem.tsx";
import { Panel } from "../../components/panel.tsx";
import { WordsField } from "../../components/words-field.tsx";
import { useTexts } from "../../texts/use-texts.ts";

const waivable = ["inventory", "departments", "offer"] as const;

/** Opens one shut gate without its condition, with the reason (R3). */
export function WaiveGateForm({ handover }: { handover: HandoverView }) {
  const { t, label } = useTexts();
  const shut = waivable.filter((gate) => !handover.gates.includes(gate));
  const [chosen, setChosen] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const waive = useChange(waiveGateRoute, {
    quiet: true,
    onDone: ({ gate }) => {
      setChosen(null);
      setReason("");
      const message = t("attention.waive.done", { gate: label("gate", gate) });
      notifications.show({ color: "teal", title: t("attention.waive.title"), message });
    },
  });
  const gate = shut.find((one) => one === chosen);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (gate) waive.mutate({ params: { handoverId: handover.id }, body: { gate, reason: reason.trim() } });
  };
  if (shut.length === 0)
    return (
      <Panel title={t("attention.waive.title")}>
        <Text size="sm">{t("attention.waive.none")}</Text>
      </Panel>
    );
  return (
    <Panel title={t("attention.waive.title")}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t("attention.waive.lead")}
          </Text>
          <Radio.Group label={t("attention.waive.which")} required value={gate ?? null} onChange={setChosen}>
            <Group mt={4}>
              {shut.map((value) => (
                <Radio key={value} value={value} label={label("gate", value)} />
              ))}
            </Group>
          </Radio.Group>
          <WordsField
            label={t("attention.waive.reason")}
            value={reason}
            onChange={setReason}
            error={waive.error?.fields.reason}
          />
          <FormProblem problem={waive.error} />
          <Group>
            <Button type="submit" variant="default" disabled={!gate} loading={waive.isPending}>
              {t("attention.waive.button")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
