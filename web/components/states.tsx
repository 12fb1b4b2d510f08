import { Alert, Button, Center, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconCloudOff, IconLock, IconMapOff } from "@tabler/icons-react";
import type { UseQueryResult } from "@tanstack/react-query";
import { Link, useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Problem } from "../app/problem.ts";
import { describeProblem } from "../texts/describe-problem.ts";
import { useTexts } from "../texts/use-texts.ts";

/** What is read, once it is there; until then its outline, and instead of it what went wrong and what to do next. */
export function Loaded<T>({
  query,
  children,
  outline,
}: {
  query: UseQueryResult<T, Problem>;
  children: (data: T) => ReactNode;
  outline?: ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <Failed problem={query.error} onRetry={() => void query.refetch()} />;
  return outline ?? <Outline />;
}

export function Outline({ rows = 6 }: { rows?: number }) {
  const { t } = useTexts();
  return (
    <Stack gap="sm" role="status" aria-label={t("common.state.loading")}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={32} radius="sm" />
      ))}
    </Stack>
  );
}

/** Nothing to show, and what to do about it. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <Center py="xl">
      <Stack align="center" gap="xs" maw={480} ta="center">
        <Text fw={600}>{title}</Text>
        {children ? <Text c="dimmed">{children}</Text> : null}
        {action}
      </Stack>
    </Center>
  );
}

export function Failed({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  const texts = useTexts();
  if (problem.status === 403) return <ForbiddenState />;
  if (problem.status === 404) return <NotFoundState />;
  return (
    <Alert color="red" icon={<IconCloudOff />} title={texts.t("common.state.failed")} role="alert">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{describeProblem(texts, problem)}</Text>
        {onRetry ? (
          <Button size="xs" variant="default" onClick={onRetry}>
            {texts.t("common.state.retry")}
          </Button>
        ) : null}
      </Stack>
    </Alert>
  );
}

/** The router's own failure: a page that could not be loaded, or a role that may not see it. */
export function FailedState({ error }: { error: unknown }) {
  const router = useRouter();
  const problem = error instanceof Problem ? error : new Problem({ status: 500, detail: String(error) });
  return <Failed problem={problem} onRetry={() => void router.invalidate()} />;
}

export function NotFoundState() {
  const { t } = useTexts();
  return (
    <Dead icon={<IconMapOff size={40} />} title={t("common.state.notFound")} lead={t("common.state.notFoundLead")} />
  );
}

export function ForbiddenState() {
  const { t } = useTexts();
  return (
    <Dead icon={<IconLock size={40} />} title={t("common.state.forbidden")} lead={t("common.state.forbiddenLead")} />
  );
}

function Dead({ icon, title, lead }: { icon: ReactNode; title: string; lead: string }) {
  const { t } = useTexts();
  return (
    <Center py={64}>
      <Stack align="center" gap="sm" maw={460} ta="center">
        <Group c="dimmed" aria-hidden>
          {icon}
        </Group>
        <Title order={1}>{title}</Title>
        <Text c="dimmed">{lead}</Text>
        <Button component={Link} to="/" variant="default">
          {t("common.state.toWork")}
        </Button>
      </Stack>
    </Center>
  );
}
