import type { HandedQuestion } from "../../../../contracts/questions.ts";

/** The day typed for each question; an emptied one is null, one not touched is not there. */
export type Dates = Readonly<Record<string, string | null>>;

/** The day a question would be accepted with: as typed, else as promised. */
export function dayOf(question: HandedQuestion, dates: Dates): string | null {
  const typed = dates[question.id];
  return typed === undefined ? (question.nextDueOn ?? question.dueOn) : typed;
}

/** What keeps a question from being accepted with its day, null when nothing does. */
export function findBlock(day: string | null, today: string): "noDueDate" | "dueDatePast" | null {
  if (day === null) return "noDueDate";
  return day < today ? "dueDatePast" : null;
}

/** Questions that can be accepted as they stand, with their days. */
export function listAcceptable(
  questions: readonly HandedQuestion[],
  dates: Dates,
  today: string,
): { questionId: string; dueOn: string }[] {
  return questions.flatMap((question) => {
    const dueOn = dayOf(question, dates);
    return dueOn !== null && findBlock(dueOn, today) === null ? [{ questionId: question.id, dueOn }] : [];
  });
}
