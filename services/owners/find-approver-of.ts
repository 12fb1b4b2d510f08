import { and, eq, gte, lte } from "drizzle-orm";
import { awayDays, people, teams } from "../../db/schema/people.ts";
import type { Context } from "../../db/transaction.ts";
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
 * R5: who approves for a departure's clients on a day: the head of the leaver's team, else up the line, else the executive named in settings; never
 * the leaver nor one of `receiverIds`. Where settings name no executive, the first one by name. ConflictError `noApprover` when there is nobody.
 */
export async function findApproverOf(
  context: Context,
  departure: DepartureRow,
  today: string,
  receiverIds: readonly string[] = [],
): Promise<Approver> {
  const { tx } = context;
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
  const away = await tx
    .select()
    .from(awayDays)
    .where(and(lte(awayDays.fromDay, today), gte(awayDays.toDay, today)));
  const [team] = await tx.select({ headId: teams.headId }).from(teams).where(eq(teams.id, departure.teamId));
  const { company } = await readSettings(tx);
  const absent = new Set(away.map((row) => row.personId));
  const byName = [...staff].sort((a, b) => (a.name < b.name ? -1 : 1));
  const excluded = [departure.leaverId, ...receiverIds];
  const executive = byName.find(
    ({ id, roles, status }) => roles.includes("executive") && status === "active" && !excluded.includes(id),
  );
  const choice = findApprover({
    leaverId: departure.leaverId,
    teamHeadId: team?.headId ?? null,
    proposedOwnerIds: receiverIds,
    people: staff.map((person) => ({
      id: person.id,
      superiorId: person.superiorId,
      deputyId: person.deputyId,
      active: person.status === "active",
      daysAway: absent.has(person.id) ? [{ from: today, to: today }] : [],
    })),
    executiveId: company.executiveId ?? executive?.id ?? null,
    on: today,
  });
  if (choice.approverId !== null) return { approverId: choice.approverId, insteadOfId: choice.insteadOfId };
  // Everybody above is away or has an interest: an executive without one decides, else an administrator must name one.
  if (executive) return { approverId: executive.id, insteadOfId: null };
  throw new ConflictError("noApprover", "Nobody may approve: an administrator must name an executive.");
}
