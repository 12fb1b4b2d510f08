import {
  acceptQuestionsRoute,
  advanceCaseRoute,
  answerQuestionRoute,
  letGoClientRoute,
  listHandedQuestionsRoute,
  recordFirstContactRoute,
  waiveGateRoute,
} from "../../contracts/routes/handovers.ts";
import { recordFirstContact } from "../../services/first-contacts/record-first-contact.ts";
import { letGoClient } from "../../services/handovers/let-go-client.ts";
import { waiveGate } from "../../services/handovers/waive-gate.ts";
import { acceptQuestions } from "../../services/questions/accept-questions.ts";
import { advanceCase } from "../../services/questions/advance-case.ts";
import { answerQuestion } from "../../services/questions/answer-question.ts";
import { listHandedQuestions } from "../../services/questions/list-handed-questions.ts";
import { type BoundRoute, bind } from "../bind.ts";

/** Decisions on one client's handover, its questions and first contact. */
export const handoverRoutes: BoundRoute[] = [
  bind(waiveGateRoute, ({ deps, actor, params, body }) => waiveGate(deps, actor, params.handoverId, body)),
  bind(letGoClientRoute, ({ deps, actor, params, body }) => letGoClient(deps, actor, params.handoverId, body)),
  bind(recordFirstContactRoute, ({ deps, actor, params, body }) =>
    recordFirstContact(deps, actor, params.handoverId, body),
  ),
  bind(listHandedQuestionsRoute, async ({ deps, actor, params }) => ({
    questions: await listHandedQuestions(deps, actor, params.departureId),
  })),
  bind(acceptQuestionsRoute, ({ deps, actor, params, body }) => acceptQuestions(deps, actor, params.departureId, body)),
  bind(answerQuestionRoute, ({ deps, actor, params }) => answerQuestion(deps, actor, params.questionId)),
  bind(advanceCaseRoute, ({ deps, actor, params, body }) => advanceCase(deps, actor, params.questionId, body)),
];
