import { eq } from "drizzle-orm";
import type { MailSender, OutgoingMail } from "../../contracts/outgoing-mail.ts";
import { effects } from "../../db/schema/effects.ts";
import { callOrWrite } from "../../services/client-notices/call-or-write.ts";
import { releaseSendList } from "../../services/client-notices/release-send-list.ts";
import { notifyDepartments } from "../../services/departments/notify-departments.ts";
import { confirmDeparture } from "../../services/departures/confirm-departure.ts";
import type { ServiceDeps } from "../../services/deps.ts";
import { deliverEffects } from "../../services/effects/deliver-effects.ts";
import { arrangeIntroduction } from "../../services/introductions/arrange-introduction.ts";
import { tellColleagues } from "../../services/notifications/tell-colleagues.ts";
import { listStandup } from "../../services/standups/list-standup.ts";
import { actorOf, freezeClock } from "../support/company.ts";
import type { AccessCompany } from "./company.ts";

/** Plans what the departures have to say to anybody now and delivers it; returns every mail and the kinds there were. */
export async function sendAll(deps: ServiceDeps, company: AccessCompany) {
  const head = await actorOf(deps.db, company.people.head);
  const { own, foreign } = company;
  for (const { departureId, teamId } of [own, foreign, { departureId: company.noticedId, teamId: own.teamId }]) {
    await notifyDepartments(deps, departureId);
    await tellColleagues(deps, departureId);
    await listStandup(deps, teamId);
  }
  await releaseSendList(deps, head, own.departureId, { all: true, expectedCount: 1 });
  await callOrWrite(deps, own.clients.ready.handoverId);
  // The client has let its day to pick pass: the first time stands, and everybody is invited.
  await freezeClock(deps.db, new Date("2026-04-07T10:00:00Z"));
  await arrangeIntroduction(deps, own.clients.offered.handoverId);
  const mails = await deliver(deps);
  await confirmDeparture(deps, head, { departureId: company.noticedId });
  const afterConfirmation = await deliver(deps);
  const rows = await deps.db.query
    .selectDistinct({ kind: effects.kind })
    .from(effects)
    .where(eq(effects.state, "accepted"));
  return { mails, afterConfirmation, kinds: rows.map((row) => row.kind).sort() };
}

async function deliver(deps: ServiceDeps): Promise<OutgoingMail[]> {
  const sent: OutgoingMail[] = [];
  const mail: MailSender = {
    send: async (one) => {
      sent.push(one);
      return { state: "accepted" };
    },
  };
  const open = await deps.db.query
    .selectDistinct({ workflowId: effects.workflowId })
    .from(effects)
    .where(eq(effects.state, "planned"));
  for (const { workflowId } of open) await deliverEffects({ ...deps, mail }, workflowId);
  return sent;
}
