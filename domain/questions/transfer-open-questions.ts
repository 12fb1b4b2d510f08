export type OpenQuestion = {
  id: string;
  clientId: string;
  /** Person of a department who takes it over; null = the client's successor does. */
  assigneeId: string | null;
  /** Date agreed for its answer, `YYYY-MM-DD`. */
  dueOn: string | null;
};

export type MovedQuestion = { id: string; responsibleId: string; dueOn: string };
export type BlockedQuestion = {
  id: string;
  reason: "noResponsible" | "responsibleIsLeaver" | "noDueDate" | "dueDatePast";
};

/**
 * R20: open questions handed over: each to the person named for it or the successor, with its date. One without a new
 * responsible, left with the leaver, without a date or with one before `asOf` is blocked with the reason.
 */
export function transferOpenQuestions(
  questions: readonly OpenQuestion[],
  people: { successorId: string | null; leaverId: string },
  asOf: string,
): { moved: MovedQuestion[]; blocked: BlockedQuestion[] } {
  const moved: MovedQuestion[] = [];
  const blocked: BlockedQuestion[] = [];
  for (const { id, assigneeId, dueOn } of questions) {
    const responsibleId = assigneeId ?? people.successorId;
    if (responsibleId === null) blocked.push({ id, reason: "noResponsible" });
    else if (responsibleId === people.leaverId) blocked.push({ id, reason: "responsibleIsLeaver" });
    else if (dueOn === null) blocked.push({ id, reason: "noDueDate" });
    else if (dueOn < asOf) blocked.push({ id, reason: "dueDatePast" });
    else moved.push({ id, responsibleId, dueOn });
  }
  return { moved, blocked };
}
