import { eq, gte } from "drizzle-orm";
import { awayDays, people, teams } from "../../db/schema/people.ts";
import type { Context } from "../../db/transaction.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { findApprover } from "../../domain/owners/find-approver.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { ConflictError } from "../errors.ts";
import { readSettings } from "../settings/read-settings.ts";

/** Who approves, and in whose stead where a deputy acts. */
export interface Approver {
  approverId: string;
  insteadOfId: string | null;
}

/**
 * R5: who approves for a departure's clients today, by the team's zone: the head of the leaver's team, else up the line,
 * else the executive named in settings; never the leaver nor one of `receiverIds`. Where none of them may, the first
 * executive by name who has no interest; where there is none, the first of the line who is only away, so that their deputy gets
 * the task. ConflictError `noApprover` when there is nobody.
 */
export async function findApproverOf(
  { tx, businessNow }: Pick<Context, "tx" | "businessNow">,
  departure: Pick<DepartureRow, "leaverId" | "teamId">,
  receiverIds: readonly string[] = [],
): Promise<Approver> {
  const [team] = await tx.select().from(teams).where(eq(teams.id, departure.teamId));
  const on = localDate(businessNow, team?.zone ?? "UTC");
  const staff = await tx
    .select({
      id: people.id,
      name: people.name,
      roles: people.roles,
      superiorId: people.superiorId,
      deputyId: people.deputyId,
      status: people.status,
    })
    .from(people);
  const away = await tx.select().from(awayDays).where(gte(awayDays.toDay, on));
  const { company } = await readSettings(tx);
  const excluded = [departure.leaverId, ...receiverIds];
  const [executive] = staff
    .filter(({ id, roles, status }) => roles.includes("executive") && status === "active" && !excluded.includes(id))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const choice = findApprover({
    leaverId: departure.leaverId,
    teamHeadId: team?.headId ?? null,
    proposedOwnerIds: receiverIds,
    people: staff.map((person) => ({
      id: person.id,
      superiorId: person.superiorId,
      deputyId: person.deputyId,
      active: person.status === "active",
      daysAway: away.filter((row) => row.personId === person.id).map((row) => ({ from: row.fromDay, to: row.toDay })),
    })),
    executiveId: company.executiveId ?? executive?.id ?? null,
    on,
  });
  if (choice.approverId !== null) return { approverId: choice.approverId, insteadOfId: choice.insteadOfId };
  // Everybody above is away or has an interest: an executive without one decides, else an administrator must name one.
  if (executive) return { approverId: executive.id, insteadOfId: null };
  const absent = choice.passedOver.find(({ reason }) => reason === "away");
  if (absent && receiverIds.length === 0) return { approverId: absent.personId, insteadOfId: null };
  throw new ConflictError("noApprover", "Nobody may approve: an administrator must name an executive.");
}

/** R5: the approver alone, for who gets a task. */
export async function findApproverIdOf(...who: Parameters<typeof findApproverOf>): Promise<string> {
  return (await findApproverOf(...who)).approverId;
}

/** R5: who approves where `receiverIds` may not, null where nobody is left above them. */
export async function findApproverBeside(
  context: Pick<Context, "tx" | "businessNow">,
  departure: Pick<DepartureRow, "leaverId" | "teamId">,
  receiverIds: readonly string[],
): Promise<string | null> {
  try {
    return (await findApproverOf(context, departure, receiverIds)).approverId;
  } catch (error) {
    if (error instanceof ConflictError) return null;
    throw error;
  }
}
