import { z } from "zod";
import { clientStates, tiers } from "../domain/codes.ts";
import { taskKinds } from "../domain/tasks/task-kinds.ts";

const instant = z.iso.datetime();
const count = z.number().int().nonnegative();

/** One client on its way to a new owner or lately handed over to them, as the new owner's desk shows it. */
export const MyClient = z.object({
  handoverId: z.uuid(),
  departureId: z.uuid(),
  /** Whom the client is for: the caller, or a colleague who is away. */
  ownerId: z.uuid(),
  clientName: z.string(),
  tier: z.enum(tiers).nullable(),
  riskScore: z.number().int(),
  state: z.enum(clientStates),
  /** Not answered yet. */
  asked: z.boolean(),
  /** It is theirs, and nothing of its handover is left to do. */
  handedOver: z.boolean(),
  /** The caller's own next task about this client, alone or with others; null while it waits for somebody else. */
  next: z.object({ taskId: z.uuid(), kind: z.enum(taskKinds), dueAt: instant }).nullable(),
  meetingAt: instant.nullable(),
  switchDueAt: instant.nullable(),
  switchedAt: instant.nullable(),
  /** Handed over and not accepted yet. */
  questionsToAccept: count,
});
export type MyClient = z.infer<typeof MyClient>;

/** What the clients of one leaver mean for one person: places, hours, dates. */
export const MyLoad = z.object({
  departureId: z.uuid(),
  ownerId: z.uuid(),
  leaverName: z.string(),
  lastWorkingDay: z.iso.date(),
  /** Day of each stage's deadline. */
  deadlines: z.record(z.string(), z.iso.date()),
  clients: count,
  toAnswer: count,
  /** Clients the person has, with those promised to them, and how many they may have. */
  activeClients: count,
  capacity: count,
  hoursNeeded: z.number(),
  /** Working hours until the last working day. */
  hoursThere: z.number(),
});
export type MyLoad = z.infer<typeof MyLoad>;

export const MyClients = z.object({
  /** The caller first, then in whose place they act. */
  people: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /** Of clients still on their way. */
  loads: z.array(MyLoad),
  /** Departures these clients come from, or in which an open question is with one of the people. */
  departures: z.array(z.object({ id: z.uuid(), leaverName: z.string() })),
  /** What is due next comes first, then what waits for others, by risk, and last what is handed over. */
  clients: z.array(MyClient),
});
export type MyClients = z.infer<typeof MyClients>;
