import { z } from "zod";
import { FirstContactRecorded, RecordFirstContact } from "../first-contact.ts";
import { LetGoClient, WaiveGate } from "../handover-decisions.ts";
import { AcceptQuestions, AdvanceCase, HandedQuestion, QuestionsAccepted } from "../questions.ts";
import { defineRoute, idParam } from "../route.ts";

export const waiveGateRoute = defineRoute({
  id: "waiveGate",
  method: "post",
  path: "/handovers/:handoverId/waive-gate",
  access: "waiveGate",
  summary: "Open one client's gate without its condition, with a reason",
  params: idParam("handoverId"),
  body: WaiveGate,
  response: z.object({ gate: z.string() }),
});

export const letGoClientRoute = defineRoute({
  id: "letGoClient",
  method: "post",
  path: "/handovers/:handoverId/let-go",
  access: "letGoClient",
  summary: "Let a client go, with a reason",
  params: idParam("handoverId"),
  body: LetGoClient,
  response: z.object({ end: z.literal("letGo") }),
});

export const recordFirstContactRoute = defineRoute({
  id: "recordFirstContact",
  method: "post",
  path: "/handovers/:handoverId/first-contact",
  access: "recordFirstContact",
  summary: "Record the successor's first contact with its checklist",
  params: idParam("handoverId"),
  body: RecordFirstContact,
  response: FirstContactRecorded,
});

export const listHandedQuestionsRoute = defineRoute({
  id: "listHandedQuestions",
  method: "get",
  path: "/departures/:departureId/questions",
  access: "readHandovers",
  summary: "Questions handed over and still open",
  params: idParam("departureId"),
  response: z.object({ questions: z.array(HandedQuestion) }),
});

export const acceptQuestionsRoute = defineRoute({
  id: "acceptQuestions",
  method: "post",
  path: "/departures/:departureId/accept-questions",
  access: "acceptQuestions",
  summary: "Accept handed-over questions, each with the day it will be answered",
  params: idParam("departureId"),
  body: AcceptQuestions,
  response: QuestionsAccepted,
});

export const advanceCaseRoute = defineRoute({
  id: "advanceCase",
  method: "post",
  path: "/questions/:questionId/advance",
  access: "acceptQuestions",
  summary: "Move a defect or return case one step on",
  params: idParam("questionId"),
  body: AdvanceCase,
  response: z.object({ state: z.string() }),
});

export const answerQuestionRoute = defineRoute({
  id: "answerQuestion",
  method: "post",
  path: "/questions/:questionId/answered",
  access: "acceptQuestions",
  summary: "Record that a question was answered, which closes it",
  params: idParam("questionId"),
  response: z.object({ closedOn: z.iso.date() }),
});
