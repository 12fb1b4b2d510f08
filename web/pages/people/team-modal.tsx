import { Button, Group, Modal, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useState } from "react";
import { changeTeamRoute } from "../../../contracts/routes/units.ts";
import type { UnitInput } from "../../../contracts/unit.ts";
import { useChange } from "../../app/queries.ts";
import { FormProblem } from "../../components/form-problem.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { TeamFields } from "./team-fields.tsx";
import type { Team } from "./teams-panel.tsx";

/** Changes a team's head, hours, zone and calendar. */
export function TeamModal({ team, onClose }: { team: Team; onClose: () => void }) {
  const { t } = useTexts();
  const [draft, setDraft] = useState<UnitInput["team"]>({});
  const save = useChange(changeTeamRoute, {
    quiet: true,
    onDone: () => {
      notifications.show({ color: "teal", message: t("people.teamSaved", { name: team.name }) });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ params: { teamId: team.id }, body: draft });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("people.change", { name: team.name })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <FormProblem problem={save.error} mb="md" />
          <TeamFields
            value={{ ...team, ...draft }}
            headName={team.headName}
            errors={save.error?.fields ?? {}}
            onChange={(next) => setDraft((now) => ({ ...now, ...next }))}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t("common.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
