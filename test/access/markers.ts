import { eq, inArray, sql } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { openQuestions } from "../../db/schema/book.ts";
import { clients, contacts } from "../../db/schema/clients.ts";
import { departmentItems, departmentNotices } from "../../db/schema/departments.ts";
import { departureReasons, departures, notes } from "../../db/schema/departures.ts";
import { drafts } from "../../db/schema/drafts.ts";
import { offerCatalogue, offerDecisions } from "../../db/schema/offers.ts";
import { proposals } from "../../db/schema/owners.ts";
import { people } from "../../db/schema/people.ts";
import type { AccessCompany, PersonRole } from "./company.ts";
import type { Side } from "./side.ts";

/** Who looks: the roles, and persons whose standing differs. */
export type Reader =
  | PersonRole
  | "otherHead"
  | "leavingHead"
  | "leaverNotTold"
  | "otherSuccessor"
  | "finance"
  /** Bearers of a link: a client's contact with and without consent to offers, and a department. */
  | "consenting"
  | "notConsenting"
  | "departmentLink"
  /** A client its notice reaches by mail. */
  | "mailed";

interface Marker {
  /** What to look for; case does not matter. */
  text: string;
  /** Readers who must come across it, so that a marker written nowhere fails. */
  shownTo: readonly Reader[];
  /** Readers who may; everybody else must not. */
  maySee?: readonly Reader[];
}

const OFFER_BUDGET = 987_654_321;
const RECEIVABLE = 876_543_212;

/** Fields with a marker in them, and who may see which (design's table of roles). */
export const listMarkers = (company: AccessCompany): Record<string, Marker> => ({
  reasonOfLeaving: { text: "MARKER-REASON", shownTo: ["hr"] },
  noticeNotConfirmed: { text: company.noticedId, shownTo: ["hr", "head"], maySee: ["auditor"] },
  offer: {
    text: "MARKER-OFFER",
    shownTo: ["head", "executive", "successor", "consenting", "mailed"],
    // Heads see the company's catalogue of offers with whatever departure is theirs; the administrator writes it.
    maySee: ["otherHead", "administrator"],
  },
  offerBudget: { text: String(OFFER_BUDGET), shownTo: ["head", "executive"] },
  plan: { text: "MARKER-PLAN", shownTo: ["head", "executive"] },
  ownTeamsClient: {
    text: "MARKER-CLIENT-OWN",
    shownTo: ["head", "executive", "successor", "leaver", "departmentContact", "finance", "departmentLink"],
    // Its own name and address.
    maySee: ["mailed"],
  },
  otherTeamsClient: {
    text: "MARKER-CLIENT-FOREIGN",
    shownTo: ["otherHead", "otherSuccessor", "executive", "departmentContact"],
    maySee: ["finance"],
  },
  contactOfClient: {
    text: "marker-contact-own",
    shownTo: ["head", "executive", "successor", "leaver"],
    // Departments keep the cards of clients they serve (R80).
    maySee: ["departmentContact", "mailed"],
  },
  contactOfOtherTeam: { text: "marker-contact-foreign", shownTo: ["otherHead", "otherSuccessor", "executive"] },
  otherContactOfSameClient: {
    text: "MARKER-SECOND-CONTACT",
    shownTo: ["head", "executive", "successor", "leaver", "notConsenting"],
  },
  answerOfClient: { text: "MARKER-REPLY", shownTo: ["head", "executive", "successor"] },
  questionNoted: { text: "MARKER-QUESTION", shownTo: ["head", "executive", "successor", "leaver"] },
  questionOfFinance: {
    text: "MARKER-FINANCE-QUESTION",
    shownTo: ["finance", "head", "executive"],
    maySee: ["successor", "leaver"],
  },
  receivable: { text: String(RECEIVABLE), shownTo: ["finance", "head", "executive"] },
  objection: { text: "MARKER-OBJECTION", shownTo: ["finance", "head", "executive"] },
  reasonOfWaiver: { text: "MARKER-WAIVER", shownTo: [] },
  reasonOfDecline: { text: "MARKER-DECLINE", shownTo: [] },
  /** Of a head who has not decided yet: nobody else's, not even an executive's. */
  draftOfHead: { text: "MARKER-DRAFT", shownTo: ["head"] },
  colleaguesPhone: { text: "MARKER-PHONE", shownTo: ["administrator"] },
});

