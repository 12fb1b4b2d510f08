import { Center, Container, Group, Loader, SegmentedControl, Stack } from "@mantine/core";
import { type ReactNode, Suspense } from "react";
import { type Locale, locales } from "../../messages/locale.ts";
import { useLinkTexts } from "./link-texts.ts";

const names: Record<Locale, string> = { en: "English", ru: "Русский" };

/** One column, made for a telephone first. */
export function Frame({ children, onLocale }: { children: ReactNode; onLocale: (locale: Locale) => void }) {
  const { words, locale } = useLinkTexts();
  const choose = (chosen: string) => onLocale(locales.find((one) => one === chosen) ?? "en");
  return (
    <Container size={620} py="lg" px="md">
      <Stack gap="lg">
        <main>
          <Suspense fallback={<Waiting />}>{children}</Suspense>
        </main>
        <Group component="footer" justify="center">
          <SegmentedControl
            size="xs"
            aria-label={words.linkPage.language}
            value={locale}
            onChange={choose}
            data={locales.map((one) => ({ value: one, label: <span lang={one}>{names[one]}</span> }))}
          />
        </Group>
      </Stack>
    </Container>
  );
}

export function Waiting() {
  const { words } = useLinkTexts();
  return (
    <Center mih="50dvh" role="status">
      <Loader aria-label={words.linkPage.loading} />
    </Center>
  );
}
