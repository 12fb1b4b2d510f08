import { eq, inArray } from "drizzle-orm";
import { people, teams } from "../../db/schema/people.ts";
import type { Context } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { ServiceError } from "../errors.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { readSettings } from "../settings/read-settings.ts";

/** Who of the management may join a client's introduction or hold it in the leaver's place. */
export interface Management {
  headId: string | null;
  executiveId: string | null;
  /** The head is an executive with a team's duty: a cap a week, not a day. */
  isHeadCappedAWeek: boolean;
}

/**
 * R19, R25: head and executive beside each successor: the team's head, or who stands in where that is the leaver, the
 * successor or gone; never the leaver nor the successor themselves.
 */
export async function loadManagement(
  context: Context,
  departure: DepartureRow,
  successorIds: readonly string[],
): Promise<Map<string, Management>> {
  const { tx } = context;
  const { company } = await readSettings(tx);
  const [team] = await tx.select().from(teams).where(eq(teams.id, departure.teamId));
  const known = [team?.headId, company.executiveId].filter((id) => id != null);
  const active = await tx.select().from(people).where(inArray(people.id, known));
  const isFree = (id: string | null | undefined, successorId: string): id is string =>
    id != null &&
    ![departure.leaverId, successorId].includes(id) &&
    active.some((person) => person.id === id && person.status === "active");
  const result = new Map<string, Management>();
  for (const successorId of new Set(successorIds)) {
    const headId = isFree(team?.headId, successorId) ? team.headId : await findStandIn(context, departure, successorId);
    const executiveId =
      isFree(company.executiveId, successorId) && company.executiveId !== headId ? company.executiveId : null;
    const isHeadCappedAWeek = headId !== null && headId === company.executiveId && headId !== team?.headId;
    result.set(successorId, { headId, executiveId, isHeadCappedAWeek });
  }
  return result;
}

async function findStandIn(context: Context, departure: DepartureRow, successorId: string): Promise<string | null> {
  try {
    return await findApproverIdOf(context, departure, [successorId]);
  } catch (error) {
    // Nobody above: the introduction then takes a format that needs nobody.
    if (error instanceof ServiceError && error.reason === "noApprover") return null;
    throw error;
  }
}
