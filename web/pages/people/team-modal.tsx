import { Autocomplete, Button, Group, Modal, Select, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useState } from "react";
import { listCalendarsRoute } from "../../../contracts/routes/calendars.ts";
import { changeTeamRoute } from "../../../contracts/routes/units.ts";
import type { UnitInput } from "../../../contracts/unit.ts";
import { useChange, useRead } from "../../app/queries.ts";
import { FormProblem } from "../../components/form-problem.tsx";
import { PersonSelect } from "../../components/person-select.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import type { Team } from "./teams-panel.tsx";

const zones = Intl.supportedValuesOf("timeZone");

/** A team's head, hours, zone and calendar. */
export function TeamModal({ team, onClose }: { team: Team; onClose: () => void }) {
  const { t } = useTexts();
  const calendars = useRead(listCalendarsRoute, { query: {} });
  const [draft, setDraft] = useState<UnitInput["team"]>({});
  const save = useChange(changeTeamRoute, {
    quiet: true,
    onDone: () => {
      notifications.show({ color: "teal", message: t("people.teamSaved", { name: team.name }) });
      onClose();
    },
  });
  const shown = { ...team, ...draft };
  const errors = save.error?.fields ?? {};
  const set = (next: UnitInput["team"]) => setDraft((now) => ({ ...now, ...next }));
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
          <FormProblem problem={save.error} />
          <PersonSelect
            label={t("people.head")}
            ofRole="head"
            value={shown.headId}
            name={team.headName}
            error={errors.headId}
            onChange={(headId) => set({ headId })}
          />
          <Group grow align="flex-start">
            {(["dayStart", "dayEnd"] as const).map((field) => (
              <TextInput
                key={field}
                type="time"
                label={t(`people.${field}`)}
                value={shown[field]}
                error={errors[field]}
                onChange={(event) => set({ [field]: event.currentTarget.value })}
              />
            ))}
          </Group>
          <Select
            label={t("people.zone")}
            searchable
            allowDeselect={false}
            value={shown.zone}
            error={errors.zone}
            limit={50}
            data={zones.includes(shown.zone) ? zones : [shown.zone, ...zones]}
            onChange={(zone) => set(zone === null ? {} : { zone })}
          />
          <Autocomplete
            label={t("people.calendar")}
            description={t("people.calendarLead", { country: "DE", none: "none" })}
            value={shown.calendar}
            error={errors.calendar}
            data={["none", ...(calendars.data?.calendars ?? []).map(({ code }) => code)]}
            onChange={(calendar) => set({ calendar })}
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
