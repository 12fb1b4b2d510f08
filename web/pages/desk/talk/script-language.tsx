import { SegmentedControl } from "@mantine/core";
import { type Locale, locales } from "../../../../messages/locale.ts";
import { useTexts } from "../../../texts/use-texts.ts";

/** Which language the client is spoken to in. */
export function ScriptLanguage({ locale, onChange }: { locale: Locale; onChange: (locale: Locale) => void }) {
  const { t } = useTexts();
  const names: Record<Locale, string> = { en: t("common.menu.english"), ru: t("common.menu.russian") };
  return (
    <SegmentedControl
      size="xs"
      aria-label={t("desk.contact.language")}
      value={locale}
      onChange={(value) => onChange(locales.find((one) => one === value) ?? locale)}
      data={locales.map((one) => ({ value: one, label: <span lang={one}>{names[one]}</span> }))}
    />
  );
}
