import { Button, Checkbox, Group, NativeSelect, Paper, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { ContactView } from "../../../contracts/inventory.ts";
import { updateContactRoute } from "../../../contracts/routes/inventory.ts";
import { useChange } from "../../app/queries.ts";
import { DayInput } from "../../components/day-input.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import type { DossierSaver } from "./autosave/dossier-saver.ts";
import { channels, contactKey, contactParts } from "./autosave/field-codec.ts";
import { SavedField } from "./autosave/saved-field.tsx";
import { ConsentField } from "./consent-field.tsx";

interface ContactCardProps {
  contact: ContactView;
  handoverId: string;
  saver: DossierSaver;
}

/** A person at the client, every field saved by itself. */
export function ContactCard({ contact, handoverId, saver }: ContactCardProps) {
  const { t, label, day } = useTexts();
  const confirm = useChange(updateContactRoute, {
    onDone: () => notifications.show({ message: t("dossier.contacts.confirmed") }),
  });
  const confirmToday = async () => {
    await saver.flush();
    confirm.mutate({ params: { handoverId, contactId: contact.id }, body: { verified: true }, ifMatch: saver.version });
  };
  const field = { saver, contact };
  return (
    <Paper withBorder p="sm" component="article" aria-label={contact.name}>
      <Stack gap="xs">
        <SimpleGrid cols={{ base: 1, xs: 2, xl: 3 }} spacing="sm" verticalSpacing="xs">
          <TextField {...field} name="name" label={t("dossier.contacts.name")} />
          <TextField {...field} name="title" label={t("dossier.contacts.titleOf")} />
          <CodeField
            {...field}
            name="part"
            label={t("dossier.contacts.part")}
            options={contactParts.map((part) => ({ value: part, label: label("contactPart", part) }))}
          />
          <TextField {...field} name="email" type="email" label={t("dossier.contacts.email")} />
          <TextField {...field} name="phone" type="tel" label={t("dossier.contacts.phone")} />
          <CodeField
            {...field}
            name="locale"
            label={t("dossier.contacts.locale")}
            options={[
              { value: "", label: t("dossier.languages.unknown") },
              { value: "en", label: t("dossier.languages.en") },
              { value: "ru", label: t("dossier.languages.ru") },
            ]}
          />
        </SimpleGrid>
        <Group gap="sm" justify="space-between">
          <Text size="sm" c="dimmed">
            {contact.verifiedOn
              ? t("dossier.contacts.verified", { day: day(contact.verifiedOn) })
              : t("dossier.contacts.never")}
          </Text>
          <Button size="compact-sm" variant="default" onClick={() => void confirmToday()} loading={confirm.isPending}>
            {t("dossier.contacts.confirm")}
          </Button>
        </Group>
        <details>
          <Text component="summary" size="sm">
            {t("dossier.contacts.more")}
          </Text>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" mt="xs">
            <ConsentField saver={saver} contactId={contact.id} />
            <DoNotContactField {...field} />
            <LeftOnField {...field} />
          </SimpleGrid>
        </details>
      </Stack>
    </Paper>
  );
}

interface ContactFieldProps {
  saver: DossierSaver;
  contact: ContactView;
}

interface TextFieldProps extends ContactFieldProps {
  name: "name" | "title" | "email" | "phone";
  label: string;
  type?: "text" | "email" | "tel";
}

function TextField({ saver, contact, name, label, type = "text" }: TextFieldProps) {
  return (
    <SavedField saver={saver} field={contactKey(contact.id, name)} label={label}>
      {({ value, onType, onBlur, error, mark }) => (
        <TextInput
          size="sm"
          type={type}
          label={label}
          value={value}
          onChange={(event) => onType(event.currentTarget.value)}
          onBlur={onBlur}
          error={error}
          rightSection={mark}
        />
      )}
    </SavedField>
  );
}

function LeftOnField({ saver, contact }: ContactFieldProps) {
  const { t } = useTexts();
  const label = t("dossier.contacts.leftOn");
  return (
    <SavedField saver={saver} field={contactKey(contact.id, "leftOn")} label={label}>
      {({ value, onType, onBlur, error }) => (
        <DayInput
          size="sm"
          label={label}
          value={value || null}
          onChange={(day) => onType(day ?? "")}
          onBlur={onBlur}
          error={error}
        />
      )}
    </SavedField>
  );
}

interface CodeFieldProps extends ContactFieldProps {
  name: "part" | "locale";
  label: string;
  options: { value: string; label: string }[];
}

function CodeField({ saver, contact, name, label, options }: CodeFieldProps) {
  const show = (code: string) => options.find(({ value }) => value === code)?.label ?? code;
  return (
    <SavedField saver={saver} field={contactKey(contact.id, name)} label={label} show={show}>
      {({ value, onType, onBlur, error }) => (
        <NativeSelect
          size="sm"
          label={label}
          data={options}
          value={value}
          onChange={(event) => onType(event.currentTarget.value)}
          onBlur={onBlur}
          error={error}
        />
      )}
    </SavedField>
  );
}

function DoNotContactField({ saver, contact }: ContactFieldProps) {
  const { t, label, list } = useTexts();
  const name = t("dossier.contacts.doNotContact");
  const parts = (text: string) => text.split(",").filter(Boolean);
  const show = (text: string) => list(parts(text).map((channel) => label("channel", channel)));
  return (
    <SavedField saver={saver} field={contactKey(contact.id, "doNotContact")} label={name} show={show}>
      {({ value, onType, onBlur, error }) => (
        <Checkbox.Group
          label={name}
          value={parts(value)}
          onChange={(chosen) => onType(chosen.toSorted().join(","))}
          onBlur={onBlur}
          error={error}
        >
          <Group gap="md" mt={6}>
            {channels.map((channel) => (
              <Checkbox key={channel} value={channel} label={label("channel", channel)} size="xs" />
            ))}
          </Group>
        </Checkbox.Group>
      )}
    </SavedField>
  );
}
