import { Button, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { DepartmentNoticeItem } from "../../../contracts/departments.ts";
import { isAwaited, isUnanswered } from "../../pages/department/is-unanswered.ts";
import { useLinkTexts } from "../link-texts.ts";
import { useDepartmentWords } from "./use-department-words.ts";

const AT_ONCE = 50;

/** The clients of a notice, what is open at the department first; the rest is there on request. */
export function DepartmentClients({ items }: { items: readonly DepartmentNoticeItem[] }) {
  const { locale, say } = useLinkTexts();
  const words = useDepartmentWords(locale);
  const [shown, setShown] = useState(AT_ONCE);
  const left = items.length - shown;
  if (items.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={2}>{words.list}</Title>
      {items.slice(0, shown).map((item) => (
        <ClientCard key={item.handoverId} item={item} />
      ))}
      {left > 0 ? (
        <Button variant="default" onClick={() => setShown(shown + 10 * AT_ONCE)}>
          {say(words.more, { count: left })}
        </Button>
      ) : null}
    </Stack>
  );
}

function ClientCard({ item }: { item: DepartmentNoticeItem }) {
  const { locale, say, date, instant } = useLinkTexts();
  const words = useDepartmentWords(locale);
  const { newOwner, person, openOrders, receivableMinor, openQuestions, objection, settlement } = item;
  const lines = [
    newOwner ? say(words.newOwner, { name: newOwner.name, date: date(item.effectiveDate) }) : words.noOwner,
    person ? say(words.person, { name: person.name }) : words.noPerson,
    openOrders > 0 ? say(words.orders, { count: openOrders }) : null,
    receivableMinor > 0 ? words.owes : null,
    ...openQuestions.map(({ text }) => say(words.question, { text })),
    objection === null ? null : say(words.objected, { text: objection }),
    settlement === null
      ? null
      : say(words.settled, {
          text: settlement.text,
          name: settlement.byName ?? "—",
          date: instant(settlement.at),
        }),
    standingOf(item, words),
  ].filter((line) => line !== null);
  return (
    <Paper withBorder p="sm" bg="var(--handover-raised)">
      <Text fw={600}>{item.clientName}</Text>
      {lines.map((line) => (
        <Text key={line} size="sm">
          {line}
        </Text>
      ))}
    </Paper>
  );
}

/** What is still to be done for a client; an objection and its answer say it themselves. */
function standingOf(item: DepartmentNoticeItem, words: ReturnType<typeof useDepartmentWords>): string | null {
  if (item.objection !== null) return null;
  if (isAwaited(item)) return words.awaitsYou;
  return isUnanswered(item) ? words.needsNone : words.answered;
}
