import type { LeftOutOffer } from "../../contracts/client-notices.ts";
import { findMailedOffer, type NoticePart } from "./compose-client-notice.ts";

/** The offer decided for a client that its notice does not name, and why; null where it does, or none was decided (R16). */
export function findLeftOutOffer(part: NoticePart, others: readonly NoticePart[]): LeftOutOffer | null {
  const { decision, contact, consents } = part.facts;
  if (decision?.lapsedTitle) return { title: decision.lapsedTitle, why: "ranOut" };
  if (!decision?.offer || findMailedOffer(part, others)?.offer) return null;
  const { title } = decision.offer;
  if (consents) return { title, why: "otherClient" };
  return { title, why: contact?.unsubscribedAt ? "unsubscribed" : "noConsent" };
}
