import { createHmac, timingSafeEqual } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { isAny } from "../../db/is-any.ts";
import { links } from "../../db/schema/client-notices.ts";
import type { Context } from "../../db/transaction.ts";
import type { LinkActor } from "../../domain/access/actor.ts";
import type { ServiceDeps } from "../deps.ts";
import { ServiceError } from "../errors.ts";
import { describeSender } from "./describe-sender.ts";

type NewLink = Pick<typeof links.$inferInsert, "purpose" | "subjectId" | "personId" | "contactId" | "expiresAt">;

const signature = (secret: string, id: string) => createHmac("sha256", `${secret}:link`).update(id).digest("base64url");

/** Token of a link: its id and a keyed signature. Only the id is stored. */
export const linkToken = (deps: Pick<ServiceDeps, "secret">, linkId: string): string =>
  `${linkId}.${signature(deps.secret, linkId)}`;

/** Makes links in one statement, each bound to one purpose and subject; tokens in the order given. */
export async function createLinks(
  deps: ServiceDeps,
  { tx }: Pick<Context, "tx">,
  list: readonly NewLink[],
): Promise<string[]> {
  if (list.length === 0) return [];
  const rows = await tx
    .insert(links)
    .values([...list])
    .returning({ id: links.id });
  return rows.map((row) => linkToken(deps, row.id));
}

/** Revokes every open link of a subject, for instance at a withdrawal. */
export async function revokeLinks({ tx, businessNow }: Context, subjectIds: readonly string[]): Promise<void> {
  if (subjectIds.length === 0) return;
  await tx
    .update(links)
    .set({ revokedAt: businessNow })
    .where(and(isAny(links.subjectId, subjectIds), isNull(links.revokedAt)));
}

/**
 * The holder of a token as an actor. Throws `gone` (410) with reason linkExpired or linkRevoked and whom to turn to,
 * `notFound` for a token that was never given or was tampered with: such a one learns nothing.
 */
export async function resolveLink(
  deps: ServiceDeps,
  { tx, businessNow }: Pick<Context, "tx" | "businessNow">,
  token: string,
): Promise<LinkActor> {
  const [id = "", given = ""] = token.split(".");
  const unknown = new ServiceError("notFound", "linkNotFound", "This link is not known.");
  if (!/^[0-9a-f-]{36}$/.test(id)) throw unknown;
  const expected = Buffer.from(signature(deps.secret, id));
  if (expected.length !== Buffer.byteLength(given) || !timingSafeEqual(expected, Buffer.from(given))) throw unknown;
  const [link] = await tx.select().from(links).where(eq(links.id, id));
  if (!link) throw unknown;
  const sender = () => describeSender({ tx }, link);
  if (link.revokedAt) throw new ServiceError("gone", "linkRevoked", "This link is no longer valid.", await sender());
  if (link.expiresAt <= businessNow)
    throw new ServiceError("gone", "linkExpired", "This link has expired.", await sender());
  return {
    kind: "link",
    id: link.id,
    purpose: link.purpose,
    subjectId: link.subjectId,
    personId: link.personId,
    contactId: link.contactId,
  };
}
