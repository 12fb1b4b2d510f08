import { useMemo } from "react";
import type { HandedQuestion } from "../../../../contracts/questions.ts";
import type { Column } from "../../../components/data-table/column.ts";
import { DataTable } from "../../../components/data-table/data-table.tsx";
import { type Texts, useTexts } from "../../../texts/use-texts.ts";
import { AdvanceCaseButton } from "./advance-case-button.tsx";
import { questionColumns } from "./question-columns.tsx";

/** Questions taken over and not answered yet; return cases are moved on here. */
export function TakenQuestions({ questions }: { questions: HandedQuestion[] }) {
  const texts = useTexts();
  const columns = useMemo(() => [...questionColumns(texts), dueColumn(texts), caseColumn(texts)], [texts]);
  return (
    <DataTable
      label={texts.t("desk.questions.taken", { count: questions.length })}
      rows={questions}
      columns={columns}
      rowId={(question) => question.id}
    />
  );
}

const dueColumn = ({ t, day }: Texts): Column<HandedQuestion> => ({
  id: "by",
  header: t("desk.column.by"),
  width: "9rem",
  cell: (question) => (question.nextDueOn ? day(question.nextDueOn) : "—"),
  sortBy: (question) => question.nextDueOn,
});

const caseColumn = ({ t, label }: Texts): Column<HandedQuestion> => ({
  id: "case",
  header: t("desk.column.state"),
  cell: (question) =>
    question.returnState ? (
      <>
        {label("returnCase", question.returnState)} <AdvanceCaseButton question={question} />
      </>
    ) : null,
  sortBy: (question) => question.returnState,
});
