import type { ChangeContext } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { addToTasks } from "../tasks/add-to-tasks.ts";
import { createTasks } from "../tasks/create-tasks.ts";
import type { Timing } from "./load-timing.ts";

/** A client's inventory and who is asked to sign it, each in which part. */
export interface Signing {
  handoverId: string;
  ownerId: string;
  gold: boolean;
  people: { assigneeId: string; detail: "successor" | "head" }[];
}

/** Gives the tasks of signing (R10): gold one by one, the rest in one task a person and part. */
export async function askToSign(
  context: ChangeContext,
  departure: DepartureRow,
  timing: Timing,
  signers: readonly Signing[],
): Promise<void> {
  const departureId = departure.id;
  const due = timing.due("S2");
  await createTasks(
    context,
    timing.calendar,
    signers
      .filter(({ gold }) => gold)
      .flatMap(({ handoverId, ownerId, people }) =>
        people.map(({ assigneeId, detail }) => ({
          key: `signGoldInventory:${handoverId}:${ownerId}:${assigneeId}`,
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
