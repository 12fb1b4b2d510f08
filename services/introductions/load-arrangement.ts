import { eq, inArray } from "drizzle-orm";
import type { Company, Policy } from "../../contracts/policy.ts";
import { clients } from "../../db/schema/clients.ts";
import { people } from "../../db/schema/people.ts";
import type { ChangeContext, Context } from "../../db/transaction.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { loadClientHours } from "../client-notices/load-client-hours.ts";
import { loadRecipients } from "../client-notices/load-recipients.ts";
import { NotFoundError } from "../errors.ts";
import { readSettings } from "../settings/read-settings.ts";
import { readIntroduction } from "./arrange-introduction-fact.ts";
import type { IntroductionFacts, IntroductionRow } from "./decide-arrangement.ts";
import { loadManagement } from "./load-management.ts";

/** One introduction with all that finding a time for it takes. */
export interface Arrangement extends IntroductionFacts {
  client: typeof clients.$inferSelect;
  /** The client's hours where its zone is known; the team's decide else. */
  clientHours: WorkCalendar | null;
  /** The client's contact; invited only where `isWritten`. */
  contactId: string | null;
  isWritten: boolean;
  /** Of the departure's team: deadlines and the days to pick are counted in it. */
  calendar: WorkCalendar;
  policy: Policy;
  company: Company;
}

export const participantsOf = (row: Pick<IntroductionRow, "hostId" | "successorId" | "managerId">): string[] =>
  [...new Set([row.hostId, row.successorId, row.managerId])].filter((id) => id !== null);

/**
 * Locks departure, participants (so that nobody is booked twice) and client, then reads the introduction as it is.
 * NotFoundError while none is planned.
 */
export async function lockArrangement(context: ChangeContext, handoverId: string): Promise<Arrangement> {
  const { tx, lock } = context;
  const before = await readIntroduction(tx, handoverId);
  if (!before) throw new NotFoundError("introduction");
  await lock.departure(before.departure.id, "share");
  const standIn = await findStandIn(context, before);
  const booked = [...participantsOf(before.introduction), before.handover.nextOwnerId, standIn];
  await lock.people(
    booked.filter((id) => id !== null),
    "update",
  );
  await lock.clients([before.handover.clientId], "update");
  return loadArrangement(context, handoverId);
}

/** The head who may have to take a part of somebody who left it. */
async function findStandIn(context: ChangeContext, facts: IntroductionFacts): Promise<string | null> {
  const { introduction, handover, departure } = facts;
  const successorId = handover.nextOwnerId ?? introduction.successorId;
  const hasLeft = introduction.hostId === departure.leaverId && departure.lastDayEndsAt <= context.businessNow;
  if (!hasLeft && successorId === introduction.successorId) return null;
  return (await loadManagement(context, departure, [successorId])).get(successorId)?.headId ?? null;
}

/** The same without locks, for looking. */
export async function loadArrangement(context: Context, handoverId: string): Promise<Arrangement> {
  const { tx, businessNow } = context;
  const facts = await readIntroduction(tx, handoverId);
  if (!facts) throw new NotFoundError("introduction");
  const { handover, departure } = facts;
  const calendar = await loadCalendar(tx, departure.teamId);
  const [client] = await tx.select().from(clients).where(eq(clients.id, handover.clientId));
  if (!client) throw new NotFoundError("client");
  const recipients = await loadRecipients(tx, [client.id], localDate(businessNow, calendar.zone));
  const primary = recipients.get(client.id)?.primary;
  return {
    ...facts,
    client,
    clientHours: client.zone ? await loadClientHours(tx, client.zone, departure.teamId) : null,
    contactId: primary?.contactId ?? null,
    isWritten: primary?.channel === "email",
    calendar,
    ...(await readSettings(tx)),
  };
}

/** Each person's own calendar: their team's, else the departure's. */
export async function loadPeopleCalendars(
  { tx }: Context,
  personIds: readonly string[],
  fallback: WorkCalendar,
): Promise<Map<string, { calendar: WorkCalendar; isExecutive: boolean }>> {
  const rows = await tx
    .select({ id: people.id, teamId: people.teamId, roles: people.roles })
    .from(people)
    .where(inArray(people.id, [...personIds]));
  const result = new Map<string, { calendar: WorkCalendar; isExecutive: boolean }>();
  for (const { id, teamId, roles } of rows) {
    const calendar = teamId ? await loadCalendar(tx, teamId) : fallback;
    result.set(id, { calendar, isExecutive: roles.includes("executive") && !roles.includes("head") });
  }
  return result;
}
