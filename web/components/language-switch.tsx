import { SegmentedControl } from "@mantine/core";
import { type Locale, locales } from "../../messages/locale.ts";
import { switchLocale } from "../texts/i18n.ts";
import { useTexts } from "../texts/use-texts.ts";

/** English or Russian, at once and without a reload. */
export function LanguageSwitch({ onChange }: { onChange?: (locale: Locale) => void }) {
  const { t, locale } = useTexts();
  const names: Record<Locale, string> = { en: t("common.menu.english"), ru: t("common.menu.russian") };
  const choose = (chosen: string) => {
    const wanted = locales.find((one) => one === chosen) ?? "en";
    void switchLocale(wanted).then(() => onChange?.(wanted));
  };
  return (
    <SegmentedControl
      size="xs"
      aria-label={t("common.menu.language")}
      value={locale}
      onChange={choose}
      data={locales.map((one) => ({ value: one, label: <span lang={one}>{names[one]}</span> }))}
    />
  );
}
