import { eq } from "drizzle-orm";
import type { OwnLetter } from "../../contracts/own-departure.ts";
import { people } from "../../db/schema/people.ts";
import { type Context, look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { introductionFormats } from "../../domain/codes.ts";
import { computeLatestSwitch } from "../../domain/departure/ownership-switch.ts";
import type { ClientNotice } from "../../messages/kinds.ts";
import type { Locale } from "../../messages/locale.ts";
import { createReader } from "../../messages/reader.ts";
import { renderMessage } from "../../messages/render-message.ts";
import { type DepartureRow, departureSubject, requireAccess } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { hasOwnTexts, whatStays } from "../client-notices/compose-client-notice.ts";
import { clientPageUrl } from "../client-notices/make-notice-links.ts";
import type { ServiceDeps } from "../deps.ts";
import { readSettings } from "../settings/read-settings.ts";
import { senderOf } from "../settings/sender-of.ts";
import { findKnownDeparture } from "./known-departures.ts";

/**
 * The letter that goes to the leaver's clients, rendered as every notice is, once a format of introduction. Client, contact and new account manager stand as
 * blanks and no offer is in it (R61), so that it says nothing the leaver may not know. Leaver and head read the same.
 */
export function getOwnLetter(
  deps: ServiceDeps,
  actor: Actor,
  input: { departureId: string; locale: Locale },
): Promise<OwnLetter> {
  return look(deps.db, actor, async (context) => {
    const departure = await findKnownDeparture(context, input.departureId);
    requireAccess(context, "readOwnLetter", departureSubject(departure));
    const { locale } = input;
    const letter = await fillIn(deps, context, departure, locale);
    return {
      locale,
      effectiveOn: letter.effectiveDate,
      letters: introductionFormats.map((format) => ({
        format,
        ...renderMessage("clientNotice", locale, { ...letter, format }),
      })),
    };
  });
}

async function fillIn(
  deps: ServiceDeps,
  { tx, businessNow }: Context,
  departure: DepartureRow,
  locale: Locale,
): Promise<Omit<ClientNotice, "format">> {
  const { company } = await readSettings(tx);
  const calendar = await loadCalendar(tx, departure.teamId);
  const [leaver] = await tx.select({ name: people.name }).from(people).where(eq(people.id, departure.leaverId));
  if (!leaver) throw new Error("a departure without its leaver");
  const { client, contact, successor } = createReader(locale).texts.ownLetter;
  return {
    ...senderOf(company),
    clientName: client,
    contactName: contact,
    leaverName: hasOwnTexts({ departure }) ? null : leaver.name,
    successor: { name: successor, email: company.fromAddress, phone: null },
    effectiveDate: computeLatestSwitch(businessNow, departure.lastWorkingDay, calendar).date,
    joinedBy: hasOwnTexts({ departure }) ? [] : [leaver.name],
    whatStays: [...whatStays],
    departments: [],
    pageUrl: clientPageUrl(deps, "preview"),
  };
}
