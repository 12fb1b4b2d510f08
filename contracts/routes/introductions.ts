import { z } from "zod";
import {
  IntroductionPage,
  IntroductionRecorded,
  IntroductionSlots,
  introductionStates,
  PickSlot,
  RecordIntroduction,
  SlotPicked,
} from "../introductions.ts";
import { defineRoute, idParam, pageQuery } from "../route.ts";

export const listIntroductionsRoute = defineRoute({
  id: "listIntroductions",
  method: "get",
  path: "/introductions",
  access: "readIntroductions",
  summary: "Introductions you have a part in, or of your team's departures",
  query: pageQuery.extend({
    departureId: z.uuid().optional(),
    handoverId: z.uuid().optional(),
    state: z.enum(introductionStates).optional(),
    /** `true` for those held in the notice too. */
    inNotice: z
      .enum(["true", "false"])
      .transform((value) => value === "true")
      .optional(),
  }),
  response: IntroductionPage,
});

export const listSlotsRoute = defineRoute({
  id: "listSlots",
  method: "get",
  path: "/handovers/:handoverId/slots",
  access: "readIntroductions",
  summary: "Free times for a client's introduction, and the one agreed",
  params: idParam("handoverId"),
  response: IntroductionSlots,
});

export const pickSlotRoute = defineRoute({
  id: "pickSlot",
  method: "post",
  path: "/handovers/:handoverId/pick-slot",
  access: "recordIntroduction",
  summary: "Fix a time for a client on the telephone",
  params: idParam("handoverId"),
  body: PickSlot,
  response: SlotPicked,
});

export const recordIntroductionRoute = defineRoute({
  id: "recordIntroduction",
  method: "post",
  path: "/handovers/:handoverId/introduction",
  access: "recordIntroduction",
  summary: "Record how the introduction went: held with what was promised and asked, or missed",
  params: idParam("handoverId"),
  body: RecordIntroduction,
  response: IntroductionRecorded,
});
