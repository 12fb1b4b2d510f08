import { and, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { departures } from "../../db/schema/departures.ts";
import { departments, people, teams } from "../../db/schema/people.ts";
import { look, type Tx } from "../../db/transaction.ts";
import { type AccessVerb, accessTable } from "../../domain/access/access-table.ts";
import type { Actor, PersonActor } from "../../domain/access/actor.ts";
import { mayEver } from "../../domain/access/decide-access.ts";
import { DEMO_SOURCE } from "../demo/require-demo-sign-in.ts";
import { knownTo } from "../departures/known-departures.ts";
import { open } from "../departures/open-states.ts";
import type { ServiceDeps } from "../deps.ts";
import { ForbiddenError, NotFoundError } from "../errors.ts";
import { readSettings } from "../settings/read-settings.ts";

const deputies = alias(people, "deputies");

/** The signed-in person: who they are, whom they stand in for, and what their roles may ever do. */
export function readMe(deps: ServiceDeps, actor: Actor) {
  return look(deps.db, actor, async ({ tx, businessNow }) => {
    if (actor.kind !== "person") throw new ForbiddenError("roleMayNot");
    const [row] = await tx
      .select({ person: people, team: teams.name, department: departments.code, deputyName: deputies.name })
      .from(people)
      .leftJoin(teams, eq(teams.id, people.teamId))
      .leftJoin(departments, eq(departments.id, people.departmentId))
      .leftJoin(deputies, eq(deputies.id, people.deputyId))
      .where(eq(people.id, actor.id));
    if (!row) throw new NotFoundError("person");
    const { company } = await readSettings(tx);
    return {
      id: row.person.id,
      name: row.person.name,
      email: row.person.email,
      locale: row.person.locale,
      roles: [...actor.roles],
      teamId: actor.teamId,
      team: row.team,
      department: row.department,
      headOfTeamIds: [...actor.headOfTeamIds],
      deputyId: row.person.deputyId,
      deputyName: row.deputyName,
      may: (Object.keys(accessTable) as AccessVerb[]).filter((verb) => mayEver(actor, verb)),
      ownDepartureId: await findOwnDeparture(tx, actor),
      demo: row.person.source === DEMO_SOURCE,
      company: { name: company.name, currency: company.currency, live: company.live.mode },
      businessNow: businessNow.toISOString(),
    };
  });
}

async function findOwnDeparture(tx: Tx, actor: PersonActor): Promise<string | null> {
  const [own] = await tx
    .select({ id: departures.id })
    .from(departures)
    .where(and(eq(departures.leaverId, actor.id), sql`${departures.state} in ${open}`, knownTo(actor)));
  return own?.id ?? null;
}
