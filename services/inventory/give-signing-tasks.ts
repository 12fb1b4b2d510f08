import type { ChangeContext } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { addToTasks } from "../tasks/add-to-tasks.ts";
import { createTasks } from "../tasks/create-tasks.ts";
import type { Timing } from "./load-timing.ts";

/**
 * Asks successor and head to sign the joint inventory (R10) of clients whose owner was just appointed: gold one by one, the rest in one task a person.
 * Where the head is the successor, the next one up signs in the head's part. A task's detail names the part.
 */
export async function giveSigningTasks(
  context: ChangeContext,
  departure: DepartureRow,
  timing: Timing,
  clients: readonly { handoverId: string; ownerId: string; gold: boolean }[],
): Promise<void> {
  if (clients.length === 0) return;
  const due = timing.due("S2");
  const head = await findApproverIdOf(context, departure);
  const inHeadsPlace = clients.some(({ ownerId }) => ownerId === head)
    ? await findApproverIdOf(context, departure, [head])
    : head;
  const signers = clients.map(({ ownerId, ...client }) => ({
    ...client,
    people: [
      { assigneeId: ownerId, detail: "successor" as const },
      { assigneeId: ownerId === head ? inHeadsPlace : head, detail: "head" as const },
    ],
  }));
  const departureId = departure.id;
  await createTasks(
    context,
    timing.calendar,
    signers
      .filter(({ gold }) => gold)
      .flatMap(({ handoverId, people }) =>
        people.map(({ assigneeId, detail }) => ({
          key: `signGoldInventory:${handoverId}:${assigneeId}`,
          departureId,
          handoverId,
          kind: "signGoldInventory" as const,
          assigneeId,
          detail,
          due,
        })),
      ),
  );
  const bulk = new Map<string, { assigneeId: string; detail: "successor" | "head"; count: number }>();
  for (const signer of signers.filter(({ gold }) => !gold).flatMap(({ people }) => people)) {
    const key = `${signer.detail} ${signer.assigneeId}`;
    bulk.set(key, { ...signer, count: (bulk.get(key)?.count ?? 0) + 1 });
  }
  await addToTasks(
    context,
    timing.calendar,
    [...bulk.values()].map((signer) => ({ departureId, kind: "signInventory" as const, ...signer, due })),
  );
}
