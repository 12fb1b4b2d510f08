import { Center, Group, Image, Paper, Stack, Text, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { setLocaleRoute } from "../../../contracts/routes/session.ts";
import type { Locale } from "../../../messages/locale.ts";
import { useChange } from "../../app/queries.ts";
import { LanguageSwitch } from "../../components/language-switch.tsx";
import { useTitle } from "../../components/page-header.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { SignInForm } from "./sign-in-form.tsx";

export function SignInPage() {
  const { t } = useTexts();
  const { to } = useSearch({ strict: false }) as { to?: string };
  const navigate = useNavigate();
  const cache = useQueryClient();
  useTitle(t("common.signIn.title"));
  const saveLocale = useChange(setLocaleRoute, { quiet: true });
  const [chosen, setChosen] = useState<Locale | null>(null);
  const enter = () => {
    cache.clear();
    // Who chose a language at the door wants their mails in it too.
    if (chosen) saveLocale.mutate({ body: { locale: chosen } });
    void navigate({ href: to ?? "/" });
  };
  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack w="100%" maw={380} gap="lg">
        <Group gap="sm">
          <Image src="/mark.svg" alt="" w={36} />
          <div>
            <Text fw={650} size="lg">
              {t("common.product")}
            </Text>
            <Text c="dimmed" size="sm">
              {t("common.signIn.lead")}
            </Text>
          </div>
        </Group>
        <Paper withBorder p="lg">
          <Stack>
            <Title order={1}>{t("common.signIn.title")}</Title>
            <SignInForm onSignedIn={enter} />
          </Stack>
        </Paper>
        <LanguageSwitch onChange={setChosen} />
      </Stack>
    </Center>
  );
}
