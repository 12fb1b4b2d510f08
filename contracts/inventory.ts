import { z } from "zod";
import { clientStates, tiers } from "../domain/codes.ts";
import { gates } from "../domain/gates.ts";
import { gapCodes } from "../domain/inventory/inventory-gaps.ts";

const Tier = z.enum(tiers).nullable();
const counts = z.object({
  contacts: z.number().int(),
  openDeals: z.number().int(),
  openOrders: z.number().int(),
  openQuestions: z.number().int(),
  interactions: z.number().int(),
});

/** One client's passage, as lists show it. */
export const HandoverView = z.object({
  id: z.uuid(),
  departureId: z.uuid(),
  clientId: z.uuid(),
  clientName: z.string(),
  prospect: z.boolean(),
  tier: Tier,
  effectiveTier: Tier,
  exceptions: z.array(z.string()),
  annualProfitMinor: z.number(),
  annualRevenueMinor: z.number(),
  signs: z.array(z.string()),
  riskScore: z.number().int(),
  riskRank: z.number().int().nullable(),
  riskReasons: z.array(z.object({ code: z.string(), points: z.number() })),
  transfers: z.number().int(),
  counts: counts.nullable(),
  completeness: z.number().int(),
  openGaps: z.number().int(),
  /** What the open gaps are, each code once. */
  gapCodes: z.array(z.enum(gapCodes)),
  nextOwnerId: z.uuid().nullable(),
  nextOwnerName: z.string().nullable(),
  gates: z.array(z.enum(gates)),
  state: z.enum(clientStates),
  end: z.enum(["handedOver", "lost", "letGo", "excluded", "withdrawn"]).nullable(),
  switchDueAt: z.string().nullable(),
  switchedAt: z.string().nullable(),
  needsAttention: z.boolean(),
  version: z.number().int(),
});
export type HandoverView = z.output<typeof HandoverView>;

export const HandoverPage = z.object({
  handovers: z.array(HandoverView),
  total: z.number().int(),
  next: z.string().nullable(),
});
export type HandoverPage = z.output<typeof HandoverPage>;

export const ContactView = z.object({
  id: z.uuid(),
  name: z.string(),
  title: z.string().nullable(),
  part: z.enum(["decisionMaker", "everyday", "other"]),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  locale: z.enum(["en", "ru"]).nullable(),
  verifiedOn: z.string().nullable(),
  marketingConsentOn: z.string().nullable(),
  marketingConsentSource: z.string().nullable(),
  doNotContact: z.array(z.enum(["email", "phone", "post"])),
  leftOn: z.string().nullable(),
});
export type ContactView = z.output<typeof ContactView>;

/** Everything a person completing or signing one client's inventory works with. */
export const DossierView = z.object({
  handover: HandoverView,
  client: z.object({
    name: z.string(),
    industry: z.string().nullable(),
    country: z.string().nullable(),
    city: z.string().nullable(),
    phone: z.string().nullable(),
    locale: z.enum(["en", "ru"]),
  }),
  contacts: z.array(ContactView),
  deals: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      stage: z.string(),
      valueMinor: z.number(),
      openedOn: z.string().nullable(),
      ownerId: z.uuid().nullable(),
    }),
  ),
  orders: z.array(
    z.object({ id: z.uuid(), orderedOn: z.string(), amountMinor: z.number(), promisedOn: z.string().nullable() }),
  ),
  /** What was ordered in each of the last 24 months, the first one first; without cancelled orders. */
  orderMonths: z.array(z.object({ month: z.string(), orders: z.number().int(), amountMinor: z.number() })),
  questions: z.array(
    z.object({
      id: z.uuid(),
      kind: z.string(),
      text: z.string(),
      dueOn: z.string().nullable(),
      responsibleId: z.uuid().nullable(),
    }),
  ),
  /** What the client wrote in answer to the notice, the latest first; not for the leaver, because it may speak of an offer. */
  replies: z.array(z.string()),
  /** Kinds of the source's interactions, and `told`, `clientCall`, `introduction`, `firstContact` of handovers; no notes for the leaver. */
  history: z.array(
    z.object({ kind: z.string(), at: z.string(), personId: z.uuid().nullable(), note: z.string().nullable() }),
  ),
  gaps: z.array(
    z.object({
      id: z.uuid(),
      code: z.enum(gapCodes),
      subjectId: z.uuid().nullable(),
      fillById: z.uuid().nullable(),
      fillByDay: z.string(),
    }),
  ),
  answers: z.array(z.object({ kind: z.string(), subject: z.string(), text: z.string() })),
  signatures: z.array(
    z.object({
      part: z.enum(["successor", "head"]),
      personId: z.uuid(),
      missing: z.array(z.string()),
      signedAt: z.string(),
    }),
  ),
  /** By successor and head both (R10). */
  signed: z.boolean(),
  /** The fixed person each department has for this client (R13), null where none is named. */
  persons: z.array(
    z.object({
      department: z.string(),
      personId: z.uuid().nullable(),
      name: z.string().nullable(),
      confirmed: z.boolean(),
    }),
  ),
  /** Owners so far, the first one first (R8): on record from the source, or by a handover. */
  transferLog: z.array(
    z.object({
      personId: z.uuid(),
      name: z.string(),
      from: z.string().nullable(),
      /** Null for the present owner. */
      to: z.string().nullable(),
      how: z.enum(["recorded", "handover"]),
    }),
  ),
  /** Who edited contacts or questions last; null while nobody has since the notice. */
  lastChange: z.object({ byId: z.uuid().nullable(), byName: z.string().nullable(), at: z.string() }).nullable(),
  /** Whether the reader may change contacts, questions and answers now. */
  mayEdit: z.boolean(),
  /** What the client is worth (R30–R33); not shown to the leaver. */
  worth: z
    .object({
      lifetimeProfitMinor: z.number().nullable(),
      profitable: z.boolean().nullable(),
      lossMinor: z.number().nullable(),
      keepingCostMinor: z.object({ low: z.number(), high: z.number() }).nullable(),
    })
    .nullable(),
  /** Names of everybody the dossier speaks of by id. */
  names: z.record(z.uuid(), z.string()),
});
export type DossierView = z.output<typeof DossierView>;

