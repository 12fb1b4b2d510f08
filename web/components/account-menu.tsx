import { Menu, SegmentedControl, Stack, Text, useMantineColorScheme } from "@mantine/core";
import { IconApi, IconCalendarOff, IconLogout } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type Me, useSignOut } from "../app/session.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { AccountButton } from "./account-button.tsx";
import { OwnLanguage } from "./own-language.tsx";

/** Who is signed in, their language and look, and the way out; open from the start, as its button was pressed already. */
export function AccountMenu({ me }: { me: Me }) {
  const { t, label } = useTexts();
  const signOut = useSignOut();
  return (
    <Menu position="bottom-end" width={260} keepMounted={false} defaultOpened>
      <Menu.Target>
        <AccountButton name={me.name} />
      </Menu.Target>
      <Menu.Dropdown>
        <Stack gap={2} p="xs">
          <Text fw={600} size="sm">
            {me.name}
          </Text>
          <Text size="xs" c="dimmed">
            {[...me.roles.map((role) => label("role", role)), me.team].filter(Boolean).join(" · ")}
          </Text>
        </Stack>
        <Menu.Divider />
        <Stack gap="xs" p="xs">
          <OwnLanguage />
          <SchemeSwitch />
        </Stack>
        <Menu.Divider />
        <Menu.Item component={Link} to="/account" leftSection={<IconCalendarOff size={16} />}>
          {t("common.menu.away")}
        </Menu.Item>
        <Menu.Item component="a" href="/docs" leftSection={<IconApi size={16} />}>
          {t("common.menu.api")}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          {t("common.menu.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function SchemeSwitch() {
  const { t } = useTexts();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const schemes = ["light", "dark", "auto"] as const;
  return (
    <SegmentedControl
      size="xs"
      aria-label={t("common.menu.scheme")}
      value={colorScheme}
      onChange={(chosen) => setColorScheme(schemes.find((one) => one === chosen) ?? "auto")}
      data={schemes.map((scheme) => ({ value: scheme, label: t(`common.menu.${scheme}`) }))}
    />
  );
}
