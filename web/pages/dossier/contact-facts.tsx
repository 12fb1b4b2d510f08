import { Paper, Stack, Text } from "@mantine/core";
import type { ContactView } from "../../../contracts/inventory.ts";
import { Facts } from "../../components/facts.tsx";
import { useTexts } from "../../texts/use-texts.ts";

/** A person at the client, for who only reads. */
export function ContactFacts({ contact }: { contact: ContactView }) {
  const { t, label, day, list } = useTexts();
  const { marketingConsentOn: on, marketingConsentSource: source } = contact;
  const consent = on
    ? t("dossier.contacts.consentSince", { day: day(on), source: source ?? "" })
    : t("dossier.contacts.consentNone");
  const limits = list(contact.doNotContact.map((channel) => label("channel", channel)));
  return (
    <Paper withBorder p="sm" component="article" aria-label={contact.name}>
      <Stack gap={6}>
        <Text fw={600} size="sm">
          {[contact.name, contact.title].filter(Boolean).join(", ")}
        </Text>
        <Facts
          rows={[
            [t("dossier.contacts.part"), label("contactPart", contact.part)],
            [t("dossier.contacts.email"), contact.email],
            [t("dossier.contacts.phone"), contact.phone],
            [t("dossier.contacts.locale"), contact.locale ? t(`dossier.languages.${contact.locale}`) : null],
            [t("dossier.contacts.consent"), consent],
            [t("dossier.contacts.doNotContact"), limits || t("dossier.contacts.doNotContactNone")],
          ]}
        />
        <Text size="xs" c="dimmed">
          {contact.verifiedOn
            ? t("dossier.contacts.verified", { day: day(contact.verifiedOn) })
            : t("dossier.contacts.never")}
          {contact.leftOn ? ` · ${t("dossier.contacts.left", { day: day(contact.leftOn) })}` : null}
        </Text>
      </Stack>
    </Paper>
  );
}
