import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useState } from "react";
import { createTeamRoute } from "../../../contracts/routes/units.ts";
import type { UnitInput } from "../../../contracts/unit.ts";
import { useChange } from "../../app/queries.ts";
import { FormProblem } from "../../components/form-problem.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { TeamFields } from "./team-fields.tsx";

const usual = (): UnitInput["newTeam"] => ({
  name: "",
  headId: null,
  dayStart: "09:00",
  dayEnd: "18:00",
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  calendar: "none",
});

/** Adds a team no import brought. */
export function NewTeamModal({ onClose }: { onClose: () => void }) {
  const { t } = useTexts();
  const [draft, setDraft] = useState(usual);
  const add = useChange(createTeamRoute, {
    quiet: true,
    onDone: ({ name }) => {
      notifications.show({ color: "teal", message: t("people.teamAdded", { name }) });
      onClose();
    },
  });
  const errors = add.error?.fields ?? {};
  const set = (next: Partial<UnitInput["newTeam"]>) => setDraft((now) => ({ ...now, ...next }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ body: draft });
  };
  return (
    <Modal opened onClose={onClose} title={t("people.teamAdd")} closeButtonProps={{ "aria-label": t("common.close") }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <FormProblem problem={add.error} mb="md" />
          <TextInput
            label={t("people.name")}
            description={t("people.teamNameLead")}
            required
            data-autofocus
            value={draft.name}
            error={errors.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <TeamFields value={draft} errors={errors} onChange={set} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" loading={add.isPending}>
              {t("people.teamAdd")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
