import type { Actor } from "./actor.ts";
import { decideAccess } from "./decide-access.ts";

/** A client as access sees it. */
export type ViewedClient = {
  teamId: string | null;
  ownerId: string | null;
  nextOwnerId: string | null;
  /** Departments that serve the client. */
  departmentIds: readonly string[];
  /** Its departure's hand-over of this client is complete (R21). */
  isHandedOver: boolean;
};

/** The open departure that the client is part of. */
export type OpenNotice = { leaverId: string; lastDayEndsAt: Date };

/**
 * R80: a rep sees own clients and those coming to them, heads their team's, executives all, departments those they serve. The
 * leaver reads the clients of the departure until the last working day ends, and nothing after.
 */
export function canViewClient(user: Actor, client: ViewedClient, notice: OpenNotice | null, asOf: Date): boolean {
  if (user.kind === "person") {
    if (user.id === notice?.leaverId && asOf >= notice.lastDayEndsAt) return false;
    if (servesClient(user, client)) return true;
  }
  return decideAccess(user, "readClient", {
    teamId: client.teamId,
    leaverId: notice?.leaverId ?? null,
    ownIds: [client.ownerId, client.nextOwnerId],
  }).allowed;
}

/** R80: the leaver works on a client until it is handed over and may only read it from then on. */
export function canChangeClient(user: Actor, client: ViewedClient, notice: OpenNotice | null, asOf: Date): boolean {
  if (!canViewClient(user, client, notice, asOf)) return false;
  if (user.kind !== "person") return true;
  if (user.id === notice?.leaverId) return !client.isHandedOver;
  return decideAccess(user, "completeDossier", {
    teamId: client.teamId,
    ownIds: [client.ownerId, client.nextOwnerId],
  }).allowed;
}

function servesClient(user: Extract<Actor, { kind: "person" }>, client: ViewedClient): boolean {
  if (!user.roles.includes("departmentContact") || user.departmentId === null) return false;
  return client.departmentIds.includes(user.departmentId);
}
