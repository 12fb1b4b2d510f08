import { Button, Group, Paper, Text } from "@mantine/core";
import { IconPlayerSkipForward } from "@tabler/icons-react";
import { useEffect } from "react";
import { moveDemoClockRoute, readDemoClockRoute } from "../../contracts/routes/demo.ts";
import { useChange, useRead } from "../app/queries.ts";
import { useTexts } from "../texts/use-texts.ts";

/** Coming to rest writes nothing of which an event would tell. */
const LOOK_AGAIN_MS = 1_000;

/** In a demo's own sign-in: what time it is in the company, and the way to the next due instant. */
export function DemoBar() {
  const { t, instant } = useTexts();
  const clock = useRead(readDemoClockRoute, {});
  const move = useChange(moveDemoClockRoute);
  const { businessNow, nextDueAt, settled, wakes = 0, effects = 0 } = clock.data ?? {};
  const { refetch, dataUpdatedAt } = clock;
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- each look that finds it at work asks for the next
  useEffect(() => {
    if (settled !== false) return;
    const timer = setTimeout(() => void refetch(), LOOK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [settled, dataUpdatedAt, refetch]);
  const advance = () => {
    if (nextDueAt) move.mutate({ body: { to: nextDueAt, wait: true } });
  };
  return (
    <Paper withBorder p="xs" mb="md" component="section" aria-label={t("common.demo.label")}>
      <Group justify="space-between" gap="sm">
        <Text size="sm" role="status" aria-busy={settled !== true || move.isPending}>
          {businessNow ? (
            <>
              {t("common.demo.now")}: <time dateTime={businessNow}>{instant(businessNow)}</time>
            </>
          ) : (
            t("common.state.loading")
          )}
          {settled === false ? ` · ${t("common.demo.settling", { wakes, effects })}` : null}
          {nextDueAt ? ` · ${t("common.demo.nextAt", { at: instant(nextDueAt) })}` : null}
        </Text>
        {nextDueAt === null ? <Text size="sm">{t("common.demo.nothing")}</Text> : null}
        <Button
          size="xs"
          leftSection={<IconPlayerSkipForward size={14} />}
          onClick={advance}
          disabled={!nextDueAt}
          loading={move.isPending}
        >
          {t("common.demo.next")}
        </Button>
      </Group>
    </Paper>
  );
}
