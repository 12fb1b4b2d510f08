import { eq, sql } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { openQuestions } from "../../db/schema/book.ts";
import { clientNotices } from "../../db/schema/client-notices.ts";
import { ownerships } from "../../db/schema/clients.ts";
import { gates, handovers } from "../../db/schema/departures.ts";
import { introductions } from "../../db/schema/introductions.ts";
import { dossierGaps } from "../../db/schema/inventory.ts";
import { offerDecisions } from "../../db/schema/offers.ts";
import { proposals } from "../../db/schema/owners.ts";
import { tasks } from "../../db/schema/tasks.ts";
import { gates as allGates, type Gate } from "../../domain/gates.ts";
import type { TaskKind } from "../../domain/tasks/task-kinds.ts";
import { createClient, MONDAY, type Person, type TestCompany } from "../support/company.ts";

/** Business time of these tests: an introduction of ten o'clock has begun. */
export const NOW = new Date("2026-04-06T11:00:00Z");

/** The time on offer for a meeting the successor, the manager too, or the other successor has. */
const slots = {
  successor: "2026-04-08T10:00:00.000Z",
  managed: "2026-04-08T14:00:00.000Z",
  other: "2026-04-08T16:00:00.000Z",
} as const;

const BEGUN = new Date("2026-04-06T10:00:00Z");

/** Where a client of the departure stands, as far as its routes need it. */
export type Stand =
  | "homeless"
  | "undecided"
  | "approved"
  | "owned"
  | "offerOpen"
  | "ready"
  | "held"
  | "released"
  | "offered"
  | "agreed"
  | "offeredManaged"
  | "agreedManaged"
  | "switched"
  | "ended"
  | "other";

export interface Client {
  handoverId: string;
  clientId: string;
  contactId: string;
  questionId: string;
  /** The time on offer for its introduction. */
  slot: string;
  noticeId: string | null;
}

export type Base = Omit<TestCompany, "departments"> & {
  departureId: string;
  successor: Person;
  other: Person;
  manager: Person | null;
  departments: TestCompany["departments"];
};

interface Standing {
  gates: readonly Gate[];
  owner?: "successor" | "other";
  notice?: "ready" | "held" | "released" | "sent" | "told";
  introduction?: "offered" | "agreed";
  isManaged?: true;
  isSwitched?: true;
  hasEnded?: true;
}

export const stands: Record<Stand, Standing> = {
  homeless: { gates: [] },
  undecided: { gates: [] },
  approved: { gates: [] },
  owned: { gates: ["owner"], owner: "successor" },
  offerOpen: { gates: ["owner", "inventory"], owner: "successor" },
  ready: { gates: allGates, owner: "successor", notice: "ready" },
  held: { gates: allGates, owner: "successor", notice: "held" },
  released: { gates: allGates, owner: "successor", notice: "released" },
  offered: { gates: allGates, owner: "successor", notice: "sent", introduction: "offered" },
  agreed: { gates: allGates, owner: "successor", notice: "told", introduction: "agreed" },
  offeredManaged: { gates: allGates, owner: "successor", notice: "sent", introduction: "offered", isManaged: true },
  agreedManaged: { gates: allGates, owner: "successor", notice: "told", introduction: "agreed", isManaged: true },
  switched: { gates: allGates, owner: "successor", notice: "told", isSwitched: true },
  ended: { gates: allGates, owner: "successor", notice: "told", isSwitched: true, hasEnded: true },
  other: { gates: allGates, owner: "other", notice: "released", introduction: "offered", isSwitched: true },
};

