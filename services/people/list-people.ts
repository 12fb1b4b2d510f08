import { and, arrayOverlaps, asc, eq, ilike, isNull, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { users } from "../../db/schema/auth.ts";
import { people } from "../../db/schema/people.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { decideAccess } from "../../domain/access/decide-access.ts";
import type { Role } from "../../domain/codes.ts";
import { receivingRoles } from "../../domain/owners/takes-clients.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import type { ServiceDeps } from "../deps.ts";
import { ForbiddenError } from "../errors.ts";
import { holdsName } from "./holds-name.ts";
import { toDirectoryEntry, toPersonView } from "./person-view.ts";

export interface PeopleQuery {
  role?: Role;
  /** Only reps and heads, whoever of them is here. */
  takesClients?: "true" | "false";
  teamId?: string;
  /** Part of a name or an address's beginning; for the administrator only the latter. */
  search?: string;
  cursor?: string;
  limit: number;
}

/** Colleagues by name: the directory for everyone signed in, all fields for the administrator. */
export function listPeople(deps: ServiceDeps, actor: Actor, query: PeopleQuery) {
  return look(deps.db, actor, async ({ tx }) => {
    if (actor.kind === "link") throw new ForbiddenError("roleMayNot");
    const full = decideAccess(actor, "managePeople").allowed;
    const conditions: (SQL | undefined)[] = [
      query.role ? sql`${query.role} = any(${people.roles})` : undefined,
      query.takesClients === "true" ? arrayOverlaps(people.roles, [...receivingRoles]) : undefined,
      query.teamId ? eq(people.teamId, query.teamId) : undefined,
      query.search ? matches(query.search, full) : undefined,
      query.cursor ? afterCursor(query.cursor) : undefined,
      full ? undefined : or(isNull(people.source), sql`${people.source} <> 'demo'`),
    ];
    const rows = await tx
      .select({ person: people, signIn: sql<boolean>`${users.id} is not null` })
      .from(people)
      .leftJoin(users, eq(users.personId, people.id))
      .where(and(...conditions))
      .orderBy(asc(people.name), asc(people.id))
      .limit(query.limit + 1);
    const page = rows.slice(0, query.limit);
    const last = page.at(-1)?.person;
    return {
      people: page.map(({ person, signIn }) =>
        full ? { ...toPersonView(person), hasSignIn: signIn } : toDirectoryEntry(person),
      ),
      next: rows.length > query.limit && last ? encodeCursor([last.name, last.id]) : null,
    };
  });
}

function matches(search: string, full: boolean): SQL | undefined {
  const pattern = search.trim().replace(/[\\%_]/g, "\\$&");
  return full ? or(holdsName(search), ilike(people.email, `${pattern}%`)) : holdsName(search);
}

function afterCursor(cursor: string): SQL {
  const [name, id] = decodeCursor(cursor, z.tuple([z.string(), z.uuid()]));
  return sql`(${people.name}, ${people.id}) > (${name}, ${id}::uuid)`;
}
