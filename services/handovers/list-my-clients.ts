import { sql } from "drizzle-orm";
import type { MyClient, MyClients, MyLoad } from "../../contracts/my-clients.ts";
import { type Context, look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { computeHoursNeeded } from "../../domain/owners/assignment-score.ts";
import { requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { ForbiddenError } from "../errors.ts";
import { selectHandovers } from "../inventory/handover-view.ts";
import { assignmentPolicy } from "../owners/assignment-policy.ts";
import { describeReceiver } from "../owners/describe-receiver.ts";
import { isLastHandover } from "../questions/list-handed-questions.ts";
import { readSettings } from "../settings/read-settings.ts";
import { selectComingClients } from "./select-coming-clients.ts";

/**
 * The clients coming to a person, approved for them or appointed to them, and those lately handed over: what they do next for each, what all still on
 * their way from one leaver mean in places and hours (R5), and the departures whose questions are theirs to answer (R20). A deputy sees those of the colleague too, while work of theirs in that departure is open.
 */
export async function listMyClients(deps: ServiceDeps, actor: Actor): Promise<MyClients> {
  return look(deps.db, actor, async (context) => {
    if (actor.kind !== "person") throw new ForbiddenError("notYours");
    requireAccess(context, "answerProposal", { ownIds: [actor.id] });
    const clients = await readClients(context, actor.id);
    const people = await readPeople(context, actor.id, clients);
    return {
      people,
      loads: await readLoads(context, clients),
      departures: await readDepartures(context, people, clients),
      clients,
    };
  });
}

async function readClients(context: Context, personId: string): Promise<MyClient[]> {
  const { tx } = context;
  const coming = await selectComingClients(context, personId);
  const ids = sql.param(coming.map((row) => row.id));
  const views = await selectHandovers(tx, sql`h.id = any(${ids}::uuid[])`, { withOffers: true });
  const rankOf = new Map(views.map((view, index) => [view.id, { view, index }]));
  const listed = coming.flatMap(({ id, ...row }) => {
    const known = rankOf.get(id);
    if (!known) return [];
    const { departureId, clientName, effectiveTier, riskScore, state, switchDueAt, switchedAt } = known.view;
    const tier = effectiveTier;
    const of = { handoverId: id, departureId, clientName, tier, riskScore, state, switchDueAt, switchedAt };
    return [{ client: { ...of, ...row }, index: known.index }];
  });
  return listed.sort((a, b) => compareDue(a.client, b.client) || a.index - b.index).map(({ client }) => client);
}

/** Due ones first, by their day, and last those handed over; within a day the order of work (R45) decides. */
function compareDue(a: MyClient, b: MyClient): number {
  const [dueA, dueB] = [a, b].map(({ next, handedOver }) => next?.dueAt ?? (handedOver ? "99999" : "9999")) as [
    string,
    string,
  ];
  return dueA < dueB ? -1 : dueA > dueB ? 1 : 0;
}

async function readLoads(context: Context, clients: readonly MyClient[]): Promise<MyLoad[]> {
  const policy = assignmentPolicy((await readSettings(context.tx)).policy);
  const loads: MyLoad[] = [];
  // A person rarely takes over from more than one leaver at once, or for more than themselves.
  const coming = clients.filter((client) => !client.handedOver);
  for (const own of Map.groupBy(coming, (client) => `${client.departureId} ${client.ownerId}`).values()) {
    const [{ departureId, ownerId }] = own as [MyClient];
    loads.push({
      departureId,
      ownerId,
      ...(await describeReceiver(context, departureId, ownerId)),
      clients: own.length,
      toAnswer: own.filter((client) => client.asked).length,
      hoursNeeded: own.reduce((sum, client) => sum + computeHoursNeeded({ tier: client.tier }, policy), 0),
    });
  }
  return loads;
}

async function readPeople({ tx }: Context, personId: string, clients: readonly MyClient[]) {
  const ids = [...new Set([personId, ...clients.map((client) => client.ownerId)])];
  const { rows } = await tx.execute<{ id: string; name: string }>(sql`
    select id, name from people where id = any(${sql.param(ids)}::uuid[]) order by id <> ${personId}, name`);
  return rows;
}

/** Each departure once, by the leaver's name. Questions of a client handed over more than once belong to its last handover. */
async function readDepartures(
  { tx }: Context,
  people: readonly { id: string }[],
  clients: readonly MyClient[],
): Promise<MyClients["departures"]> {
  const { rows } = await tx.execute<{ id: string; leaverName: string }>(sql`
    select d.id, l.name as "leaverName" from departures d join people l on l.id = d.leaver_id
    where d.id = any(${sql.param([...new Set(clients.map((client) => client.departureId))])}::uuid[])
      or d.id in (
        select h.departure_id from open_questions q join handovers h on h.client_id = q.client_id
        where q.next_responsible_id = any(${sql.param(people.map(({ id }) => id))}::uuid[])
          and q.handed_over_at is not null and q.closed_on is null and ${isLastHandover})
    order by l.name, d.id`);
  return rows;
}
