import { Stack, Text } from "@mantine/core";
import type { DossierView } from "../../../contracts/inventory.ts";
import { Panel } from "../../components/panel.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { AddContactForm } from "./add-contact-form.tsx";
import type { DossierSaver } from "./autosave/dossier-saver.ts";
import { ContactCard } from "./contact-card.tsx";
import { ContactFacts } from "./contact-facts.tsx";

/** Who is there at the client; `saver` null: only to be read. */
export function ContactsPanel({ dossier, saver }: { dossier: DossierView; saver: DossierSaver | null }) {
  const { t } = useTexts();
  const handoverId = dossier.handover.id;
  return (
    <Panel title={t("dossier.contacts.title")}>
      <Stack gap="sm">
        {dossier.contacts.length === 0 ? <Text c="dimmed">{t("dossier.contacts.empty")}</Text> : null}
        {dossier.contacts.map((contact) =>
          saver ? (
            <ContactCard key={contact.id} contact={contact} handoverId={handoverId} saver={saver} />
          ) : (
            <ContactFacts key={contact.id} contact={contact} />
          ),
        )}
        {saver ? <AddContactForm handoverId={handoverId} /> : null}
      </Stack>
    </Panel>
  );
}
