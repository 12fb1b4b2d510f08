import { Alert, Button, Group, Radio, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useState } from "react";
import type { HandoverView } from "../../../contracts/inventory.ts";
import { waiveGateRoute } from "../../../contracts/routes/handovers.ts";
import { useChange } from "../../app/queries.ts";
import { Panel } from "../../components/panel.tsx";
import { describeProblem } from "../../texts/describe-problem.ts";
import { useTexts } from "../../texts/use-texts.ts";

const waivable = ["inventory", "departments", "offer"] as const;

/** Opens one shut gate without its condition, with the reason (R3). */
export function WaiveGateForm({ handover }: { handover: HandoverView }) {
  const texts = useTexts();
  const { t, label } = texts;
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
          <Textarea
            label={t("attention.waive.reason")}
            required
            minLength={3}
            maxLength={2000}
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={waive.error?.fields.reason}
          />
          {waive.error ? (
            <Alert color="red" role="alert">
              {describeProblem(texts, waive.error)}
            </Alert>
          ) : null}
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
