import { eq, sql } from "drizzle-orm";
import { people, teams } from "../../db/schema/people.ts";
import type { Tx } from "../../db/transaction.ts";
import { InvalidError, NotFoundError } from "../errors.ts";

/** A person who gives notice, with the team whose hours and calendar set the deadlines. */
export async function readLeaver(tx: Tx, leaverId: string) {
  const [row] = await tx
    .select({ person: people, team: teams })
    .from(people)
    .leftJoin(teams, eq(teams.id, people.teamId))
    .where(eq(people.id, leaverId));
  if (!row) throw new NotFoundError("person");
  if (!row.team)
    throw new InvalidError("leaverWithoutTeam", "This person belongs to no team.", { pointer: "/leaverId" });
  return { leaver: row.person, team: row.team };
}

/** Clients a person owns now. */
export async function listOwnedClients(tx: Tx, personId: string): Promise<string[]> {
  const { rows } = await tx.execute<{ client_id: string }>(sql`
    select client_id from ownerships where person_id = ${personId} and upper_inf(during) order by client_id`);
  return rows.map((row) => row.client_id);
}
