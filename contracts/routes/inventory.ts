import { z } from "zod";
import {
  AddContact,
  AddOpenQuestion,
  AnswerGaps,
  Changed,
  DossierView,
  HandoverPage,
  SignInventory,
  SignInventoryResult,
  Suggestions,
  SuggestSuccessors,
  UnsignedInventories,
  UpdateContact,
  UpdateOpenQuestion,
} from "../inventory.ts";
import { defineRoute, idParam, widePageQuery } from "../route.ts";

const departure = idParam("departureId");
const handover = idParam("handoverId");

export const listHandoversRoute = defineRoute({
  id: "listHandovers",
  method: "get",
  path: "/departures/:departureId/handovers",
  access: "readHandovers",
  summary: "The departure's clients in the order they are worked",
  params: departure,
  query: widePageQuery,
  response: HandoverPage,
});

export const getDossierRoute = defineRoute({
  id: "getDossier",
  method: "get",
  path: "/handovers/:handoverId",
  access: "readHandovers",
  summary: "One client's inventory: contacts, deals, orders, questions, history, gaps, signatures",
  params: handover,
  response: DossierView,
});

export const addContactRoute = defineRoute({
  id: "addContact",
  method: "post",
  path: "/handovers/:handoverId/contacts",
  access: "completeDossier",
  summary: "Add a person at the client",
  versioned: true,
  params: handover,
  body: AddContact,
  response: Changed,
});

export const updateContactRoute = defineRoute({
  id: "updateContact",
  method: "post",
  path: "/handovers/:handoverId/contacts/:contactId",
  access: "completeDossier",
  summary: "Correct a person at the client: coordinates, part, consent, confirmed today",
  versioned: true,
  params: handover.extend(idParam("contactId").shape),
  body: UpdateContact,
  response: Changed,
});

export const addOpenQuestionRoute = defineRoute({
  id: "addOpenQuestion",
  method: "post",
  path: "/handovers/:handoverId/questions",
  access: "completeDossier",
  summary: "Write down an open question, promise or complaint",
  versioned: true,
  params: handover,
  body: AddOpenQuestion,
  response: Changed,
});

export const updateOpenQuestionRoute = defineRoute({
  id: "updateOpenQuestion",
  method: "post",
  path: "/handovers/:handoverId/questions/:questionId",
  access: "completeDossier",
  summary: "Correct, date or close an open question",
  versioned: true,
  params: handover.extend(idParam("questionId").shape),
  body: UpdateOpenQuestion,
  response: Changed,
});

export const suggestSuccessorRoute = defineRoute({
  id: "suggestSuccessor",
  method: "post",
  path: "/handovers/:handoverId/suggest-successor",
  access: "suggestSuccessor",
  summary: "The leaver says whom they would give the client to",
  params: handover,
  body: z.object({ personId: z.uuid() }),
  response: z.object({ handoverId: z.uuid(), personId: z.uuid() }),
});

export const suggestSuccessorsRoute = defineRoute({
  id: "suggestSuccessors",
  method: "post",
  path: "/departures/:departureId/suggest-successors",
  access: "suggestSuccessor",
  summary: "The leaver says of many clients at once whom they would give them to",
  params: departure,
  body: SuggestSuccessors,
  response: z.object({ suggested: z.number().int() }),
});

export const listSuggestionsRoute = defineRoute({
  id: "listSuggestions",
  method: "get",
  path: "/departures/:departureId/suggestions",
  access: "suggestSuccessor",
  summary: "Whom the leaver would give their clients to, as they said so far",
  params: departure,
  response: Suggestions,
});

export const answerGapsRoute = defineRoute({
  id: "answerGaps",
  method: "post",
  path: "/departures/:departureId/answer-gaps",
  access: "completeDossier",
  summary: "Fill gaps that no record fills, for one client or many",
  params: departure,
  body: AnswerGaps,
  response: z.object({ filled: z.number().int() }),
});

export const listUnsignedInventoriesRoute = defineRoute({
  id: "listUnsignedInventories",
  method: "get",
  path: "/departures/:departureId/unsigned-inventories",
  access: "signInventory",
  summary: "Inventories that wait for the caller's signature, with what is missing in each",
  params: departure,
  response: UnsignedInventories,
});

export const signInventoryRoute = defineRoute({
  id: "signInventory",
  method: "post",
  path: "/departures/:departureId/sign-inventory",
  access: "signInventory",
  summary: "Sign inventories: one gold client alone, the others in one go",
  params: departure,
  body: SignInventory,
  response: SignInventoryResult,
});
