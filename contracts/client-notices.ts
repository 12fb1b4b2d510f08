import { z } from "zod";
import { channels, introductionFormats, tiers } from "../domain/codes.ts";

const noticeStates = ["ready", "held", "released", "sent", "failed", "told", "cancelled"] as const;

/** One client on the send list of a departure. */
export const SendListItem = z.object({
  noticeId: z.uuid(),
  handoverId: z.uuid(),
  clientId: z.uuid(),
  clientName: z.string(),
  tier: z.enum(tiers).nullable(),
  state: z.enum(noticeStates),
  successorId: z.uuid().nullable(),
  successorName: z.string().nullable(),
  contactName: z.string().nullable(),
  /** How it will be told; null: nobody there may be reached in any known way. */
  channel: z.enum(channels).nullable(),
  address: z.string().nullable(),
  /** Gold is called before its letter leaves. */
  calledFirst: z.boolean(),
  version: z.number().int(),
});
export type SendListItem = z.infer<typeof SendListItem>;

export const SendList = z.object({
  items: z.array(SendListItem),
  /** How many a release of everything would take: to be given back as its expected count. */
  ready: z.number().int(),
  held: z.number().int(),
  /** The next release takes at most so many; null without a limit, 0 while the first one waits to be looked at. */
  atMost: z.number().int().nullable(),
  releases: z.array(
    z.object({
      releaseId: z.uuid(),
      count: z.number().int(),
      releasedAt: z.iso.datetime(),
      reviewedAt: z.iso.datetime().nullable(),
      sent: z.number().int(),
      failed: z.number().int(),
      confirmed: z.number().int(),
    }),
  ),
});
export type SendList = z.infer<typeof SendList>;

/** A notice as it would leave now. */
export const NoticePreview = z.object({
  noticeId: z.uuid(),
  format: z.enum(introductionFormats),
  effectiveOn: z.iso.date(),
  to: z.object({ name: z.string(), address: z.string() }),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  /** The whole message, headers and parts, as the mail server gets it. */
  raw: z.string(),
  /** What still stops it (R16). */
  errors: z.array(z.string()),
});
export type NoticePreview = z.infer<typeof NoticePreview>;

/** Releases what is ready: everything, or the notices named. The count must be exact. */
export const ReleaseSendList = z
  .object({
    expectedCount: z.number().int().positive(),
    all: z.boolean().optional(),
    noticeIds: z.array(z.uuid()).min(1).max(5000).optional(),
  })
  .refine((input) => (input.all === true) !== (input.noticeIds !== undefined), {
    message: "allOrSome",
    path: ["noticeIds"],
  });
export type ReleaseSendList = z.infer<typeof ReleaseSendList>;

export const SendListReleased = z.object({ releaseId: z.uuid(), released: z.number().int() });
export type SendListReleased = z.infer<typeof SendListReleased>;

/** How a call to a client ended. */
export const RecordCall = z.object({
  outcome: z.enum(["reached", "notReached"]),
  note: z.string().max(5000).optional(),
  /** What the client said about its own coordinates. */
  contact: z
    .object({
      contactId: z.uuid(),
      email: z.email().nullable().optional(),
      phone: z.string().min(3).max(60).nullable().optional(),
    })
    .optional(),
});
export type RecordCall = z.infer<typeof RecordCall>;

/** A registered letter was delivered. */
export const RecordLetter = z.object({ deliveredOn: z.iso.date() });
export type RecordLetter = z.infer<typeof RecordLetter>;

/** The decided offer was made in person. */
export const RecordOffer = z.object({ note: z.string().max(5000).optional() });
export type RecordOffer = z.infer<typeof RecordOffer>;

/** What is known of a client after a call, letter or answer; `sent` alone is never `confirmed`. */
export const NoticeProgress = z.object({
  handoverId: z.uuid(),
  state: z.enum(noticeStates),
  told: z.boolean(),
  confirmed: z.boolean(),
});
export type NoticeProgress = z.infer<typeof NoticeProgress>;
