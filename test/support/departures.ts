import { and, eq, lte } from "drizzle-orm";
import type { OutgoingMail } from "../../contracts/outgoing-mail.ts";
import type { NewDeparture } from "../../contracts/routes/departures.ts";
import { effects } from "../../db/schema/effects.ts";
import { change, done, unchanged } from "../../db/transaction.ts";
import { confirmDeparture } from "../../services/departures/confirm-departure.ts";
import { openDeparture } from "../../services/departures/open-departure.ts";
import type { ServiceDeps } from "../../services/deps.ts";
import { colleagueMail } from "../../services/effects/kinds/colleague-mail.ts";
import { leaverTold } from "../../services/effects/kinds/leaver-told.ts";
import { standup } from "../../services/effects/kinds/standup.ts";
import { tellColleagues } from "../../services/notifications/tell-colleagues.ts";
import { actorOf, type Client, createClient, createCompany, LAST_DAY, type TestCompany } from "./company.ts";

const system = { kind: "system", name: "test" } as const;
const kinds = { colleagueMail, leaverTold, standup };

/** What HR fills in for the company's leaver. */
export const notice = (company: TestCompany, overrides: Partial<NewDeparture> = {}): NewDeparture => ({
  leaverId: company.leaver.id,
  kind: "resigned",
  lastWorkingDay: LAST_DAY,
  daysAway: [],
  announceFrom: null,
  reason: "pay",
  note: "wanted more",
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

/**
 * Sends what a workflow has due, as the deliverer does: rendered in a transaction, accepted by the server, with the
 * facts that follow. Returns the mails.
 */
export async function sendDue(
  deps: ServiceDeps,
  workflowId: string,
): Promise<Omit<OutgoingMail, "messageId" | "date">[]> {
  const planned = await deps.db.query
    .select({ id: effects.id })
    .from(effects)
    .where(and(eq(effects.workflowId, workflowId), eq(effects.state, "planned")));
  const mails: Omit<OutgoingMail, "messageId" | "date">[] = [];
  for (const { id } of planned) {
    await change(deps.db, system, async (context) => {
      const { tx, businessNow } = context;
      const [effect] = await tx
        .select()
        .from(effects)
        .where(and(eq(effects.id, id), lte(effects.notBefore, businessNow)));
      if (!effect) return unchanged(undefined);
      const kind = kinds[effect.kind as keyof typeof kinds];
      const prepared = await kind.prepare(context, effect, deps);
      if ("notBefore" in prepared) {
        await tx.update(effects).set({ notBefore: prepared.notBefore }).where(eq(effects.id, id));
        return unchanged(undefined);
      }
      const isSent = "send" in prepared;
      if (isSent) mails.push(prepared.send);
      await tx
        .update(effects)
        .set({ state: isSent ? "accepted" : "cancelled", settledAt: businessNow })
        .where(eq(effects.id, id));
      const wake = isSent ? ((await kind.settled?.(context, effect, "accepted", deps)) ?? []) : [];
      return done(undefined, [{ verb: "sent", subject: `effect:${id}` }], wake);
    });
  }
  return mails;
}

/** One go of what a departure's pass does about mail: colleagues' mails planned, then everything due sent. */
export async function mailDue(deps: ServiceDeps, departureId: string) {
  await tellColleagues(deps, departureId);
  return sendDue(deps, `departure:${departureId}`);
}
