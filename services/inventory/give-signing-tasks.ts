import { sql } from "drizzle-orm";
import type { ChangeContext } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { findApproverBeside, findApproverIdOf } from "../owners/find-approver-of.ts";
import { askToSign } from "./ask-to-sign.ts";
import type { Timing } from "./load-timing.ts";

/**
 * Asks successor and head to sign the joint inventory (R10) of clients whose owner was just appointed: gold one by one, the rest in one task a person.
 * Where the head is the successor, the next one up signs in the head's part. A task's detail names the part. Where an earlier successor left, what the head
 * has signed stays signed, and a client already told is not asked for again.
 */
export async function giveSigningTasks(
  context: ChangeContext,
  departure: DepartureRow,
  timing: Timing,
  clients: readonly { handoverId: string; ownerId: string; gold: boolean }[],
): Promise<void> {
  const signatures = await readSignatures(context, clients);
  const waiting = clients.filter(({ handoverId }) => signatures.get(handoverId)?.passed === false);
  if (waiting.length === 0) return;
  const head = await findApproverIdOf(context, departure);
  // Where nobody is above the head, such a client goes on unsigned in the head's part when its time is over.
  const inHeadsPlace = waiting.some(({ ownerId }) => ownerId === head)
    ? ((await findApproverBeside(context, departure, [head])) ?? head)
    : head;
  const signers = waiting.map(({ ownerId, ...client }) => ({
    ...client,
    ownerId,
    people: [
      { assigneeId: ownerId, detail: "successor" as const },
      ...(signatures.get(client.handoverId)?.byHead
        ? []
        : [{ assigneeId: ownerId === head ? inHeadsPlace : head, detail: "head" as const }]),
    ],
  }));
  await askToSign(context, departure, timing, signers);
}

/** Of each client: whether its inventory is settled already, and whether somebody else than the owner has signed in the head's part. */
async function readSignatures(
  { tx }: ChangeContext,
  clients: readonly { handoverId: string; ownerId: string }[],
): Promise<Map<string, { passed: boolean; byHead: boolean }>> {
  if (clients.length === 0) return new Map();
  const { rows } = await tx.execute<{ id: string; passed: boolean; by_head: boolean }>(sql`
    select c.id, exists (select from gates g where g.handover_id = c.id and g.gate = 'inventory') as passed,
      exists (select from inventory_signatures s where s.handover_id = c.id and s.part = 'head' and s.person_id <> c.owner) as by_head
    from unnest(${sql.param(clients.map(({ handoverId }) => handoverId))}::uuid[],
      ${sql.param(clients.map(({ ownerId }) => ownerId))}::uuid[]) as c(id, owner)`);
  return new Map(rows.map((row) => [row.id, { passed: row.passed, byHead: row.by_head }]));
}
