import { and, eq, inArray } from "drizzle-orm";
import type { InboundMail } from "../../contracts/inbound-mail.ts";
import { contacts } from "../../db/schema/clients.ts";
import { handovers, notes } from "../../db/schema/departures.ts";
import { effects } from "../../db/schema/effects.ts";
import { change, done, unchanged } from "../../db/transaction.ts";
import { asksToUnsubscribe } from "../../domain/client-notice/asks-to-unsubscribe.ts";
import { confirmNotices } from "../client-notices/confirm-notices.ts";
import { endOffers } from "../client-notices/end-offers.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { settleByProof } from "../effects/settle-by-proof.ts";
import { notify } from "../notifications/notify.ts";

const system = { kind: "system", name: "readInboundMail" } as const;

/** Mails that ask a client to answer simply by replying, and those about a meeting, which people answer in words too. */
const answerable = ["clientNotice", "clientReceipt", "invitation", "cancellation"] as const;

/**
 * A person at a client answers one of the company's mails: its clients know (R17), and what was written is kept for the
 * successor; who writes nothing but "stop" gets no more offers by mail. Mails written by machines, from another address
 * than the one written to, or in answer to something else change nothing.
 */
export async function takeAnswer(deps: ServiceDeps, mail: InboundMail): Promise<void> {
  const { from, answers, automatic } = mail;
  if (automatic || from === null || answers.length === 0) return;
  await settleArrived(deps, from, answers);
  await change(deps.db, system, async (context) => {
    const { tx, lock } = context;
    const answered = await tx
      .select({
        departureId: effects.departureId,
        handover: handovers,
        contactId: contacts.id,
        email: contacts.email,
      })
      .from(effects)
      .innerJoin(handovers, eq(handovers.id, effects.handoverId))
      .innerJoin(contacts, eq(contacts.id, effects.contactId))
      .where(
        and(inArray(effects.messageId, answers), inArray(effects.kind, answerable), eq(effects.state, "accepted")),
      );
    const theirs = answered.filter((row) => row.email?.trim().toLowerCase() === from);
    if (theirs.length === 0) return unchanged(undefined);
    await lock.departures(
      theirs.flatMap((row) => row.departureId ?? []),
      "share",
    );
    await lock.clients(
      theirs.map((row) => row.handover.clientId),
      "update",
    );
    const ids = theirs.map((row) => row.handover.id);
    const wake = await confirmNotices(context, ids, "reply");
    const unsubscribed = asksToUnsubscribe(mail.text)
      ? await endOffers(
          context,
          theirs.map((row) => row.contactId),
        )
      : [];
    if (mail.text)
      await tx
        .insert(notes)
        .values(ids.map((id) => ({ subject: `handover:${id}`, kind: "clientReply", text: mail.text })));
    await notify(
      context,
      theirs.flatMap(({ handover }) =>
        handover.nextOwnerId
          ? [
              {
                departureId: handover.departureId,
                personId: handover.nextOwnerId,
                kind: "clientConfirmed",
                handoverId: handover.id,
              },
            ]
          : [],
      ),
    );
    const audit = {
      verb: "clientReplied",
      subject: `handover:${ids[0]}`,
      body: { handoverIds: ids, unsubscribed: unsubscribed.map(({ id }) => id) },
      values: { from, text: mail.text },
    };
    const departureIds = theirs.map((row) => row.handover.departureId);
    return done(undefined, [audit], [...wake, ...ids.map(wakeHandover), ...departureIds.map(wakeDeparture)]);
  });
}

/** Who answers a mail of which nobody knew whether it left has received it. */
function settleArrived(deps: ServiceDeps, from: string, answers: readonly string[]): Promise<void> {
  return change(deps.db, system, async (context) => {
    const { tx, lock } = context;
    const rows = await tx
      .select({ id: effects.id, departureId: effects.departureId, clientId: handovers.clientId, email: contacts.email })
      .from(effects)
      .innerJoin(handovers, eq(handovers.id, effects.handoverId))
      .innerJoin(contacts, eq(contacts.id, effects.contactId))
      .where(
        and(inArray(effects.messageId, [...answers]), eq(effects.kind, "clientNotice"), eq(effects.state, "unknown")),
      );
    const theirs = rows.filter((row) => row.email?.trim().toLowerCase() === from);
    if (theirs.length === 0) return unchanged(undefined);
    await lock.departures(
      theirs.flatMap((row) => row.departureId ?? []),
      "share",
    );
    await lock.clients(
      theirs.map((row) => row.clientId),
      "update",
    );
    const ids = theirs.map((row) => row.id);
    const { settledIds, wakes } = await settleByProof(deps, context, ids, "accepted", "foundSent");
    if (settledIds.length === 0) return unchanged(undefined);
    const audit = { verb: "effectSettled", subject: `effect:${settledIds[0]}`, body: { effectIds: settledIds } };
    return done(undefined, [audit], wakes);
  });
}
