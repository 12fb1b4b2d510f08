import { count, eq } from "drizzle-orm";
import { contacts } from "../../db/schema/clients.ts";
import { gates as gateRows } from "../../db/schema/departures.ts";
import { people } from "../../db/schema/people.ts";
import type { Tx } from "../../db/transaction.ts";
import { isGoingOn } from "../../domain/departure/open-states.ts";
import { gates } from "../../domain/gates.ts";
import type { Notice } from "./load-notice.ts";

/** Why the process does not let a notice leave now: the notice goes back to the send list, or has ended. */
export type Obstacle = "ended" | "notReleased" | "gateShut" | "noSuccessor" | "successorLeaves";

/** Looks again, at the moment of sending, whether a released notice may leave (R3). */
export async function findObstacle(tx: Tx, { notice, handover, departure }: Notice): Promise<Obstacle | null> {
  if (handover.end !== null || !isGoingOn(departure.state)) return "ended";
  if (!["released", "told", "sent"].includes(notice.state)) return "notReleased";
  const [open] = await tx.select({ count: count() }).from(gateRows).where(eq(gateRows.handoverId, handover.id));
  if (open?.count !== gates.length) return "gateShut";
  if (handover.nextOwnerId === null || handover.nextOwnerId === departure.leaverId) return "noSuccessor";
  const [owner] = await tx.select({ status: people.status }).from(people).where(eq(people.id, handover.nextOwnerId));
  return owner?.status === "active" ? null : "successorLeaves";
}

/** Why this contact cannot be written to any more, or null: another way is chosen then (R15). */
export async function findContactObstacle(
  tx: Tx,
  { client }: Notice,
  contactId: string | null,
  today: string,
): Promise<"contactGone" | "noAddress" | "doNotContact" | null> {
  const [contact] = contactId === null ? [] : await tx.select().from(contacts).where(eq(contacts.id, contactId));
  if (!contact || contact.clientId !== client.id) return "contactGone";
  if (contact.leftOn !== null && contact.leftOn <= today) return "contactGone";
  if (!contact.email?.includes("@")) return "noAddress";
  return contact.doNotContact.includes("email") ? "doNotContact" : null;
}
