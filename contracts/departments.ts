import { z } from "zod";
import { departmentCodes } from "../domain/codes.ts";

const instant = z.iso.datetime();
const count = z.number().int();
const answer = z.enum(["acknowledged", "changed", "objected", "silence", "delivered", "waived"]);

/** A department's answer: one button acknowledges all and confirms the persons named, but for changes and objections. */
export const AcknowledgeDepartment = z.object({
  /** False: only the clients named in changes and objections are answered. */
  acknowledgeAll: z.boolean().default(true),
  changes: z
    .array(z.object({ handoverId: z.uuid(), personId: z.uuid() }))
    .max(10_000)
    .default([]),
  objections: z
    .array(z.object({ handoverId: z.uuid(), text: z.string().min(3).max(2000) }))
    .max(10_000)
    .default([]),
});
export type AcknowledgeDepartment = z.input<typeof AcknowledgeDepartment>;

export const DepartmentAcknowledged = z.object({ acknowledged: count, changed: count, objected: count, open: count });
export type DepartmentAcknowledged = z.infer<typeof DepartmentAcknowledged>;

/** The head's answer to a department's objection; `personId` changes the department's person for the client. */
export const SettleObjection = z.object({
  departmentId: z.uuid(),
  text: z.string().min(3).max(2000),
  personId: z.uuid().nullable().default(null),
});
export type SettleObjection = z.input<typeof SettleObjection>;

const NamedColleague = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
});

/** One client in a department's notice. */
export const DepartmentNoticeItem = z.object({
  handoverId: z.uuid(),
  clientName: z.string(),
  newOwner: NamedColleague.nullable(),
  /** Latest day of the switch. */
  effectiveDate: z.iso.date(),
  person: NamedColleague.nullable(),
  gating: z.boolean(),
  openOrders: count,
  receivableMinor: count,
  openQuestions: z.array(z.object({ text: z.string(), dueDate: z.iso.date().nullable() })),
  dueAt: instant.nullable(),
  notifiedAt: instant.nullable(),
  settledAt: instant.nullable(),
  how: answer.nullable(),
  objection: z.string().nullable(),
  /** What the head answered to the objection, until the department answers anew. */
  settlement: z.object({ text: z.string(), byName: z.string().nullable(), at: instant }).nullable(),
});
export type DepartmentNoticeItem = z.infer<typeof DepartmentNoticeItem>;

export const DepartmentNoticeLine = z.object({
  id: z.uuid(),
  departureId: z.uuid(),
  departmentId: z.uuid(),
  department: z.enum(departmentCodes),
  oldOwnerName: z.string(),
  recipient: z.string().nullable(),
  clients: count,
  gating: count,
  /** Clients that still wait for this department to answer; what it objected to waits for the head. */
  open: count,
  /** Objections that wait for the head. */
  objected: count,
  /** When the first of the clients that still wait is due. */
  dueAt: instant.nullable(),
  sentAt: instant.nullable(),
  acknowledgedAt: instant.nullable(),
  escalatedAt: instant.nullable(),
  version: count,
});
export type DepartmentNoticeLine = z.infer<typeof DepartmentNoticeLine>;

export const DepartmentNoticeView = DepartmentNoticeLine.extend({
  items: z.array(DepartmentNoticeItem),
  /** People of the department who may be named. */
  colleagues: z.array(NamedColleague),
});
export type DepartmentNoticeView = z.infer<typeof DepartmentNoticeView>;
