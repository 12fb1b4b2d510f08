import { Button, CloseButton, Group, List, NativeSelect, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useState } from "react";
import type { listUnitsRoute } from "../../../contracts/routes/people.ts";
import { connectSystemRoute, disconnectSystemRoute } from "../../../contracts/routes/units.ts";
import type { Answer } from "../../app/call.ts";
import { useChange } from "../../app/queries.ts";
import { DecideModal } from "../../components/decide-modal.tsx";
import { FormProblem } from "../../components/form-problem.tsx";
import { Panel } from "../../components/panel.tsx";
import { useTexts } from "../../texts/use-texts.ts";

const kinds = ["crm", "mail", "calendar", "telephony", "files", "messenger"] as const;

type System = Answer<typeof listUnitsRoute>["systems"][number];

/** Systems that IT closes for a leaver. */
export function SystemsPanel({ systems }: { systems: readonly System[] }) {
  const { t, label } = useTexts();
  const [name, setName] = useState("");
  const [kind, setKind] = useState<(typeof kinds)[number]>("crm");
  const add = useChange(connectSystemRoute, {
    quiet: true,
    onDone: (added) => {
      setName("");
      notifications.show({ color: "teal", message: t("people.systemSaved", { name: added.name }) });
    },
  });
  const [leaving, setLeaving] = useState<System | null>(null);
  const remove = useChange(disconnectSystemRoute, {
    quiet: true,
    onDone: ({ name: removed }) => {
      setLeaving(null);
      notifications.show({ color: "teal", message: t("people.systemRemoved", { name: removed }) });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ body: { name, kind } });
  };
  return (
    <Panel title={t("people.systems")}>
      <Text size="sm" c="dimmed">
        {t(systems.length === 0 ? "people.systemsEmpty" : "people.systemsLead")}
      </Text>
      <List size="sm">
        {systems.map((system) => (
          <List.Item key={system.id}>
            {system.name} · {label("connectedSystem", system.kind)}
            <CloseButton
              size="sm"
              ml={4}
              style={{ display: "inline-flex", verticalAlign: "middle" }}
              aria-label={t("people.systemRemove", { name: system.name })}
              onClick={() => setLeaving(system)}
            />
          </List.Item>
        ))}
      </List>
      <form onSubmit={submit} noValidate>
        <FormProblem problem={add.error} mb="md" />
        <Group align="flex-end" gap="sm">
          <TextInput
            label={t("people.systemName")}
            value={name}
            error={add.error?.fields.name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <NativeSelect
            label={t("people.systemKind")}
            value={kind}
            onChange={(event) => setKind(kinds.find((one) => one === event.currentTarget.value) ?? "crm")}
            data={kinds.map((one) => ({ value: one, label: label("connectedSystem", one) }))}
          />
          <Button type="submit" variant="default" loading={add.isPending}>
            {t("people.systemAdd")}
          </Button>
        </Group>
      </form>
      {leaving ? (
        <DecideModal
          title={t("people.systemRemove", { name: leaving.name })}
          button={t("people.systemRemoveButton")}
          danger
          pending={remove.isPending}
          problem={remove.error}
          onDecide={() => remove.mutate({ params: { systemId: leaving.id } })}
          onClose={() => setLeaving(null)}
        >
          {t("people.systemRemoveAsk", { name: leaving.name })}
        </DecideModal>
      ) : null}
    </Panel>
  );
}
