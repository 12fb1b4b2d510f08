import { z } from "zod";
import { channels, introductionFormats, tiers } from "../domain/codes.ts";
import { gates } from "../domain/gates.ts";
import { Live } from "./settings.ts";

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
  /** When its mail would leave if it were released now: the client's next working hour; null for who is not mailed. */
  leavesAt: z.iso.datetime().nullable(),
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
  /** The first release waits to be looked at, and something of it went out. */
  reviewable: z.boolean(),
  /** To whom mail really leaves; what goes to others stays in the local mailbox. */
  reach: Live,
  /** The caller may release, hold and review; an executive only reads. */
  mayRelease: z.boolean(),
  /** Clients not on the list yet, by each gate that is still shut. */
  waiting: z.array(z.object({ gate: z.enum(gates), clients: z.number().int() })),
  releases: z.array(
    z.object({
      releaseId: z.uuid(),
      count: z.number().int(),
      releasedAt: z.iso.datetime(),
      reviewedAt: z.iso.datetime().nullable(),
      /** Where each of `count` is, once each: the next six add up to it. A mail left and was not returned. */
      sent: z.number().int(),
      /** A call or registered letter: told by it, or waiting for a person. */
      byPeople: z.number().int(),
      /** Its mail is still to leave. */
      underWay: z.number().int(),
      failed: z.number().int(),
      /** Nobody knows whether its mail left. */
      unknown: z.number().int(),
      /** Held back after the release, back on the list, or ended. */
      takenBack: z.number().int(),
      /** Of all these, the clients that confirmed. */
      confirmed: z.number().int(),
      /** The next of its mails leaves then, in its client's working hours. */
      nextLeavesAt: z.iso.datetime().nullable(),
    }),
  ),
});
export type SendList = z.infer<typeof SendList>;

/** What became of one notice of a release. */
export const ReleasedNotice = z.object({
  noticeId: z.uuid(),
  handoverId: z.uuid(),
  clientName: z.string(),
  tier: z.enum(tiers).nullable(),
  state: z.enum(noticeStates),
  channel: z.enum(channels).nullable(),
  contactName: z.string().nullable(),
  sentAt: z.iso.datetime().nullable(),
  told: z.boolean(),
  confirmed: z.boolean(),
  callOutcome: z.enum(["reached", "notReached"]).nullable(),
  /** Gold: until when its letter waits for the call. */
  letterWaitsUntil: z.iso.datetime().nullable(),
  /** When its mail leaves, in the client's working hours. */
  leavesAt: z.iso.datetime().nullable(),
  /** Its mail failed, came back, or nobody knows whether it left; why, as a code. */
  trouble: z
    .object({ effectId: z.uuid(), state: z.enum(["failed", "bounced", "unknown"]), reason: z.string().nullable() })
    .nullable(),
});
export type ReleasedNotice = z.infer<typeof ReleasedNotice>;

export const ReleaseNotices = z.object({ releaseId: z.uuid(), notices: z.array(ReleasedNotice) });
export type ReleaseNotices = z.infer<typeof ReleaseNotices>;

/** A decided offer that a notice does not name. */
export const LeftOutOffer = z.object({
  title: z.string(),
  why: z.enum(["noConsent", "unsubscribed", "otherClient", "ranOut"]),
});
export type LeftOutOffer = z.infer<typeof LeftOutOffer>;

/** A notice as it would leave now: the mail, or the letter where only that reaches the client. */
export const NoticePreview = z.object({
  noticeId: z.uuid(),
  channel: z.enum(["email", "post"]),
  format: z.enum(introductionFormats),
  effectiveOn: z.iso.date(),
  /** The client's next working hour, in which it would leave; null for a letter. */
  leavesAt: z.iso.datetime().nullable(),
  /** Everybody who gets one (R15), the one shown first. Without a name it goes to the firm. */
  recipients: z.array(
    z.object({ name: z.string().nullable(), address: z.string().nullable(), leftOutOffer: LeftOutOffer.nullable() }),
  ),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  /** The whole message, headers and parts, as the mail server gets it; null for a letter. */
  raw: z.string().nullable(),
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
