import { and, eq } from "drizzle-orm";
import type { OutgoingMail } from "../../contracts/outgoing-mail.ts";
import type { NewDeparture } from "../../contracts/routes/departures.ts";
import { effects } from "../../db/schema/effects.ts";
import { confirmDeparture } from "../../services/departures/confirm-departure.ts";
import { openDeparture } from "../../services/departures/open-departure.ts";
import type { ServiceDeps } from "../../services/deps.ts";
import { claimEffect } from "../../services/effects/claim-effect.ts";
import { settleEffect } from "../../services/effects/settle-effect.ts";
import { tellColleagues } from "../../services/notifications/tell-colleagues.ts";
import { actorOf, type Client, createClient, createCompany, LAST_DAY, type TestCompany } from "./company.ts";

/** What HR fills in for the company's leaver. */
export const notice = (company: TestCompany, overrides: Partial<NewDeparture> = {}): NewDeparture => ({
  leaverId: company.leaver.id,
  kind: "resigned",
  lastWorkingDay: LAST_DAY,
  daysAway: [],
  announceFrom: null,
  reason: "pay",
  note: "wanted more",
  nonCompete: null,
  ...overrides,
});

/** A company whose leaver owns some clients, with the actors of its people. */
export async function createLeaverCompany(deps: ServiceDeps, options: { clients?: number; reps?: number } = {}) {
  const company = await createCompany(deps.db, options);
  const clients: Client[] = [];
  for (let i = 0; i < (options.clients ?? 2); i++) clients.push(await createClient(deps.db, company.leaver.id));
  const [hr, head, executive, leaver, it] = await Promise.all(
    [company.hr, company.head, company.executive, company.leaver, company.it].map((person) => actorOf(deps.db, person)),
  );
  if (!hr || !head || !executive || !leaver || !it) throw new Error("no actor");
  return { ...company, clients, actors: { hr, head, executive, leaver, it } };
}

/** A notice recorded by HR and confirmed by the head. */
export async function startDeparture(deps: ServiceDeps, overrides: Partial<NewDeparture> = {}) {
  const company = await createLeaverCompany(deps);
  const { id } = await openDeparture(deps, company.actors.hr, notice(company, overrides));
  await confirmDeparture(deps, company.actors.head, { departureId: id });
  return { ...company, id };
}

/** Claims and settles what a workflow has due, as sent and accepted by the server. Returns the mails. */
export async function sendDue(deps: ServiceDeps, workflowId: string): Promise<OutgoingMail[]> {
  const planned = await deps.db.query
    .select({ id: effects.id })
    .from(effects)
    .where(and(eq(effects.workflowId, workflowId), eq(effects.state, "planned")));
  const mails: OutgoingMail[] = [];
  for (const { id } of planned) {
    const claimed = await claimEffect(deps, id);
    if (!claimed) continue;
    mails.push(claimed.mail);
    await settleEffect(deps, id, claimed.attempt, "accepted");
  }
  return mails;
}

/** One go of what a departure's pass does about mail: colleagues' mails planned, then everything due sent. */
export async function mailDue(deps: ServiceDeps, departureId: string) {
  await tellColleagues(deps, departureId);
  return sendDue(deps, `departure:${departureId}`);
}
