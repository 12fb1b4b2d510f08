import { Button, Group, Text } from "@mantine/core";
import type { DepartmentNoticeView } from "../../../contracts/departments.ts";
import { useTexts } from "../../texts/use-texts.ts";
import { countDraft, type Draft } from "./answer-draft.ts";
import { isAwaited, isUnanswered } from "./is-unanswered.ts";

interface AnswerBarProps {
  notice: DepartmentNoticeView;
  draft: Draft;
  pending: boolean;
  onSend: (acknowledgeAll: boolean) => void;
}

/** The answer's buttons, each with its exact count, and what the answer would say. */
export function AnswerBar({ notice, draft, pending, onSend }: AnswerBarProps) {
  const { t, list } = useTexts();
  const { plain, persons, objections } = countDraft(draft, notice.items);
  const exceptions = persons + objections;
  const parts = [
    plain > 0 ? t("department.plain", { count: plain }) : null,
    persons > 0 ? t("department.persons", { count: persons }) : null,
    objections > 0 ? t("department.objections", { count: objections }) : null,
  ].filter((part) => part !== null);
  if (plain + exceptions === 0) return null;
  const along = notice.items.filter((item) => isUnanswered(item) && !isAwaited(item) && !draft[item.handoverId]).length;
  // Who need not answer is not urged to.
  const isOptional = exceptions === 0 && along === plain;
  return (
    <div>
      <Group gap="sm">
        {plain > 0 ? (
          <Button variant={isOptional ? "default" : "filled"} loading={pending} onClick={() => onSend(true)}>
            {t("department.acknowledgeAll", { count: plain + exceptions })}
          </Button>
        ) : null}
        {exceptions > 0 ? (
          <Button variant={plain > 0 ? "default" : "filled"} disabled={pending} onClick={() => onSend(false)}>
            {t("department.onlyExceptions", { count: exceptions })}
          </Button>
        ) : null}
        <Text size="sm" role="status">
          {list(parts)}
        </Text>
      </Group>
      <Text size="xs" c="dimmed" mt={4}>
        {along > 0 && !isOptional ? `${t("department.along", { count: along })} ` : null}
        {plain > 0 ? `${t("department.confirms")} ` : null}
        {exceptions > 0 ? t("department.kept") : null}
      </Text>
    </div>
  );
}
