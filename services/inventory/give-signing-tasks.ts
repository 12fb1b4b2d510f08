import type { ChangeContext } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { findApproverOf } from "../owners/find-approver-of.ts";
import { addToTasks } from "../tasks/add-to-tasks.ts";
import { createTasks } from "../tasks/create-tasks.ts";
import type { Timing } from "./load-timing.ts";

/**
 * Asks successor and head to sign the joint inventory (R10) of clients whose owner was just appointed: gold one by one, the rest in one task a person.
 * Where the head is the successor, the next one up signs in the head's part.
 */
export async function giveSigningTasks(
  context: ChangeContext,
  departure: DepartureRow,
  timing: Timing,
  clients: readonly { handoverId: string; ownerId: string; gold: boolean }[],
): Promise<void> {
  if (clients.length === 0) return;
  const due = timing.due("S2");
  const head = (await findApproverOf(context, departure, timing.today)).approverId;
  const inHeadsPlace = clients.some(({ ownerId }) => ownerId === head)
    ? (await findApproverOf(context, departure, timing.today, [head])).approverId
    : head;
  const signers = clients.map(({ ownerId, ...client }) => ({
    ...client,
    people: [ownerId, ownerId === head ? inHeadsPlace : head],
  }));
  const departureId = departure.id;
  await createTasks(
    context,
    timing.calendar,
    signers
      .filter(({ gold }) => gold)
      .flatMap(({ handoverId, people }) =>
        people.map((assigneeId) => ({
          key: `signGoldInventory:${handoverId}:${assigneeId}`,
          departureId,
          handoverId,
          kind: "signGoldInventory" as const,
          assigneeId,
          due,
        })),
      ),
  );
  const counts = new Map<string, number>();
  for (const { people } of signers.filter(({ gold }) => !gold)) {
    for (const id of people) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  await addToTasks(
    context,
    timing.calendar,
    [...counts].map(([assigneeId, count]) => ({
      departureId,
      kind: "signInventory" as const,
      assigneeId,
      count,
      due,
    })),
  );
}
