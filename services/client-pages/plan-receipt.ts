import type { ChangeContext } from "../../db/transaction.ts";
import { nextWorkingInstant } from "../../domain/calendar/working-hours.ts";
import { loadClientHours } from "../client-notices/load-client-hours.ts";
import type { ServiceDeps } from "../deps.ts";
import { planEffects } from "../effects/plan-effects.ts";
import type { ClientPage } from "./open-client-page.ts";

/** Plans the receipt of a question or objection to the contact who wrote it; nothing where there is no address to write to. */
export async function planReceipt(
  deps: ServiceDeps,
  context: ChangeContext,
  { handover, departure, client, contact }: ClientPage,
  factId: string,
): Promise<void> {
  if (!contact?.email || contact.doNotContact.includes("email")) return;
  const hours = await loadClientHours(context.tx, client.zone, departure.teamId);
  await planEffects(deps, context, [
    {
      kind: "clientReceipt",
      factId,
      factRevision: 1,
      departureId: departure.id,
      handoverId: handover.id,
      workflowId: `handover:${handover.id}`,
      contactId: contact.id,
      channel: "email",
      recipient: contact.email,
      notBefore: nextWorkingInstant(hours, context.businessNow),
    },
  ]);
}
