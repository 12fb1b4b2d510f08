import { z } from "zod";
import { introductionFormats } from "../domain/codes.ts";

const instant = z.iso.datetime();
const plainDate = z.iso.date();

export const introductionStates = ["planned", "offered", "agreed", "held", "cancelled"] as const;

/** One introduction as a participant or the head sees it. */
export const Introduction = z.object({
  id: z.uuid(),
  handoverId: z.uuid(),
  departureId: z.uuid(),
  clientId: z.uuid(),
  clientName: z.string(),
  tier: z.enum(["gold", "silver", "copper"]).nullable(),
  format: z.enum(introductionFormats),
  state: z.enum(introductionStates),
  hostId: z.uuid().nullable(),
  hostName: z.string().nullable(),
  managerId: z.uuid().nullable(),
  managerName: z.string().nullable(),
  successorId: z.uuid(),
  successorName: z.string(),
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  zone: z.string().nullable(),
  slots: z.array(instant),
  pickedByClient: z.boolean(),
  headIntroduced: z.boolean(),
  heldAt: instant.nullable(),
  sequence: z.number().int(),
  /** What the attendees answered, of this sequence. */
  attendees: z.array(
    z.object({ personId: z.uuid().nullable(), contactId: z.uuid().nullable(), name: z.string(), partstat: z.string() }),
  ),
  version: z.number().int(),
});
export type Introduction = z.infer<typeof Introduction>;

export const IntroductionPage = z.object({ introductions: z.array(Introduction), next: z.string().nullable() });
export type IntroductionPage = z.infer<typeof IntroductionPage>;

/** The times a client may pick from, and the one that stands. */
export const IntroductionSlots = z.object({
  format: z.enum(introductionFormats),
  state: z.enum(introductionStates),
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  zone: z.string(),
  slots: z.array(z.object({ startsAt: instant, endsAt: instant })),
});
export type IntroductionSlots = z.infer<typeof IntroductionSlots>;

/** Start of one of the slots on offer. */
export const PickSlot = z.object({ slot: instant });
export type PickSlot = z.infer<typeof PickSlot>;

export const SlotPicked = z.object({ startsAt: instant, endsAt: instant, sequence: z.number().int() });
export type SlotPicked = z.infer<typeof SlotPicked>;

const promised = z.object({ text: z.string().trim().min(1).max(5000), dueOn: plainDate.optional() });

/** How a joint meeting or call went; a missed one is set anew. */
export const RecordIntroduction = z.discriminatedUnion("held", [
  z.object({
    held: z.literal(true),
    note: z.string().max(5000).optional(),
    /** Invited people who were not there. */
    absentIds: z.array(z.uuid()).max(10).default([]),
    promises: z.array(promised).max(50).default([]),
    openQuestions: z.array(promised).max(50).default([]),
  }),
  z.object({
    held: z.literal(false),
    reason: z.enum(["clientMissed", "hostMissed", "successorMissed", "managerMissed", "postponed"]),
    note: z.string().max(5000).optional(),
  }),
]);
export type RecordIntroduction = z.input<typeof RecordIntroduction>;

export const IntroductionRecorded = z.object({
  state: z.enum(introductionStates),
  format: z.enum(introductionFormats),
  /** The next time, after a missed one. */
  startsAt: instant.nullable(),
});
export type IntroductionRecorded = z.infer<typeof IntroductionRecorded>;
