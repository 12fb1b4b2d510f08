import { Group, TextInput } from "@mantine/core";
import { DayInput } from "../../components/day-input.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import type { DossierSaver } from "./autosave/dossier-saver.ts";
import { consentParts, consentText, contactKey, isHalfConsent } from "./autosave/field-codec.ts";
import { SavedField } from "./autosave/saved-field.tsx";

/** Consent to offers: the day and where it is on record, saved together. */
export function ConsentField({ saver, contactId }: { saver: DossierSaver; contactId: string }) {
  const { t, day } = useTexts();
  const show = (text: string) => {
    const { on, source } = consentParts(text);
    return on ? t("dossier.contacts.consentSince", { day: day(on), source }) : t("dossier.contacts.consentNone");
  };
  const unready = (text: string) => (isHalfConsent(text) ? t("dossier.contacts.consentHalf") : undefined);
  return (
    <SavedField
      saver={saver}
      field={contactKey(contactId, "consent")}
      label={t("dossier.contacts.consent")}
      show={show}
      unready={unready}
    >
      {({ value, onType, onBlur, error, mark }) => {
        const { on, source } = consentParts(value);
        return (
          <Group gap="xs" align="flex-start" grow role="group" aria-label={t("dossier.contacts.consent")}>
            <DayInput
              size="sm"
              label={t("dossier.contacts.consentOn")}
              value={on || null}
              onChange={(day) => onType(consentText(day ?? "", source))}
              onBlur={onBlur}
              error={error}
            />
            <TextInput
              size="sm"
              label={t("dossier.contacts.consentSource")}
              value={source}
              onChange={(event) => onType(consentText(on, event.currentTarget.value))}
              onBlur={onBlur}
              rightSection={mark}
            />
          </Group>
        );
      }}
    </SavedField>
  );
}
