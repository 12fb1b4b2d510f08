import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { clientNotices } from "../../db/schema/client-notices.ts";
import { contacts } from "../../db/schema/clients.ts";
import type { ChangeContext } from "../../db/transaction.ts";
import { nextWorkingInstant } from "../../domain/calendar/working-hours.ts";
import type { ServiceDeps } from "../deps.ts";
import { planEffects } from "../effects/plan-effects.ts";
import { loadClientHours } from "./load-client-hours.ts";
import type { Notice } from "./load-notice.ts";
import type { ClientRecipients } from "./load-recipients.ts";

/**
 * Plans the mails of a released notice, one to each of its recipients with an address (R15), for the client's next
 * working hours. While the same person is still to be called as another client's contact, the mail waits with that
 * client's letter; then the instant until which it waits is returned, and nothing is planned.
 */
export async function planNoticeMails(
  deps: ServiceDeps,
  context: ChangeContext,
  { notice, handover, departure, client }: Notice,
  { recipients }: ClientRecipients,
): Promise<{ waitUntil: Date | null }> {
  const { tx, businessNow } = context;
  const messages = recipients.filter(({ channel }) => channel === "email");
  const mailboxes = messages.map(({ mailbox }) => mailbox as string);
  const waitUntil = await findSiblingsCall(context, notice, mailboxes);
  if (waitUntil) return { waitUntil };
  const hours = await loadClientHours(tx, client.zone, departure.teamId);
  const notBefore = nextWorkingInstant(hours, businessNow);
  const fact = { kind: "clientNotice", factId: notice.id, factRevision: notice.rowVersion, channel: "email" } as const;
  await planEffects(
    deps,
    context,
    messages.map(({ contactId, mailbox }) => ({
      ...fact,
      departureId: departure.id,
      handoverId: handover.id,
      workflowId: `handover:${handover.id}`,
      contactId,
      recipient: mailbox as string,
      notBefore,
    })),
  );
  return { waitUntil: null };
}

/** Until when a gold client's letter of the same release to one of these addresses still waits for its call. */
async function findSiblingsCall(
  { tx, businessNow }: ChangeContext,
  notice: Notice["notice"],
  mailboxes: readonly string[],
): Promise<Date | null> {
  if (notice.releaseId === null || mailboxes.length === 0) return null;
  const waiting = await tx
    .select({ until: clientNotices.letterWaitsUntil })
    .from(clientNotices)
    .innerJoin(contacts, eq(contacts.id, clientNotices.contactId))
    .where(
      and(
        eq(clientNotices.releaseId, notice.releaseId),
        eq(clientNotices.state, "released"),
        sql`${clientNotices.id} <> ${notice.id}`,
        sql`${clientNotices.letterWaitsUntil} > ${businessNow}`,
        sql`${clientNotices.callOutcome} is null`,
        inArray(sql`lower(${contacts.email})`, [...mailboxes]),
      ),
    )
    .orderBy(asc(clientNotices.letterWaitsUntil));
  return waiting.at(-1)?.until ?? null;
}
