import { z } from "zod";
import { defineRoute, idParam } from "../route.ts";

const date = z.iso.date();
const instant = z.iso.datetime();

/** From which of their own tasks, meetings or dossiers a person opens a card: such a read is not counted (R81). */
export const CardOrigin = z.object({ taskId: z.uuid().optional(), introductionId: z.uuid().optional() });
export type CardOrigin = z.infer<typeof CardOrigin>;

export const ClientCard = z.object({
  id: z.uuid(),
  name: z.string(),
  industry: z.string().nullable(),
  country: z.string().nullable(),
  city: z.string().nullable(),
  phone: z.string().nullable(),
  owner: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  nextOwner: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  handoverId: z.uuid().nullable(),
  mayChange: z.boolean(),
  contacts: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      title: z.string().nullable(),
      part: z.enum(["decisionMaker", "everyday", "other"]),
      phone: z.string().nullable(),
      email: z.string().nullable(),
      verifiedOn: date.nullable(),
    }),
  ),
  deals: z.array(z.object({ id: z.uuid(), title: z.string(), stage: z.string(), valueMinor: z.number().int() })),
  orders: z.array(
    z.object({
      id: z.uuid(),
      orderedOn: date,
      status: z.string(),
      amountMinor: z.number().int(),
      promisedOn: date.nullable(),
    }),
  ),
  questions: z.array(
    z.object({
      id: z.uuid(),
      kind: z.string(),
      text: z.string(),
      dueOn: date.nullable(),
      returnState: z.string().nullable(),
    }),
  ),
  interactions: z.array(z.object({ id: z.uuid(), kind: z.string(), at: instant })),
  /** Left out for who may not see offers. */
  offer: z.object({ code: z.string().nullable(), decided: z.boolean() }).nullable().optional(),
  /** The reading passed the limit of cards (R81); nothing is refused, the head has been told. */
  alerted: z.boolean(),
});
export type ClientCard = z.infer<typeof ClientCard>;

export const getClientRoute = defineRoute({
  id: "getClient",
  method: "get",
  path: "/clients/:clientId",
  access: "signedIn",
  summary: "One client's card",
  params: idParam("clientId"),
  query: CardOrigin,
  response: ClientCard,
});

export const exportClientsRoute = defineRoute({
  id: "exportClients",
  method: "post",
  path: "/exports/clients",
  access: "signedIn",
  summary: "Clients as CSV: a head's own team, an executive's any; reps a few of their own, leavers none",
  readsOnly: true,
  body: z.object({ teamId: z.uuid().optional() }),
  response: z.object({ fileName: z.string(), rows: z.number().int(), csv: z.string() }),
});
