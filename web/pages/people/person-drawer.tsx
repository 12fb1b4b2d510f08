import { Drawer, Stack, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { setDeputyRoute } from "../../../contracts/routes/people.ts";
import { useChange } from "../../app/queries.ts";
import { FormProblem } from "../../components/form-problem.tsx";
import { PersonSelect } from "../../components/person-select.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import type { Department } from "./departments-panel.tsx";
import type { Person } from "./filter-people.ts";
import { PersonForm } from "./person-form.tsx";
import { SignInSection } from "./sign-in-section.tsx";
import type { Team } from "./teams-panel.tsx";

interface PersonDrawerProps {
  /** Null: a new one. */
  person: Person | null;
  people: readonly Person[];
  teams: readonly Team[];
  departments: readonly Department[];
  onClose: () => void;
}

/** One person: what is kept of them, their sign-in and who stands in for them. */
export function PersonDrawer({ person, people, teams, departments, onClose }: PersonDrawerProps) {
  const { t } = useTexts();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={person?.name ?? t("people.addTitle")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Stack gap="xl">
        <PersonForm person={person} people={people} teams={teams} departments={departments} onSaved={onClose} />
        {person && !person.left ? (
          <>
            <SignInSection person={person} />
            <DeputySection person={person} people={people} />
          </>
        ) : null}
      </Stack>
    </Drawer>
  );
}

function DeputySection({ person, people }: { person: Person; people: readonly Person[] }) {
  const { t } = useTexts();
  const set = useChange(setDeputyRoute, {
    quiet: true,
    onDone: () => notifications.show({ color: "teal", message: t("people.deputySaved") }),
  });
  const deputyId = set.isPending ? set.variables.body.deputyId : (person.deputyId ?? null);
  return (
    <Stack gap="sm" component="section">
      <Title order={3}>{t("people.deputy")}</Title>
      <FormProblem problem={set.error} mb="md" />
      <PersonSelect
        label={t("people.deputy")}
        description={t("people.deputyLead")}
        value={deputyId}
        name={people.find((one) => one.id === deputyId)?.name}
        without={[person.id]}
        onChange={(chosen) => set.mutate({ params: { personId: person.id }, body: { deputyId: chosen } })}
      />
    </Stack>
  );
}
