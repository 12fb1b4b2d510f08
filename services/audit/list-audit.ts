import { and, desc, eq, gte, inArray, lt, lte, type SQL } from "drizzle-orm";
import { z } from "zod";
import { audit, sealed } from "../../db/schema/kernel.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { requireAccess } from "../access/require-access.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import type { ServiceDeps } from "../deps.ts";
import { findActorsByName, namePeople } from "./name-people.ts";

export interface AuditQuery {
  /** `departure:<id>`, `person:<id>` … */
  subject?: string;
  actor?: string;
  /** Part of a colleague's name. */
  actorName?: string;
  verb?: string;
  /** Instants of the real clock. */
  from?: string;
  to?: string;
  cursor?: string;
  limit: number;
}

/**
 * The audit trail, newest first: ids, field names, codes and digests; no personal values lie in it, colleagues' names are
 * read beside it as they are today. For the auditor.
 */
export function listAudit(deps: ServiceDeps, actor: Actor, query: AuditQuery) {
  return look(deps.db, actor, async (context) => {
    requireAccess(context, "readAudit");
    const { tx } = context;
    const conditions: (SQL | undefined)[] = [
      query.subject ? eq(audit.subject, query.subject) : undefined,
      query.actor ? eq(audit.actor, query.actor) : undefined,
      query.actorName ? inArray(audit.actor, await findActorsByName(tx, query.actorName)) : undefined,
      query.verb ? eq(audit.verb, query.verb) : undefined,
      query.from ? gte(audit.at, new Date(query.from)) : undefined,
      query.to ? lte(audit.at, new Date(query.to)) : undefined,
      query.cursor ? lt(audit.id, decodeCursor(query.cursor, z.tuple([z.number()]))[0]) : undefined,
    ];
    const rows = await tx
      .select({ row: audit, position: sealed.position })
      .from(audit)
      .leftJoin(sealed, eq(sealed.auditId, audit.id))
      .where(and(...conditions))
      .orderBy(desc(audit.id))
      .limit(query.limit + 1);
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    const names = await namePeople(
      tx,
      page.flatMap(({ row }) => [row.actor, row.subject]),
    );
    return {
      events: page.map(({ row, position }) => ({
        id: row.id,
        /** Null until the sealer has been there, at most a second. */
        position,
        at: row.at.toISOString(),
        businessAt: row.businessAt.toISOString(),
        actor: row.actor,
        actorName: names.get(row.actor) ?? null,
        verb: row.verb,
        subject: row.subject,
        subjectName: names.get(row.subject) ?? null,
        body: JSON.parse(row.body) as Record<string, unknown>,
        digest: row.digest.toString("hex"),
      })),
      next: rows.length > query.limit && last ? encodeCursor([last.row.id]) : null,
    };
  });
}
