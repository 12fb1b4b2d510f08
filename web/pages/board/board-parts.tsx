import { Badge, Group, List, Progress, Text } from "@mantine/core";
import type { BoardBlocker, BoardItem } from "../../../contracts/routes/board.ts";
import { useMe } from "../../app/session.tsx";
import { type Texts, useTexts } from "../../texts/use-texts.ts";

/** What holds a departure up, in a sentence. */
export function describeBlocker({ t, label }: Texts, { code, stage, taskKind, count }: BoardBlocker): string {
  return t(`board.blocker.${code}`, { count, stage: label("stage", stage), task: label("task", taskKind) });
}

export function LastDay({ item }: { item: BoardItem }) {
  const { t, day } = useTexts();
  const { calendarDaysLeft, workingDaysLeft } = item;
  const isPast = calendarDaysLeft < 0;
  return (
    <>
      <Text size="sm">{day(item.lastWorkingDay)}</Text>
      <Text size="xs" c={isPast ? "var(--mantine-color-error)" : "dimmed"}>
        {isPast ? t("board.past", { days: -calendarDaysLeft }) : t("board.left", { days: workingDaysLeft })}
      </Text>
    </>
  );
}

export function StageNow({ item }: { item: BoardItem }) {
  const { t, label } = useTexts();
  return (
    <Group gap={6}>
      <Text size="sm">{label("currentStage", item.stage)}</Text>
      <Badge size="sm" variant="light" color={item.late ? "red" : "gray"}>
        {t(item.late ? "board.late" : "board.onTime")}
      </Badge>
    </Group>
  );
}

export function Blockers({ item }: { item: BoardItem }) {
  const texts = useTexts();
  if (item.blockers.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {texts.t("board.none")}
      </Text>
    );
  return (
    <List size="sm" spacing={2}>
      {item.blockers.map((blocker) => (
        <List.Item key={`${blocker.code}:${blocker.stage}:${blocker.taskKind}`}>
          {describeBlocker(texts, blocker)}
        </List.Item>
      ))}
    </List>
  );
}

export function AtRisk({ item: { atRisk } }: { item: BoardItem }) {
  const { t, number } = useTexts();
  return (
    <>
      <Text size="sm">{number(atRisk.clients)}</Text>
      {atRisk.clientsWithSigns > 0 ? (
        <Text size="xs" c="dimmed">
          {t("board.withSigns", { count: atRisk.clientsWithSigns })}
        </Text>
      ) : null}
    </>
  );
}

/** Not known to who sees no clients, nor before the inventory. */
export function RevenueAtRisk({ item: { atRisk } }: { item: BoardItem }) {
  const { t, money } = useTexts();
  const { company } = useMe();
  if (atRisk.annualRevenueMinor === null) return "—";
  const signs = atRisk.annualRevenueWithSignsMinor;
  return (
    <>
      <Text size="sm">{money(atRisk.annualRevenueMinor, company.currency, true)}</Text>
      {signs ? (
        <Text size="xs" c="dimmed">
          {t("board.revenueWithSigns", { amount: money(signs, company.currency, true) })}
        </Text>
      ) : null}
    </>
  );
}

export function Completeness({ item: { completeness } }: { item: BoardItem }) {
  const { t, percent } = useTexts();
  if (completeness === null) return "—";
  return (
    <>
      <Text size="sm">{percent(completeness)}</Text>
      <Progress value={completeness} size="sm" aria-label={t("board.column.completeness")} />
    </>
  );
}
