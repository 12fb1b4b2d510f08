import type { AnswerGaps, DossierView } from "../../../contracts/inventory.ts";
import type { GapCode } from "../../../domain/inventory/inventory-gaps.ts";

export type Gap = DossierView["gaps"][number];
export type GapAnswer = AnswerGaps["answer"];

/** The answer in words that fills a gap; undefined where a contact or question fills it. */
export const answerOf: Partial<Record<GapCode, GapAnswer>> = {
  nameMissing: "clientName",
  dealWithoutNextStep: "nextStep",
  orderWithoutDeliveryDate: "deliveryDate",
  noHistory: "history",
  promisesUnanswered: "promises",
};

/** Answers that may hold for many clients at once, each with the gap it fills. */
export const sharedAnswers = {
  noPromises: "promisesUnanswered",
  promises: "promisesUnanswered",
  history: "noHistory",
} as const satisfies Partial<Record<GapAnswer, GapCode>>;
export type SharedAnswer = keyof typeof sharedAnswers;

/** Which of the clients marked an answer would fill a gap of. */
export const lackingAnswer = <Row extends { id: string; gapCodes: readonly GapCode[] }>(
  rows: readonly Row[],
  answer: SharedAnswer,
): Row[] => rows.filter(({ gapCodes }) => gapCodes.includes(sharedAnswers[answer]));

/** What a gap is about: the deal's title, the order's day or the contact's name. */
export function gapSubject(dossier: DossierView, gap: Gap, orderOf: (day: string) => string): string | null {
  const { subjectId } = gap;
  if (subjectId === null) return null;
  const order = dossier.orders.find(({ id }) => id === subjectId);
  if (order) return orderOf(order.orderedOn);
  const contact = dossier.contacts.find(({ id }) => id === subjectId);
  return contact?.name ?? dossier.deals.find(({ id }) => id === subjectId)?.title ?? null;
}
