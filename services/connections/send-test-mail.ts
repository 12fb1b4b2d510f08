import { randomUUID } from "node:crypto";
import { asc, eq, sql } from "drizzle-orm";
import type { MailTest } from "../../contracts/connections.ts";
import { people, teams } from "../../db/schema/people.ts";
import { change, done, type Tx } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { requireAccess } from "../access/require-access.ts";
import { wakeStandup } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { planEffects } from "../effects/plan-effects.ts";
import { ConflictError } from "../errors.ts";
import { registerWorkflows } from "../wakes/start-workflow.ts";

/**
 * Plans a test mail to the administrator's own address. It goes the way of every other mail: a row of the ledger, delivered
 * by the worker in the pass of a team's stand-up, whose going live decides where it ends. So it tests dispatcher, worker,
 * sender and server together, and the API holds no mail server's password. How it ended is shown by `getConnections`.
 *
 * @throws ConflictError `noAddress` without an own address, `noTeam` where no process can deliver it yet
 */
export function sendTestMail(deps: ServiceDeps, actor: Actor): Promise<MailTest> {
  return change(deps.db, actor, async (context) => {
    requireAccess(context, "manageSettings");
    const { tx, businessNow } = context;
    const [person] =
      actor.kind === "person" ? await tx.select().from(people).where(eq(people.id, actor.id)) : [undefined];
    if (!person?.email) throw new ConflictError("noAddress", "You have no e-mail address yet.");
    const teamId = await chooseTeam(tx, person.teamId);
    if (teamId === null) throw new ConflictError("noTeam", "There is no team yet, and so no process that sends mail.");
    const testId = randomUUID();
    await registerWorkflows(tx, "standup", [teamId]);
    await planEffects(deps, context, [
      {
        kind: "testMail",
        factId: testId,
        factRevision: 1,
        workflowId: `standup:${teamId}`,
        notBefore: businessNow,
        personId: person.id,
        channel: "email",
        recipient: person.email,
      },
    ]);
    const plannedAt = businessNow.toISOString();
    const planned = { state: "planned" as const, settledAt: null, reason: null, serverAnswer: null };
    return done(
      { testId, plannedAt, ...planned },
      [{ verb: "sendTestMail", subject: `person:${person.id}` }],
      [wakeStandup(teamId)],
    );
  });
}

/** The administrator's own team, else the first: any stand-up's pass delivers what the ledger has for it. */
async function chooseTeam(tx: Tx, ownTeamId: string | null): Promise<string | null> {
  const [team] = await tx
    .select({ id: teams.id })
    .from(teams)
    .orderBy(sql`${teams.id} is distinct from ${ownTeamId}`, asc(teams.name))
    .limit(1);
  return team?.id ?? null;
}