/** Writes the markers into the company's records. */
export async function writeMarkers(db: Database, company: AccessCompany): Promise<void> {
  const { own, foreign, headLeaves } = company;
  await nameClients(db, own, "own");
  await nameClients(db, foreign, "foreign");
  await nameClients(db, headLeaves, "third");
  await db.query
    .insert(departureReasons)
    .values({ departureId: own.departureId, reason: "pay", note: "MARKER-REASON" });
  await db.query
    .update(departureReasons)
    .set({ note: "MARKER-REASON" })
    .where(eq(departureReasons.departureId, company.noticedId));
  await writeOffers(db, own, headLeaves);
  const departureIds = [own.departureId, headLeaves.departureId];
  await db.query.update(departures).set({ offerBudgetMinor: OFFER_BUDGET }).where(inArray(departures.id, departureIds));
  await db.query
    .update(proposals)
    .set({ reasons: ["MARKER-PLAN"] })
    .where(
      inArray(
        proposals.handoverId,
        [own, headLeaves].map((side) => side.clients.undecided.handoverId),
      ),
    );
  await writeQuestions(db, own);
  await writeObjection(db, own);
  await db.query.insert(notes).values([
    { subject: `handover:${own.clients.owned.handoverId}`, kind: "waivedGate", text: "MARKER-WAIVER" },
    { subject: `handover:${own.clients.owned.handoverId}`, kind: "declined", text: "MARKER-DECLINE" },
    { subject: `handover:${own.clients.owned.handoverId}`, kind: "clientReply", text: "MARKER-REPLY" },
  ]);
  await db.query.insert(drafts).values({
    personId: company.people.head.id,
    departureId: own.departureId,
    kind: "owners",
    body: { refusals: [{ handoverId: own.clients.undecided.handoverId, reason: "MARKER-DRAFT" }] },
    version: 1,
    updatedAt: new Date("2026-04-06T09:00:00Z"),
  });
  await db.query.update(people).set({ phone: "MARKER-PHONE" }).where(eq(people.id, company.people.rep.id));
}

async function nameClients(db: Database, side: Side, team: string): Promise<void> {
  const list = Object.entries(side.clients).map(([stand, client]) => ({ stand, ...client }));
  for (const { stand, clientId, contactId } of list) {
    await db.query
      .update(clients)
      .set({ name: `${stand === "offered" ? "Client of the page" : `MARKER-CLIENT-${team.toUpperCase()}`} ${stand}` })
      .where(eq(clients.id, clientId));
    const contact = `marker-contact-${stand === "offered" ? "page" : team}`;
    await db.query
      .update(contacts)
      .set({ name: `${contact} ${stand}`, email: `${contact}-${stand}@client.example` })
      .where(eq(contacts.id, contactId));
  }
}

/** One offer of the catalogue, decided for clients of the team and of the head who leaves. */
async function writeOffers(db: Database, own: Side, headLeaves: Side): Promise<void> {
  const words = (text: string) => ({ en: text, ru: text });
  await db.query.insert(offerCatalogue).values({
    code: "MARKER-OFFER-CODE",
    retentionType: "service",
    nonPrice: true,
    withoutRep: true,
    title: words("MARKER-OFFER-TITLE"),
    text: words("MARKER-OFFER-TEXT"),
    fixedCostMinor: 1000,
    effectPct: 10,
  });
  const decided = [own.clients.offered, own.clients.ready, own.clients.switched, headLeaves.clients.ready];
  await db.query.insert(offerDecisions).values(
    decided.map(({ handoverId }) => ({
      handoverId,
      proposedReason: "MARKER-OFFER-REASON",
      proposedCode: "MARKER-OFFER-CODE",
      proposedAt: new Date("2026-04-06T09:00:00Z"),
      offerCode: "MARKER-OFFER-CODE",
      how: "approved" as const,
      decidedAt: new Date("2026-04-06T09:00:00Z"),
      validUntil: "2026-07-01",
    })),
  );
}

/** What colleagues noted of clients, and a question that waits for finance at the client both departments serve. */
async function writeQuestions(db: Database, own: Side): Promise<void> {
  await db.query
    .update(openQuestions)
    .set({ text: "MARKER-QUESTION" })
    .where(
      inArray(
        openQuestions.clientId,
        Object.values(own.clients)
          .map((client) => client.clientId)
          .filter((id) => id !== own.clients.owned.clientId),
      ),
    );
  await db.query.insert(openQuestions).values({
    source: "test",
    sourceId: "finance",
    clientId: own.clients.offerOpen.clientId,
    departmentId: own.financeId,
    text: "MARKER-FINANCE-QUESTION",
  });
  await db.query.insert(departmentItems).values({
    noticeId: own.financeNoticeId,
    handoverId: own.clients.offerOpen.handoverId,
    gating: true,
    openItems: { orders: 0, questions: 1, receivableMinor: RECEIVABLE },
  });
  await db.query
    .update(clients)
    .set({ receivableMinor: RECEIVABLE })
    .where(eq(clients.id, own.clients.offerOpen.clientId));
}

async function writeObjection(db: Database, own: Side): Promise<void> {
  const [item] = await db.query
    .select({ id: departmentItems.id })
    .from(departmentItems)
    .innerJoin(departmentNotices, eq(departmentNotices.id, departmentItems.noticeId))
    .where(sql`${departmentNotices.id} = ${own.financeNoticeId} and ${departmentItems.how} = 'objected'`);
  await db.query
    .insert(notes)
    .values({ subject: `departmentItem:${item?.id}`, kind: "departmentObjection", text: "MARKER-OBJECTION" });
}
