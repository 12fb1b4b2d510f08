import { Button, Group, MultiSelect, NativeSelect, NumberInput, Stack, TagsInput, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useState } from "react";
import type { PersonChange } from "../../../contracts/person.ts";
import { changePersonRoute, createPersonRoute } from "../../../contracts/routes/people.ts";
import { grades, roles } from "../../../domain/codes.ts";
import { useChange } from "../../app/queries.ts";
import { FormProblem } from "../../components/form-problem.tsx";
import { PersonSelect } from "../../components/person-select.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import type { Department } from "./departments-panel.tsx";
import type { Person } from "./filter-people.ts";
import type { Team } from "./teams-panel.tsx";

interface PersonFormProps {
  person: Person | null;
  people: readonly Person[];
  teams: readonly Team[];
  departments: readonly Department[];
  onSaved: () => void;
}

const blank = {
  name: "",
  email: null,
  phone: null,
  roles: [],
  teamId: null,
  departmentId: null,
  superiorId: null,
  grade: "manager",
  locale: "en",
  languages: ["en"],
  industries: [],
  capacity: 60,
} as const;

/** Only what was typed is sent; the rest stays as it is meanwhile. */
export function PersonForm({ person, people, teams, departments, onSaved }: PersonFormProps) {
  const { t, label } = useTexts();
  const [draft, setDraft] = useState<PersonChange>({});
  const onDone = (saved: { name: string }) => {
    notifications.show({ color: "teal", message: t("people.saved", { name: saved.name }) });
    onSaved();
  };
  const create = useChange(createPersonRoute, { quiet: true, onDone });
  const change = useChange(changePersonRoute, { quiet: true, onDone });
  const shown = { ...blank, ...person, ...draft };
  const problem = create.error ?? change.error;
  const errors = problem?.fields ?? {};
  const set = (next: PersonChange) => setDraft((now) => ({ ...now, ...next }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (person) change.mutate({ params: { personId: person.id }, body: draft });
    else create.mutate({ body: { name: "", ...draft } });
  };
  const none = { value: "", label: t("people.none") };
  return (
    <form onSubmit={submit} noValidate aria-label={t("people.details")}>
      <Stack gap="sm">
        <FormProblem problem={problem} mb="md" />
        <TextInput
          label={t("people.name")}
          required
          value={shown.name}
          error={errors.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Group grow align="flex-start">
          <TextInput
            type="email"
            label={t("people.email")}
            value={shown.email ?? ""}
            error={errors.email}
            onChange={(event) => set({ email: event.currentTarget.value || null })}
          />
          <TextInput
            type="tel"
            label={t("people.phone")}
            value={shown.phone ?? ""}
            error={errors.phone}
            onChange={(event) => set({ phone: event.currentTarget.value || null })}
          />
        </Group>
        <MultiSelect
          label={t("people.roles")}
          value={[...shown.roles]}
          error={errors.roles}
          onChange={(chosen) => set({ roles: roles.filter((role) => chosen.includes(role)) })}
          data={roles.map((role) => ({ value: role, label: label("role", role) }))}
        />
        <Group grow align="flex-start">
          <NativeSelect
            label={t("people.team")}
            value={shown.teamId ?? ""}
            error={errors.teamId}
            onChange={(event) => set({ teamId: event.currentTarget.value || null })}
            data={[none, ...teams.map((team) => ({ value: team.id, label: team.name }))]}
          />
          <NativeSelect
            label={t("people.department")}
            value={shown.departmentId ?? ""}
            error={errors.departmentId}
            onChange={(event) => set({ departmentId: event.currentTarget.value || null })}
            data={[none, ...departments.map((one) => ({ value: one.id, label: label("department", one.code) }))]}
          />
        </Group>
        <PersonSelect
          label={t("people.superior")}
          value={shown.superiorId ?? null}
          name={people.find((one) => one.id === shown.superiorId)?.name}
          error={errors.superiorId}
          without={[person?.id ?? null]}
          onChange={(superiorId) => set({ superiorId })}
        />
        <Group grow align="flex-start">
          <NativeSelect
            label={t("people.grade")}
            value={shown.grade}
            onChange={(event) => set({ grade: grades.find((one) => one === event.currentTarget.value) ?? "manager" })}
            data={grades.map((grade) => ({ value: grade, label: label("grade", grade) }))}
          />
          <NativeSelect
            label={t("people.locale")}
            value={shown.locale}
            onChange={(event) => set({ locale: event.currentTarget.value === "ru" ? "ru" : "en" })}
            data={[
              { value: "en", label: t("common.menu.english") },
              { value: "ru", label: t("common.menu.russian") },
            ]}
          />
        </Group>
        <TagsInput
          label={t("people.languages")}
          description={t("people.languagesLead", { codes: "en, ru, de" })}
          value={[...(shown.languages ?? [])]}
          error={errors.languages}
          onChange={(languages) => set({ languages })}
        />
        <TagsInput
          label={t("people.industries")}
          description={t("people.industriesLead")}
          value={[...(shown.industries ?? [])]}
          error={errors.industries}
          onChange={(industries) => set({ industries })}
        />
        <NumberInput
          label={t("people.capacity")}
          value={shown.capacity}
          error={errors.capacity}
          hideControls
          onChange={(value) => set({ capacity: Number(value) })}
        />
        <Group>
          <Button type="submit" loading={create.isPending || change.isPending}>
            {t("common.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
