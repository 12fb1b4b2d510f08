import { randomUUID } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { users } from "../../db/schema/auth.ts";
import { links } from "../../db/schema/client-notices.ts";
import { people } from "../../db/schema/people.ts";
import { change, done, type Tx, unchanged } from "../../db/transaction.ts";
import type { ServiceDeps } from "../deps.ts";
import { createLinks } from "../links/sign-link.ts";

const system = { kind: "system", name: "start" } as const;
const VALID_MS = 48 * 3600 * 1000;

/**
 * The address at which the first administrator makes their sign-in, to be printed once; null when an administrator can
 * sign in already or a link still lies open (it was printed then). It serves once, for 48 hours.
 */
export function offerFirstAdministrator(deps: ServiceDeps): Promise<string | null> {
  return change(deps.db, system, async ({ tx, businessNow }) => {
    // Two processes that start at once must not print two links.
    await tx.execute(sql`select pg_advisory_xact_lock(7305004)`);
    if (await hasAdministrator(tx)) return unchanged(null);
    const open = await tx
      .select({ id: links.id })
      .from(links)
      .where(
        and(
          eq(links.purpose, "firstAdministrator"),
          isNull(links.usedAt),
          isNull(links.revokedAt),
          sql`${links.expiresAt} > ${businessNow.toISOString()}::timestamptz`,
        ),
      );
    if (open.length > 0) return unchanged(null);
    const subjectId = randomUUID();
    const expiresAt = new Date(businessNow.getTime() + VALID_MS);
    const [token] = await createLinks(deps, { tx }, [{ purpose: "firstAdministrator", subjectId, expiresAt }]);
    const address = `${deps.publicUrl}/first-administrator#${token}`;
    return done(address, [{ verb: "offerFirstAdministrator", subject: `link:${subjectId}` }]);
  });
}

/** Somebody with the administrator's role has a sign-in. */
export async function hasAdministrator(tx: Tx): Promise<boolean> {
  const [row] = await tx
    .select({ id: people.id })
    .from(people)
    .innerJoin(users, eq(users.personId, people.id))
    .where(sql`'administrator' = any(${people.roles}) and ${people.status} <> 'left'`)
    .limit(1);
  return row !== undefined;
}
