import { AppShell, Burger, Button, Group, Kbd, NavLink, Stack, Text, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { AccountButton } from "../components/account-button.tsx";
import { ConnectionBanner } from "../components/connection-banner.tsx";
import { Outline } from "../components/states.tsx";
import { takeOwnLocale } from "../texts/i18n.ts";
import { TextsOfYear } from "../texts/texts-provider.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { useKeys } from "./keys.ts";
import { navItems } from "./nav.ts";
import { MeContext, useMe, useMeReading } from "./session.tsx";
import classes from "./shell.module.css";

const AccountMenu = lazy(() =>
  import("../components/account-menu.tsx").then((module) => ({ default: module.AccountMenu })),
);
const CommandPalette = lazy(() =>
  import("../components/command-palette.tsx").then((module) => ({ default: module.CommandPalette })),
);
const KeysHelp = lazy(() => import("../components/keys-help.tsx").then((module) => ({ default: module.KeysHelp })));
const DemoBar = lazy(() => import("../components/demo-bar.tsx").then((module) => ({ default: module.DemoBar })));

/** The frame of every signed-in screen: menu, search, account, and whether the line is alive. */
export function Shell() {
  const me = useMeReading();
  return (
    <MeContext value={me}>
      <TextsOfYear year={new Date(me.businessNow).getFullYear()}>
        <Frame />
      </TextsOfYear>
    </MeContext>
  );
}

function Frame() {
  const { t } = useTexts();
  const me = useMe();
  const [menu, { toggle, close }] = useDisclosure(false);
  const [overlay, setOverlay] = useState<"palette" | "keys" | null>(null);
  useEffect(() => void takeOwnLocale(me.locale), [me.locale]);
  useKeys({
    "mod+KeyK": () => setOverlay("palette"),
    "shift+Slash": () => setOverlay("keys"),
  });
  return (
    <AppShell
      layout="alt"
      header={{ height: 52 }}
      navbar={{ width: 224, breakpoint: "sm", collapsed: { mobile: !menu } }}
      padding="md"
    >
      <a className="skip" href="#content">
        {t("common.menu.skip")}
      </a>
      <AppShell.Header className={classes.header}>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Burger opened={menu} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t("common.menu.open")} />
          <Button
            variant="default"
            size="xs"
            leftSection={<IconSearch size={14} />}
            rightSection={<Kbd size="xs">⌘K</Kbd>}
            onClick={() => setOverlay("palette")}
            className={classes.search}
          >
            {t("common.palette.open")}
          </Button>
          <Account />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar} aria-label={t("common.nav.label")}>
        <Mark
          onClose={close}
          burger={<Burger opened onClick={close} hiddenFrom="sm" size="sm" aria-label={t("common.close")} />}
        />
        <NavLinks onFollow={close} />
        <Text size="xs" c="dimmed" p="md" mt="auto">
          {me.company.name}
        </Text>
      </AppShell.Navbar>
      <AppShell.Main id="content">
        {me.demo ? (
          <Suspense fallback={null}>
            <DemoBar />
          </Suspense>
        ) : null}
        <ConnectionBanner />
        <Suspense fallback={<Outline />}>
          <Outlet />
        </Suspense>
        {overlay ? (
          <Suspense fallback={null}>
            {overlay === "palette" ? <CommandPalette me={me} onClose={() => setOverlay(null)} /> : null}
            {overlay === "keys" ? <KeysHelp onClose={() => setOverlay(null)} /> : null}
          </Suspense>
        ) : null}
      </AppShell.Main>
    </AppShell>
  );
}

/** The menu comes with the first press of its button. */
function Account() {
  const me = useMe();
  const [opened, setOpened] = useState(false);
  const button = <AccountButton name={me.name} onClick={() => setOpened(true)} />;
  return opened ? (
    <Suspense fallback={button}>
      <AccountMenu me={me} />
    </Suspense>
  ) : (
    button
  );
}

function Mark({ onClose, burger }: { onClose: () => void; burger: React.ReactNode }) {
  const { t } = useTexts();
  return (
    <Group justify="space-between" px="md" h={52} wrap="nowrap">
      <UnstyledButton component={Link} to="/" onClick={onClose}>
        <Group gap="xs" wrap="nowrap">
          <img src="/mark.svg" alt="" width={26} height={26} />
          <Text fw={650}>{t("common.product")}</Text>
        </Group>
      </UnstyledButton>
      {burger}
    </Group>
  );
}

function NavLinks({ onFollow }: { onFollow: () => void }) {
  const { t } = useTexts();
  const me = useMe();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const items = navItems.filter((item) => item.isFor(me));
  const isHere = (to: string) => (to === "/" ? path === "/" || path.startsWith("/tasks/") : path.startsWith(to));
  // The longest address that fits is the one shown as the present page.
  const here = items.filter(({ to }) => isHere(to)).sort((one, other) => other.to.length - one.to.length)[0];
  return (
    <Stack gap={2} px="xs" component="ul" className={classes.list}>
      {items.map((item) => (
        <li key={item.to}>
          <NavLink
            component={Link}
            to={item.to}
            label={t(item.text)}
            leftSection={<item.icon size={18} stroke={1.6} aria-hidden />}
            active={item === here}
            aria-current={item === here ? "page" : undefined}
            onClick={onFollow}
            className={classes.link}
          />
        </li>
      ))}
    </Stack>
  );
}
