import { Button, Group } from "@mantine/core";
import { Link, useRouterState } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { PageHeader } from "../../components/page-header.tsx";
import { useTexts } from "../../texts/use-texts.ts";

const places = [
  { to: "/settings", text: "settings.nav.policies", lead: "settings.policiesLead" },
  { to: "/settings/calendars", text: "settings.nav.calendars", lead: "settings.calendarsLead" },
  { to: "/settings/offers", text: "settings.nav.offers", lead: "settings.offersLead" },
  { to: "/settings/templates", text: "settings.nav.templates", lead: "settings.templatesLead" },
  { to: "/settings/live", text: "settings.nav.live", lead: "settings.liveLead" },
] as const;

/** What every page of settings has: its name, and the way to the others. */
export function SettingsFrame({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  const { t } = useTexts();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const here = places.find((place) => place.to === path) ?? places[0];
  return (
    <>
      <PageHeader title={t(here.text)} lead={t(here.lead)} actions={actions} />
      <Group component="nav" aria-label={t("settings.nav.label")} gap={4} mb="md">
        {places.map(({ to, text }) => (
          <Button
            key={to}
            component={Link}
            to={to}
            size="xs"
            variant={to === here.to ? "light" : "subtle"}
            aria-current={to === here.to ? "page" : undefined}
          >
            {t(text)}
          </Button>
        ))}
      </Group>
      {children}
    </>
  );
}
