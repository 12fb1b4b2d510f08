import type { ChangeContext } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { addToTasks } from "../tasks/add-to-tasks.ts";
import type { Timing } from "./load-timing.ts";
import type { NewLooseWork } from "./write-loose-work.ts";

/**
 * What the inventory asks of people: the leaver (else the head) completes the dossiers, owners accept the work at their clients, the head names a
 * person for the rest.
 */
export async function giveInventoryTasks(
  context: ChangeContext,
  departure: DepartureRow,
  timing: Timing,
  found: { leaverHelps: boolean; clients: number; loose: NewLooseWork },
): Promise<void> {
  const headId = await findApproverIdOf(context, departure);
  const fillerId = found.leaverHelps ? departure.leaverId : headId;
  const departureId = departure.id;
  const workDue = timing.due("S2");
  await addToTasks(context, timing.calendar, [
    ...(found.clients > 0
      ? [
          {
            departureId,
            kind: "completeDossiers" as const,
            assigneeId: fillerId,
            count: found.clients,
            due: timing.due("S2", { needsLeaver: found.leaverHelps }),
          },
        ]
      : []),
    ...(found.loose.unnamed > 0
      ? [
          {
            departureId,
            kind: "nameLooseWorkOwner" as const,
            assigneeId: headId,
            count: found.loose.unnamed,
            due: timing.due("S1"),
          },
        ]
      : []),
    ...[...found.loose.byPerson].map(([assigneeId, count]) => ({
      departureId,
      kind: "acceptLooseWork" as const,
      assigneeId,
      count,
      due: workDue,
    })),
  ]);
}
