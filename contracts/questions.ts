import { z } from "zod";
import { returnCaseStates } from "../domain/returns/advance-return-case.ts";

const plainDate = z.iso.date();

/** Questions taken over, each with the day it will be answered. */
export const AcceptQuestions = z.object({
  items: z
    .array(z.object({ questionId: z.uuid(), dueOn: plainDate }))
    .min(1)
    .max(5000),
});
export type AcceptQuestions = z.infer<typeof AcceptQuestions>;

export const QuestionsAccepted = z.object({
  accepted: z.number().int(),
  /** Left out, with the reason: a date in the past, not handed to this person, already closed. */
  blocked: z.array(z.object({ questionId: z.uuid(), reason: z.string() })),
});
export type QuestionsAccepted = z.infer<typeof QuestionsAccepted>;

export const HandedQuestion = z.object({
  id: z.uuid(),
  clientId: z.uuid().nullable(),
  clientName: z.string().nullable(),
  handoverId: z.uuid().nullable(),
  kind: z.enum(["question", "promise", "complaint", "returnCase"]),
  returnState: z.string().nullable(),
  text: z.string(),
  dueOn: plainDate.nullable(),
  nextDueOn: plainDate.nullable(),
  /** Who was asked to take it over. */
  nextResponsibleId: z.uuid().nullable(),
  acceptedAt: z.iso.datetime().nullable(),
});
export type HandedQuestion = z.infer<typeof HandedQuestion>;

/** The state a return case has reached now. */
export const AdvanceCase = z.object({ state: z.enum(returnCaseStates) });
export type AdvanceCase = z.infer<typeof AdvanceCase>;
