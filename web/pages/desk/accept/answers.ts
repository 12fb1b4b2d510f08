import type { AnswerProposals, MyProposals } from "../../../../contracts/owners.ts";

export type ProposedClient = MyProposals["departures"][number]["clients"][number];
export type DeclineReason = AnswerProposals["decline"][number]["reason"];

/** What the person has decided about a client other than to accept it. */
export type Answer = { how: "decline"; reason: DeclineReason; note: string } | { how: "later" };

/** By handover; a client without an entry is accepted. */
export type Answers = Readonly<Record<string, Answer>>;

/** The answers with some clients answered anew; `null`: accepted after all. */
export function setAnswers(answers: Answers, handoverIds: Iterable<string>, answer: Answer | null): Answers {
  const next: Record<string, Answer> = { ...answers };
  for (const id of handoverIds) {
    if (answer) next[id] = answer;
    else delete next[id];
  }
  return next;
}

export interface AnswerBody {
  accept: string[];
  decline: { handoverId: string; reason: DeclineReason; note?: string }[];
  /** How many are left without an answer. */
  later: number;
}

/** What is sent: every client named, so that one that came meanwhile is not accepted unseen. */
export function toAnswerBody(clients: readonly Pick<ProposedClient, "handoverId">[], answers: Answers): AnswerBody {
  const body: AnswerBody = { accept: [], decline: [], later: 0 };
  for (const { handoverId } of clients) {
    const answer = answers[handoverId];
    if (!answer) body.accept.push(handoverId);
    else if (answer.how === "later") body.later += 1;
    else {
      const { reason, note } = answer;
      body.decline.push({ handoverId, reason, ...(note ? { note } : {}) });
    }
  }
  return body;
}
