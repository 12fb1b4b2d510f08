import { and, eq, ne, sql } from "drizzle-orm";
import type { PersonChange } from "../../contracts/person.ts";
import { departments, people, teams } from "../../db/schema/people.ts";
import type { Context } from "../../db/transaction.ts";
import { ConflictError, ForbiddenError, InvalidError } from "../errors.ts";

/**
 * What must hold whoever's record changes: nobody changes their own roles (the administrator approves nothing, so cannot
 * become one who does), one administrator always stays, addresses are one person's, and the units named exist.
 */
export async function requirePersonRules(
  context: Context,
  personId: string | null,
  input: PersonChange,
): Promise<void> {
  const { tx, actor } = context;
  if (input.roles && personId !== null) {
    if (actor.kind === "person" && actor.id === personId) throw new ForbiddenError("ownRoles");
    if (!input.roles.includes("administrator")) await requireOtherAdministrator(context, personId);
  }
  if (input.email) {
    const [taken] = await tx
      .select({ id: people.id })
      .from(people)
      .where(
        and(
          sql`lower(${people.email}) = ${input.email.trim().toLowerCase()}`,
          personId ? ne(people.id, personId) : undefined,
        ),
      );
    if (taken)
      throw new ConflictError("addressTaken", "This e-mail address belongs to somebody else.", { pointer: "/email" });
  }
  if (input.teamId)
    await requireRow(await tx.select({ id: teams.id }).from(teams).where(eq(teams.id, input.teamId)), "/teamId");
  if (input.departmentId) {
    const found = await tx
      .select({ id: departments.id })
      .from(departments)
      .where(eq(departments.id, input.departmentId));
    await requireRow(found, "/departmentId");
  }
  if (input.superiorId) {
    if (input.superiorId === personId)
      throw new InvalidError("ownSuperior", "Nobody is their own superior.", { pointer: "/superiorId" });
    await requireRow(
      await tx.select({ id: people.id }).from(people).where(eq(people.id, input.superiorId)),
      "/superiorId",
    );
  }
}

async function requireOtherAdministrator({ tx }: Context, personId: string): Promise<void> {
  // Two administrators who take each other's role at once must not both find the other still there.
  await tx.execute(sql`select pg_advisory_xact_lock(7305007)`);
  const { rows } = await tx.execute<{ was: boolean; others: number }>(sql`
    select coalesce(bool_or(id = ${personId}), false) as was, (count(*) filter (where id <> ${personId}))::int as others
    from people where 'administrator' = any(roles) and status <> 'left' and source is distinct from 'demo'`);
  if (rows[0]?.was && rows[0].others === 0)
    throw new ConflictError("lastAdministrator", "One administrator must stay.");
}

async function requireRow(found: unknown[], pointer: string): Promise<void> {
  if (found.length === 0) throw new InvalidError("unknownReference", "There is no such record.", { pointer });
}
