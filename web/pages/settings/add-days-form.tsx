import { Button, Group, SegmentedControl, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useState } from "react";
import { changeCalendarRoute } from "../../../contracts/routes/calendars.ts";
import { useChange } from "../../app/queries.ts";
import { DayInput } from "../../components/day-input.tsx";
import { FormProblem } from "../../components/form-problem.tsx";
import { useTexts } from "../../texts/use-texts.ts";

/** A day off, or a working day moved to a weekend: both its days are one change. */
export function AddDaysForm({ code, onSaved }: { code: string; onSaved?: () => void }) {
  const { t } = useTexts();
  const [isTransfer, setIsTransfer] = useState(false);
  const [off, setOff] = useState<string | null>(null);
  const [worked, setWorked] = useState<string | null>(null);
  const [name, setName] = useState("");
  const save = useChange(changeCalendarRoute, {
    quiet: true,
    onDone: ({ openDepartures }) => {
      setOff(null);
      setWorked(null);
      setName("");
      notifications.show({ color: "teal", message: t("settings.calendar.saved", { count: openDepartures }) });
      onSaved?.();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const named = { name: name.trim() || null };
    const days = [
      { day: off ?? "", kind: "off" as const, ...named },
      ...(isTransfer ? [{ day: worked ?? "", kind: "working" as const, ...named }] : []),
    ];
    save.mutate({ params: { calendar: code }, body: { days } });
  };
  const errors = save.error?.fields ?? {};
  return (
    <form onSubmit={submit} noValidate aria-label={t("settings.calendar.add", { code })}>
      <Stack gap="sm">
        <FormProblem problem={save.error} mb="md" />
        <Group>
          <SegmentedControl
            size="xs"
            aria-label={t("settings.calendar.addKind")}
            value={isTransfer ? "transfer" : "off"}
            onChange={(value) => setIsTransfer(value === "transfer")}
            data={[
              { value: "off", label: t("settings.calendar.addOff") },
              { value: "transfer", label: t("settings.calendar.addTransfer") },
            ]}
          />
        </Group>
        <Group align="flex-start" gap="sm">
          <DayInput
            label={t("settings.calendar.offDay")}
            value={off}
            error={errors["days.0.day"]}
            required
            onChange={setOff}
          />
          {isTransfer ? (
            <DayInput
              label={t("settings.calendar.workedDay")}
              value={worked}
              error={errors["days.1.day"]}
              required
              onChange={setWorked}
            />
          ) : null}
          <TextInput
            label={t("settings.calendar.name")}
            value={name}
            error={errors["days.0.name"]}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </Group>
        <Group>
          <Button type="submit" variant="default" loading={save.isPending}>
            {t("settings.calendar.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