export async function createStanding(db: Database, side: Base, stand: Stand): Promise<Client> {
  const at = stands[stand];
  const client = await createClient(db, side.leaver.id);
  const nextOwner = at.owner && side[at.owner];
  const tier = at.isManaged ? "gold" : "silver";
  const isTold = at.notice === "sent" || at.notice === "told";
  const [handover] = await db.query
    .insert(handovers)
    .values({
      departureId: side.departureId,
      clientId: client.id,
      tier,
      effectiveTier: tier,
      annualProfitMinor: 100_000,
      nextOwnerId: nextOwner?.id ?? null,
      ...(isTold ? { toldAt: MONDAY, toldHow: "email" } : {}),
      ...(at.isSwitched ? { switchedAt: MONDAY, introducedAt: MONDAY } : {}),
      ...(at.hasEnded ? { end: "handedOver", endedAt: MONDAY } : {}),
    })
    .returning();
  if (!handover || !client.contactId) throw new Error("no handover");
  const handoverId = handover.id;
  if (at.gates.length > 0)
    await db.query
      .insert(gates)
      .values(at.gates.map((gate) => ({ handoverId, gate, openedAt: MONDAY, how: "settled" as const })));
  if (at.isSwitched && nextOwner) await switchOwner(db, side, client.id, nextOwner);
  if (stand === "undecided" || stand === "approved") await propose(db, side, handoverId, stand === "approved");
  if (stand === "offerOpen") await proposeOffer(db, handoverId);
  if (stand === "owned") await giveWork(db, side, handoverId);
  if (at.introduction) await introduce(db, side, handoverId, at);
  const [question] = await db.query
    .insert(openQuestions)
    .values({
      source: "test",
      sourceId: `access${handoverId}`,
      clientId: client.id,
      responsibleId: side.leaver.id,
      kind: "returnCase",
      returnState: "reported",
      text: "Where is pallet 7?",
    })
    .returning();
  const noticeId = at.notice ? await createNotice(db, handoverId, client.contactId, at.notice) : null;
  const { id: clientId, contactId } = client;
  return { handoverId, clientId, contactId, questionId: question?.id ?? "", slot: slotOf(at), noticeId };
}

async function switchOwner(db: Database, side: Base, clientId: string, to: Person): Promise<void> {
  const at = MONDAY.toISOString();
  await db.query
    .update(ownerships)
    .set({ during: sql`tstzrange(lower(during), ${at}::timestamptz)` })
    .where(eq(ownerships.clientId, clientId));
  await db.query
    .insert(ownerships)
    .values({ clientId, personId: to.id, during: `[${at},)`, departureId: side.departureId });
}

async function propose(db: Database, side: Base, handoverId: string, isApproved: boolean): Promise<void> {
  await db.query.insert(proposals).values({
    handoverId,
    round: 1,
    proposedId: side.successor.id,
    proposedAt: MONDAY,
    ...(isApproved
      ? { decision: "approved", decidedAt: MONDAY, decidedById: side.head.id, ownerId: side.successor.id }
      : {}),
  });
}

const proposeOffer = (db: Database, handoverId: string) =>
  db.query.insert(offerDecisions).values({ handoverId, proposedReason: "none", proposedAt: MONDAY });

/** A gap to fill, an offer to make in person. */
async function giveWork(db: Database, side: Base, handoverId: string): Promise<void> {
  await db.query.insert(dossierGaps).values({
    handoverId,
    code: "promisesUnanswered",
    fillById: side.leaver.id,
    fillByDay: "2026-04-09",
  });
  await createTask(db, side.departureId, "offerInPerson", side.successor.id, handoverId);
}

async function introduce(db: Database, side: Base, handoverId: string, at: Standing): Promise<void> {
  await db.query.insert(introductions).values({
    handoverId,
    format: at.isManaged ? "jointMeeting" : "jointCall",
    state: at.introduction,
    hostId: side.leaver.id,
    managerId: at.isManaged ? side.manager?.id : null,
    successorId: at.owner === "other" ? side.other.id : side.successor.id,
    uid: `access-${handoverId}`,
    slots: at.introduction === "offered" ? [slotOf(at)] : [],
    ...(at.introduction === "agreed"
      ? { startsAt: BEGUN, endsAt: new Date(BEGUN.getTime() + 30 * 60_000), zone: "UTC" }
      : { nextAt: new Date("2026-04-07T09:00:00Z") }),
  });
}

const slotOf = ({ isManaged, owner }: Standing) => slots[isManaged ? "managed" : (owner ?? "successor")];

async function createNotice(
  db: Database,
  handoverId: string,
  contactId: string,
  state: NonNullable<Standing["notice"]>,
): Promise<string> {
  const [row] = await db.query
    .insert(clientNotices)
    .values({ handoverId, state, readyAt: MONDAY, contactId, channel: "email", effectiveDay: "2026-04-17" })
    .returning();
  return row?.id ?? "";
}

/** An open task due in two days. */
export async function createTask(
  db: Database,
  departureId: string,
  kind: TaskKind,
  assigneeId: string,
  handoverId: string | null = null,
  subjectId: string | null = null,
): Promise<string> {
  const [row] = await db.query
    .insert(tasks)
    .values({
      key: `access:${kind}:${departureId}:${handoverId}`,
      departureId,
      handoverId,
      kind,
      assigneeId,
      subjectId,
      arrivedAt: MONDAY,
      dueAt: new Date("2026-04-08T18:00:00Z"),
      zone: "UTC",
      dueDay: "2026-04-08",
    })
    .returning();
  return row?.id ?? "";
}
