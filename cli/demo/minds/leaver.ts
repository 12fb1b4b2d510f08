import type { DossierView } from "../../../contracts/inventory.ts";
import {
  addContactRoute,
  addOpenQuestionRoute,
  answerGapsRoute,
  getDossierRoute,
  listHandoversRoute,
  updateContactRoute,
} from "../../../contracts/routes/inventory.ts";
import { addDays } from "../../../domain/calendar/plain-date.ts";
import { localDate } from "../../../domain/calendar/zone.ts";
import { type ApiClient, ApiError } from "../api-client.ts";
import { hashText } from "../chance.ts";
import type { Play } from "../play.ts";
import type { Mind } from "./mind.ts";

/** Of ten contacts without an address the leaver knows six; half of those agreed to offers. */
const KNOWN_OF_TEN = 6;
/** One client in twelve has something pending that only the leaver knows. */
const PENDING_OF = 12;

/** Fills the dossiers: addresses the company never had, what was promised, what is still open. */
export const completeDossiers: Mind = {
  act: async (me, _tasks, play, now) => {
    const today = localDate(now, play.calendar.zone);
    const book = await listAllHandovers(me, play);
    const domains = chooseDomains(book);
    for (const handover of book.filter((known) => !known.switchedAt && !known.end)) {
      if (!play.completed.has(handover.id)) {
        play.completed.add(handover.id);
        const dossier = await me.call(getDossierRoute, { params: { handoverId: handover.id } });
        await addAddress(me, dossier, domains.get(handover.id) as string, today);
      }
      if (hashText(handover.id) % PENDING_OF === 0 && !play.asked.has(handover.id)) {
        play.asked.add(handover.id);
        await me.call(addOpenQuestionRoute, {
          params: { handoverId: handover.id },
          body: { kind: "promise", text: "Promised to ask about an earlier delivery", dueOn: addDays(today, 10) },
        });
      }
    }
    await answerInWords(me, play);
  },
};

/** The successor fills what went on unsigned, as far as it can be said in words. */
export const fillGaps: Mind = { act: (me, _tasks, play) => answerInWords(me, play) };

export async function listAllHandovers(me: ApiClient, play: Play) {
  const all = [];
  let cursor: string | undefined;
  do {
    const page = await me.call(listHandoversRoute, {
      params: { departureId: play.departureId },
      query: { limit: 1000, ...(cursor ? { cursor } : {}) },
    });
    all.push(...page.handovers);
    cursor = page.next ?? undefined;
  } while (cursor);
  return all;
}

async function answerInWords(me: ApiClient, play: Play): Promise<void> {
  await answerAll(me, play, { answer: "noPromises" });
  await answerAll(me, play, { answer: "history", text: "Known for years; calls on Mondays" });
}

async function answerAll(
  me: ApiClient,
  play: Play,
  answer: { answer: "noPromises" | "history"; text?: string },
): Promise<void> {
  try {
    await me.call(answerGapsRoute, {
      params: { departureId: play.departureId },
      body: { handoverIds: "all", ...answer },
    });
  } catch (error) {
    // Nothing of that kind is missing: as good as answered.
    if (!(error instanceof ApiError) || !error.type.endsWith("noSuchGap")) throw error;
  }
}

/**
 * Adds what the leaver knows of a client without any address: for some an address, half of them with consent, and for
 * everyone a telephone number where none is on record, so that the others can be called.
 */
async function addAddress(me: ApiClient, dossier: DossierView, domain: string, today: string): Promise<void> {
  const { handover, contacts } = dossier;
  if (contacts.some((contact) => contact.email)) return;
  const chance = hashText(handover.clientId);
  const known = chance % 10 < KNOWN_OF_TEN;
  const [first] = contacts;
  const phone = first?.phone ? {} : { phone: `+1 555 ${String(1000 + (chance % 9000))}` };
  const email = known ? { email: `office@${domain}` } : {};
  const consent = known && chance % 2 === 0 ? { consent: { on: today, source: "said so to the leaver" } } : {};
  if (!known && first?.phone) return;
  const body = { ...phone, ...email, ...consent, verified: true as const };
  const params = { handoverId: handover.id };
  if (first) await me.call(updateContactRoute, { params: { ...params, contactId: first.id }, body });
  else {
    const name = `Office of ${handover.clientName}`;
    await me.call(addContactRoute, { params, body: { name, part: "decisionMaker", ...body } });
  }
}

/** A domain for each client of the book, `<client>.example`; clients whose names make the same one are told apart by their ids. */
function chooseDomains(book: readonly { id: string; clientId: string; clientName: string }[]): Map<string, string> {
  const names = book.map(({ clientName }) => plainName(clientName));
  return new Map(
    book.map(({ id, clientId }, n) => {
      const name = names[n] as string;
      const single = names.indexOf(name) === names.lastIndexOf(name);
      return [id, `${single ? name : `${name}-${clientId.slice(0, 4)}`}.example`];
    }),
  );
}

/** ASCII letters and digits of a client's name. */
const plainName = (name: string) =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 50)
    .replace(/-+$/, "") || "client";
