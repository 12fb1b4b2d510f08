import { eq, gte } from "drizzle-orm";
import { awayDays, people, teams } from "../../db/schema/people.ts";
import type { Context } from "../../db/transaction.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { findApprover } from "../../domain/owners/find-approver.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { ConflictError } from "../errors.ts";
import { readSettings } from "../settings/read-settings.ts";

/**
 * Who approves in a departure (R5): the head of the leaver's team, or whoever stands in as the rule says. `receiverIds`
 * are people who would receive the clients in question. ConflictError `noApprover` when settings name no executive.
 */
export async function readApproverId(
  { tx, businessNow }: Pick<Context, "tx" | "businessNow">,
  departure: Pick<DepartureRow, "leaverId" | "teamId">,
  receiverIds: readonly string[] = [],
): Promise<string> {
  const [team] = await tx.select().from(teams).where(eq(teams.id, departure.teamId));
  const on = localDate(businessNow, team?.zone ?? "UTC");
  const everyone = await tx
    .select({ id: people.id, superiorId: people.superiorId, deputyId: people.deputyId, status: people.status })
    .from(people);
  const away = await tx.select().from(awayDays).where(gte(awayDays.toDay, on));
  const { company } = await readSettings(tx);
  const choice = findApprover({
    leaverId: departure.leaverId,
    teamHeadId: team?.headId ?? null,
    proposedOwnerIds: receiverIds,
    executiveId: company.executiveId,
    on,
    people: everyone.map((person) => ({
      ...person,
      active: person.status === "active",
      daysAway: away.filter((row) => row.personId === person.id).map((row) => ({ from: row.fromDay, to: row.toDay })),
    })),
  });
  if (!choice.approverId)
    throw new ConflictError("noApprover", "Nobody may approve here: name an executive in the settings.");
  return choice.approverId;
}
