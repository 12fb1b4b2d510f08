import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { departureSubject, findHandover, requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { suggestSuccessors } from "./suggest-successors.ts";

/** The same as `suggestSuccessors`, for one client. */
export async function suggestSuccessor(
  deps: ServiceDeps,
  actor: Actor,
  input: { handoverId: string; personId: string },
): Promise<{ handoverId: string; personId: string }> {
  const { handoverId, personId } = input;
  const departureId = await look(deps.db, actor, async (context) => {
    const { departure } = await findHandover(context.tx, handoverId);
    requireAccess(context, "suggestSuccessor", departureSubject(departure));
    return departure.id;
  });
  await suggestSuccessors(deps, actor, { departureId, handoverIds: [handoverId], personId });
  return { handoverId, personId };
}
