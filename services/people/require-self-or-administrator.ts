import type { Context } from "../../db/transaction.ts";
import { requireAccess } from "../access/require-access.ts";

/** Deputy and days away are a person's own to set, and the administrator's. */
export function requireSelfOrAdministrator(context: Pick<Context, "actor">, personId: string): void {
  const { actor } = context;
  if (actor.kind === "person" && actor.id === personId) return;
  requireAccess(context, "managePeople");
}
