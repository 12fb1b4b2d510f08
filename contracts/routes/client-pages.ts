import { z } from "zod";
import {
  AskQuestion,
  ClientPageView,
  CorrectCoordinates,
  ObjectionAnswer,
  ObjectToChange,
  OffersEnd,
} from "../client-page.ts";
import { PickSlot, SlotPicked } from "../introductions.ts";
import { defineRoute } from "../route.ts";

const params = z.object({ token: z.string().min(1).max(200) });

export const getClientPageRoute = defineRoute({
  id: "getClientPage",
  method: "get",
  path: "/links/:token/page",
  access: "link",
  summary: "A client's own page; reading it changes nothing",
  params,
  response: ClientPageView,
});

export const confirmNoticeRoute = defineRoute({
  id: "confirmNotice",
  method: "post",
  path: "/links/:token/confirm",
  access: "link",
  summary: "The client confirms that it knows of the change",
  params,
  response: z.object({ confirmed: z.literal(true) }),
});

export const askQuestionRoute = defineRoute({
  id: "askQuestion",
  method: "post",
  path: "/links/:token/question",
  access: "link",
  summary: "The client asks a question",
  params,
  body: AskQuestion,
  response: z.object({ questionId: z.uuid(), answerBy: z.iso.date() }),
});

export const objectToChangeRoute = defineRoute({
  id: "objectToChange",
  method: "post",
  path: "/links/:token/objection",
  access: "link",
  summary: "The client objects; asked once more unless confirmed",
  params,
  body: ObjectToChange,
  response: ObjectionAnswer,
});

export const correctCoordinatesRoute = defineRoute({
  id: "correctCoordinates",
  method: "post",
  path: "/links/:token/coordinates",
  access: "link",
  summary: "A contact corrects or confirms its own coordinates",
  params,
  body: CorrectCoordinates,
  response: z.object({ changed: z.array(z.string()) }),
});

export const pickSlotByLinkRoute = defineRoute({
  id: "pickSlotByLink",
  method: "post",
  path: "/links/:token/slot",
  access: "link",
  summary: "The client picks a time for its introduction",
  params,
  body: PickSlot,
  response: SlotPicked,
});

export const getOffersEndRoute = defineRoute({
  id: "getOffersEnd",
  method: "get",
  path: "/links/:token/offers-end",
  access: "link",
  summary: "Whether the reader gets no more offers by mail; reading it changes nothing",
  params,
  response: OffersEnd,
});

export const unsubscribeRoute = defineRoute({
  id: "unsubscribe",
  method: "post",
  path: "/links/:token/unsubscribe",
  access: "link",
  summary: "No more offers by mail (one click, RFC 8058)",
  params,
  body: z.looseObject({}),
  response: z.object({ unsubscribed: z.literal(true) }),
});
