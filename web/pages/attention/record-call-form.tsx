import { Button, Group, Radio, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useState } from "react";
import type { DossierView } from "../../../contracts/inventory.ts";
import { recordCallRoute } from "../../../contracts/routes/send-list.ts";
import { gates } from "../../../domain/gates.ts";
import { useChange } from "../../app/queries.ts";
import { FormProblem } from "../../components/form-problem.tsx";
import { Panel } from "../../components/panel.tsx";
import { useTexts } from "../../texts/use-texts.ts";

const outcomes = ["reached", "notReached"] as const;
type Outcome = (typeof outcomes)[number];

interface RecordCallFormProps {
  dossier: DossierView;
  onCalled: (what: string, reached: boolean) => void;
}

/** How a call to the client ended, with what it said about its own coordinates. */
export function RecordCallForm({ dossier, onCalled }: RecordCallFormProps) {
  const { t, label } = useTexts();
  const { handover } = dossier;
  const contacts = dossier.contacts.filter((contact) => contact.leftOn === null);
  const [outcome, setOutcome] = useState<Outcome>("reached");
  const [note, setNote] = useState("");
  const [contactId, setContactId] = useState<string | null>(null);
  const [email, setEmail] = useState("");
  const [phone, setPhone] = useState("");
  const record = useChange(recordCallRoute, {
    quiet: true,
    onDone: (_answer, { body }) => {
      const what = t(`attention.call.${body.outcome}`);
      setNote("");
      setContactId(null);
      notifications.show({ color: "teal", title: t("attention.call.title"), message: what });
      onCalled(what, body.outcome === "reached");
    },
  });
  const choose = (id: string | null) => {
    const contact = contacts.find((one) => one.id === id);
    setContactId(id);
    setEmail(contact?.email ?? "");
    setPhone(contact?.phone ?? "");
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const contact = contactId
      ? { contact: { contactId, email: email.trim() || null, phone: phone.trim() || null } }
      : {};
    record.mutate({
      params: { handoverId: handover.id },
      body: { outcome, ...(note.trim() ? { note: note.trim() } : {}), ...contact },
    });
  };
  if (handover.gates.length < gates.length)
    return (
      <Panel title={t("attention.call.title")}>
        <Text size="sm">{t("attention.call.notReleased")}</Text>
      </Panel>
    );
  const fields = record.error?.fields ?? {};
  return (
    <Panel title={t("attention.call.title")}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Radio.Group
            label={t("attention.call.outcome")}
            value={outcome}
            onChange={(value) => setOutcome(outcomes.find((one) => one === value) ?? "reached")}
          >
            <Group mt={4}>
              {outcomes.map((value) => (
                <Radio key={value} value={value} label={label("callOutcome", value)} />
              ))}
            </Group>
          </Radio.Group>
          <Textarea
            label={t("attention.call.note")}
            autosize
            minRows={2}
            maxLength={5000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Select
            label={t("attention.call.contact")}
            placeholder={t("attention.call.nobody")}
            clearable
            value={contactId}
            onChange={choose}
            data={contacts.map(({ id, name }) => ({ value: id, label: name }))}
          />
          {contactId ? (
            <>
              <TextInput
                type="email"
                label={t("attention.call.email")}
                value={email}
                onChange={(event) => setEmail(event.currentTarget.value)}
                error={fields["contact.email"]}
              />
              <TextInput
                type="tel"
                label={t("attention.call.phone")}
                value={phone}
                onChange={(event) => setPhone(event.currentTarget.value)}
                error={fields["contact.phone"]}
              />
            </>
          ) : null}
          <FormProblem problem={record.error} />
          <Group>
            <Button type="submit" loading={record.isPending}>
              {t("attention.call.button")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
