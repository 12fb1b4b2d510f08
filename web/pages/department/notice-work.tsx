import { Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { DepartmentNoticeItem, DepartmentNoticeView } from "../../../contracts/departments.ts";
import { acknowledgeDepartmentRoute, getDepartmentNoticeRoute } from "../../../contracts/routes/departments.ts";
import { keyOf, useChange } from "../../app/queries.ts";
import { useMe } from "../../app/session.tsx";
import { useKept } from "../../app/use-kept.ts";
import { FormProblem } from "../../components/form-problem.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { AnswerBar } from "./answer-bar.tsx";
import { type Draft, toAnswer, withException } from "./answer-draft.ts";
import { applyAnswer } from "./apply-answer.ts";
import { isAwaited, isObjected, isUnanswered } from "./is-unanswered.ts";
import { ItemModal } from "./item-modal.tsx";
import { MarkedBar } from "./marked-bar.tsx";
import { NoticeTable } from "./notice-table.tsx";

interface NoticeWorkProps {
  notice: DepartmentNoticeView;
  mayAnswer: boolean;
  onDone: (what: string) => void;
}

/** A department's answer: one button for all, exceptions noted before for one client or many. */
export function NoticeWork({ notice, mayAnswer, onDone }: NoticeWorkProps) {
  const { t } = useTexts();
  const { businessNow } = useMe();
  const [draft, changeDraft] = useKept<Draft>(`department:${notice.id}`, {});
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<DepartmentNoticeItem | null>(null);
  const params = { noticeId: notice.id };
  const answer = useChange(acknowledgeDepartmentRoute, {
    quiet: true,
    optimistic: (cache, { body }) => {
      const key = keyOf(getDepartmentNoticeRoute, { params });
      const before = cache.getQueryData<DepartmentNoticeView>(key);
      cache.setQueryData<DepartmentNoticeView>(key, (now) => now && body && applyAnswer(now, body, businessNow));
      return () => cache.setQueryData(key, before);
    },
    onDone: (done) => {
      changeDraft(() => ({}));
      setMarked(new Set());
      onDone(t("department.done", { ...done }).trim());
    },
  });
  const send = (acknowledgeAll: boolean) =>
    answer.mutate({ params, body: toAnswer(draft, notice.items, acknowledgeAll) });
  return (
    <Stack gap="sm">
      <Standing notice={notice} mayAnswer={mayAnswer} />
      <FormProblem problem={answer.error} />
      {mayAnswer ? <AnswerBar notice={notice} draft={draft} pending={answer.isPending} onSend={send} /> : null}
      {notice.items.length > 0 ? (
        <NoticeTable
          notice={notice}
          draft={draft}
          marked={mayAnswer ? marked : undefined}
          onMark={mayAnswer ? setMarked : undefined}
          onOpen={setOpened}
          tools={
            mayAnswer ? (
              <MarkedBar notice={notice} marked={marked} onUnmark={() => setMarked(new Set())} onDraft={changeDraft} />
            ) : null
          }
        />
      ) : null}
      {opened ? (
        <ItemModal
          item={opened}
          colleagues={notice.colleagues}
          exception={draft[opened.handoverId] ?? null}
          mayAnswer={mayAnswer}
          onClose={() => setOpened(null)}
          onKeep={(exception) => {
            changeDraft((now) => withException(now, [opened.handoverId], exception));
            setOpened(null);
          }}
        />
      ) : null}
    </Stack>
  );
}

function Standing({ notice, mayAnswer }: { notice: DepartmentNoticeView; mayAnswer: boolean }) {
  const { t, instant } = useTexts();
  const unanswered = notice.items.filter(isUnanswered).length;
  const standing = () => {
    if (notice.items.length === 0) return t("department.over");
    if (!mayAnswer) return t("department.readOnly");
    if (notice.open > 0)
      return t("department.waiting", {
        open: notice.open,
        due: notice.dueAt ? instant(notice.dueAt) : "—",
        others: unanswered - notice.items.filter(isAwaited).length,
      });
    return unanswered > 0 ? t("department.unanswered", { count: unanswered }) : t("department.allDone");
  };
  const objected = notice.items.filter(isObjected).length;
  const said = [standing(), ...(objected > 0 ? [t("department.atHead", { count: objected })] : [])];
  return <Text role="status">{said.join(" ")}</Text>;
}
