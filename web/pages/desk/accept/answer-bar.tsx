import { Button, Group, Text } from "@mantine/core";
import { type Texts, useTexts } from "../../../texts/use-texts.ts";
import type { AnswerBody } from "./answers.ts";

interface AnswerBarProps {
  marked: number;
  body: AnswerBody;
  pending: boolean;
  onDecline: () => void;
  onLater: () => void;
  onAccept: () => void;
  onSubmit: () => void;
}

/** What can be done with the marked rows, and the answer to all with its exact counts. */
export function AnswerBar({ marked, body, pending, onDecline, onLater, onAccept, onSubmit }: AnswerBarProps) {
  const texts = useTexts();
  const { t } = texts;
  const nothing = body.accept.length + body.decline.length === 0;
  return (
    <Group justify="space-between" gap="sm">
      <Group gap="xs">
        <Text size="sm" c="dimmed" role="status">
          {t("desk.accept.marked", { count: marked })}
        </Text>
        <Button size="xs" variant="default" disabled={marked === 0} onClick={onDecline} aria-keyshortcuts="D">
          {t("desk.accept.declineMarked")}
        </Button>
        <Button size="xs" variant="default" disabled={marked === 0} onClick={onLater} aria-keyshortcuts="L">
          {t("desk.accept.laterMarked")}
        </Button>
        <Button size="xs" variant="default" disabled={marked === 0} onClick={onAccept} aria-keyshortcuts="A">
          {t("desk.accept.acceptMarked")}
        </Button>
      </Group>
      <Group gap="sm">
        {body.later > 0 ? <Text size="sm">{t("desk.accept.laterCount", { count: body.later })}</Text> : null}
        <Button onClick={onSubmit} loading={pending} disabled={nothing}>
          {describeAnswers(texts, body)}
        </Button>
      </Group>
    </Group>
  );
}

function describeAnswers({ t, number }: Texts, { accept, decline }: AnswerBody): string {
  if (accept.length > 0 && decline.length > 0)
    return t("desk.accept.submitBoth", { accepted: number(accept.length), declined: number(decline.length) });
  if (accept.length > 0) return t("desk.accept.submitAccept", { count: accept.length });
  if (decline.length > 0) return t("desk.accept.submitDecline", { count: decline.length });
  return t("desk.accept.nothing");
}
