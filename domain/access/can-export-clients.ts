import type { Actor } from "./actor.ts";
import { mayEver } from "./decide-access.ts";

/** R79: rows a rep may take out at once; our default. */
const REP_ROW_LIMIT = 50;

/**
 * R79: a rep takes out no more than a few rows of their own clients, and nothing once notice is given; heads and executives
 * keep the whole base.
 *
 * @param count rows asked for
 * @param notice the actor's own open departure, if there is one
 */
export function canExportClients(
  user: Actor,
  count: number,
  notice: { leaverId: string } | null,
  rowLimit = REP_ROW_LIMIT,
): boolean {
  if (user.kind !== "person") return user.kind === "system";
  if (user.id === notice?.leaverId) return false;
  if (mayEver(user, "exportClients")) return true;
  return user.roles.includes("rep") && count <= rowLimit;
}