const text = z.string().trim().min(1);
const contactFields = {
  name: text.max(200),
  title: text.max(200).nullable(),
  part: z.enum(["decisionMaker", "everyday", "other"]),
  email: z.email().max(320).nullable(),
  phone: text.max(50).nullable(),
  locale: z.enum(["en", "ru"]).nullable(),
  /** The coordinates were confirmed today. */
  verified: z.literal(true),
  /** Consent to marketing with its day and where it is on record; null takes it back. */
  consent: z.object({ on: z.iso.date(), source: text.max(200) }).nullable(),
  doNotContact: z.array(z.enum(["email", "phone", "post"])),
  leftOn: z.iso.date().nullable(),
};

export const UpdateContact = z.object(contactFields).partial();
export type UpdateContact = z.output<typeof UpdateContact>;
export const AddContact = z.object(contactFields).partial().required({ name: true });
export type AddContact = z.output<typeof AddContact>;
export const Changed = z.object({ id: z.uuid(), version: z.number().int() });
export type Changed = z.output<typeof Changed>;

/** Answers to gaps that no record fills: in words, or "there are none" for promises; several clients at once. */
export const AnswerGaps = z.object({
  handoverIds: z.union([z.literal("all"), z.array(z.uuid()).min(1).max(20_000)]),
  answer: z.enum(["promises", "noPromises", "history", "nextStep", "deliveryDate", "clientName"]),
  /** The deal or order, for a next step or delivery date of one client. */
  subjectId: z.uuid().optional(),
  text: z.string().trim().max(5000).default(""),
});
export type AnswerGaps = z.output<typeof AnswerGaps>;

const questionFields = {
  kind: z.enum(["question", "promise", "complaint", "returnCase"]),
  text: text.max(5000),
  dueOn: z.iso.date().nullable(),
  justified: z.boolean().nullable(),
};

export const AddOpenQuestion = z.object({
  ...questionFields,
  kind: questionFields.kind.default("question"),
  dueOn: questionFields.dueOn.default(null),
  justified: questionFields.justified.default(null),
});
export type AddOpenQuestion = z.output<typeof AddOpenQuestion>;
/** Fields to change; those left out stay. */
export const UpdateOpenQuestion = z.object({ ...questionFields, closedOn: z.iso.date().nullable() }).partial();
export type UpdateOpenQuestion = z.output<typeof UpdateOpenQuestion>;

export const SignInventory = z.object({
  /** One gold client alone, or any number of the others; `all` = every other one that waits for the signer. */
  handoverIds: z.union([z.literal("all"), z.array(z.uuid()).min(1).max(20_000)]),
});
export type SignInventory = z.output<typeof SignInventory>;
/** Inventories that wait for the caller's signature, the most urgent first. */
export const UnsignedInventories = z.object({
  items: z.array(
    z.object({
      handoverId: z.uuid(),
      clientName: z.string(),
      /** Signed by itself; the others may be signed in one go. */
      gold: z.boolean(),
      part: z.enum(["successor", "head"]),
      completeness: z.number().int(),
      gapCodes: z.array(z.enum(gapCodes)),
    }),
  ),
});
export type UnsignedInventories = z.output<typeof UnsignedInventories>;

export const SignInventoryResult = z.object({ signed: z.number().int(), withGaps: z.number().int() });
export type SignInventoryResult = z.output<typeof SignInventoryResult>;

/** Whom the leaver would give these clients to. */
export const SuggestSuccessors = z.object({
  handoverIds: z.array(z.uuid()).min(1).max(20_000),
  personId: z.uuid(),
});
export type SuggestSuccessors = z.output<typeof SuggestSuccessors>;
export const Suggestions = z.object({
  suggestions: z.array(z.object({ handoverId: z.uuid(), personId: z.uuid(), name: z.string() })),
});
export type Suggestions = z.output<typeof Suggestions>;
