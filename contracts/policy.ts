import { z } from "zod";

const percent = z.number().int().min(0).max(100);
/** Days, hours or people; more than this is a slip of the hand that no calendar can reckon with. */
const count = z.number().int().positive().max(10_000);
const hours = z.number().min(0).max(100);

/** Company policies, each with its default. Shares are percent of the working days of the notice period. */
export const Policy = z.object({
  stageShares: z
    .object({ S1: percent, S2: percent, S3: percent, S4: percent, S5: percent, S6: percent })
    .default({ S1: 10, S2: 40, S3: 50, S4: 50, S5: 60, S6: 100 }),
  noticeDays: count.default(14),
  confirmWorkingHours: count.default(4),
  ownerRounds: count.default(2),
  capacityDefault: count.default(60),
  hours: z
    .object({ jointMeeting: hours, jointCall: hours, firstContact: hours, dossier: hours })
    .default({ jointMeeting: 1, jointCall: 0.25, firstContact: 0.5, dossier: 0.25 }),
  caps: z
    .object({ leaverADay: count, headADay: count, successorFirstContactsADay: count, executiveAWeek: count })
    .default({ leaverADay: 6, headADay: 2, successorFirstContactsADay: 5, executiveAWeek: 3 }),
  contactVerifiedDays: count.default(180),
  transferMonths: count.default(24),
  /** Notices the head releases before the first were looked at; five at most. */
  firstReleaseAtMost: z.number().int().min(1).max(5).default(5),
  firstContactWorkingDays: count.default(10),
  closedIncompleteWorkingDays: count.default(20),
  questionAcceptWorkingDays: count.default(2),
  bulkReadLimitAnHour: count.default(50),
  tellProspects: z.boolean().default(false),
  /** Special offers: a departure's budget as a share of the book's annual profit, and what an hour of staff costs (R56). */
  offerBudgetBp: z.number().int().min(0).max(10_000).default(300),
  hourRateMinor: z.number().int().nonnegative().default(5_000),
  /** Clients lost in a year, and what winning one costs (R30–R33); no export tells the latter, so nobody knows it at first. */
  annualChurnBp: z.number().int().min(0).max(10_000).default(2_000),
  acquisitionCostMinor: z.number().int().nonnegative().nullable().default(null),
});
export type Policy = z.infer<typeof Policy>;

/** The company itself. Nothing leaves the local mailbox before `live` says so. */
export const Company = z.object({
  name: z.string().min(1),
  locale: z.enum(["en", "ru"]).default("en"),
  currency: z.string().length(3).default("USD"),
  mailDomain: z.string().default("company.example"),
  meetingAddress: z.string().default("meetings@company.example"),
  fromAddress: z.string().default("clients@company.example"),
  postalAddress: z.string().default(""),
  /** Who approves where nobody below can. */
  executiveId: z.uuid().nullable().default(null),
  live: z
    .object({ mode: z.enum(["off", "domains", "all"]), domains: z.array(z.string()) })
    .default({ mode: "off", domains: [] }),
});
export type Company = z.infer<typeof Company>;
