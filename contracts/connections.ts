import { z } from "zod";
import { Company } from "./policy.ts";

const count = z.number().int().nonnegative();
const instant = z.iso.datetime().nullable();

/** What stops while a connection is off; labels `stopsIfOff`. */
export const stopCodes = [
  "clientNotices",
  "clientReceipts",
  "departmentNotices",
  "colleagueMails",
  "invitations",
  "repliesAndBounces",
  "calendarReplies",
  "busyTimes",
  "ownerWriteBack",
  "ownerConflicts",
  "noticesFromHr",
] as const;
const stopsIfOff = z.array(z.enum(stopCodes));

/** How the newest test mail stands. `planned` with a reason: the server put it off and is asked again. */
export const MailTest = z.object({
  testId: z.uuid(),
  state: z.enum(["planned", "claimed", "accepted", "failed", "unknown", "cancelled", "superseded"]),
  plannedAt: z.iso.datetime(),
  settledAt: instant,
  /** Code of the outcome: the number of the server's reply, `noAnswer`, … */
  reason: z.string().nullable(),
  /** The server's own words, as far as it had any. */
  serverAnswer: z.string().nullable(),
});
export type MailTest = z.infer<typeof MailTest>;

/** A connection that is no mail server: what it did last, and what waits for it. */
export const Connection = z.object({
  configured: z.boolean(),
  lastSuccessAt: instant,
  waiting: count,
  failed: count,
  stopsIfOff,
});

export const Connections = z.object({
  mail: z.object({
    /** Host and port of the company's mail server, without any sign-in; null: everything goes to the local mailbox. */
    server: z.string().nullable(),
    /** Whether mail to the reader's own address, such as the test, leaves by that server. */
    ownMailLeaves: z.boolean(),
    live: Company.shape.live.unwrap(),
    lastAcceptedAt: instant,
    /** In the last 24 hours of business time. */
    lastDay: z.object({ accepted: count, failed: count, unknown: count }),
    waiting: count,
    lastTest: MailTest.nullable(),
    stopsIfOff,
  }),
  calendar: Connection,
  sourceSystem: Connection,
  hr: Connection,
});
export type Connections = z.infer<typeof Connections>;
