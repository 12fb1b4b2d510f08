import { Anchor, Breadcrumbs, Group, Stack, Text, Title } from "@mantine/core";
import { Link, useRouterState } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { useTexts } from "../texts/use-texts.ts";

export interface Crumb {
  label: string;
  to: string;
}

/** The page's name, what it belongs to, and what can be done here. Who came by a link hears the name first. */
export function PageHeader({
  title,
  lead,
  crumbs = [],
  actions,
}: {
  title: string;
  lead?: ReactNode;
  crumbs?: readonly Crumb[];
  actions?: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const visits = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const first = useRef(true);
  useTitle(title);
  useEffect(() => {
    if (!first.current || document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
    first.current = false;
  }, [visits]);
  return (
    <Stack gap={4} mb="lg">
      {crumbs.length > 0 ? (
        <Breadcrumbs separatorMargin={6}>
          {crumbs.map(({ label, to }) => (
            <Anchor key={to} component={Link} to={to} size="sm">
              {label}
            </Anchor>
          ))}
        </Breadcrumbs>
      ) : null}
      <Group justify="space-between" align="flex-start" gap="sm">
        <Title order={1} ref={heading} tabIndex={-1}>
          {title}
        </Title>
        {actions ? <Group gap="xs">{actions}</Group> : null}
      </Group>
      {lead ? (
        <Text c="dimmed" component="div">
          {lead}
        </Text>
      ) : null}
    </Stack>
  );
}

/** The window's name, "Departures · Handover". */
export function useTitle(title: string): void {
  const { t } = useTexts();
  const product = t("common.product");
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
}
