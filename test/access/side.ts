import { eq } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { deals, openQuestions } from "../../db/schema/book.ts";
import { clientNotices, links, sendReleases } from "../../db/schema/client-notices.ts";
import { departmentItems, departmentNotices } from "../../db/schema/departments.ts";
import { looseWork, steps } from "../../db/schema/departures.ts";
import { effects } from "../../db/schema/effects.ts";
import { people, teams } from "../../db/schema/people.ts";
import type { ServiceDeps } from "../../services/deps.ts";
import { linkToken } from "../../services/links/sign-link.ts";
import { registerWorkflows } from "../../services/wakes/start-workflow.ts";
import { createDeparture, createPerson, MONDAY, type Person, type TestCompany } from "../support/company.ts";
import { type Base, type Client, createStanding, createTask, type Stand, stands } from "./stands.ts";

/** A team whose departure has a client at every stand. */
export interface Side {
  teamId: string;
  departureId: string;
  head: Person;
  leaver: Person;
  successor: Person;
  /** Another successor in the same departure. */
  other: Person;
  executive: Person;
  clients: Record<Stand, Client>;
  logisticsNoticeId: string;
  financeNoticeId: string;
  financeId: string;
  releaseId: string;
  itTaskId: string;
  matterTaskId: string;
  /** A colleague's mail of which nobody knows whether it left. */
  unknownEffectId: string;
  /** One that failed. */
  failedEffectId: string;
  /** A step of the departure that keeps failing. */
  failingStep: string;
  caseId: string;
  handedQuestionId: string;
  /** Of the other successor. */
  otherQuestionId: string;
  leaverQuestionId: string;
  /** Loose work without a person, and given to the successor. */
  looseWork: { open: string; given: string };
}

/** A second team under the same executive, HR and departments; with `headLeaves` its head is who leaves. */
export async function createTeam(db: Database, company: TestCompany, options: { headLeaves?: boolean } = {}) {
  const head = await createPerson(db, { roles: ["head"], superiorId: company.executive.id });
  const [team] = await db.query
    .insert(teams)
    .values({ name: `Team of ${head.name}`, headId: head.id })
    .returning();
  if (!team) throw new Error("no team");
  await db.query.update(people).set({ teamId: team.id }).where(eq(people.id, head.id));
  const member = () => createPerson(db, { teamId: team.id, superiorId: head.id });
  const reps = [await member(), await member(), await member()];
  const leaver = options.headLeaves ? head : await member();
  return { ...company, team, head, leaver, reps } satisfies TestCompany;
}

/** The team's departure under way with a client at every stand; `manager` joins the managed introductions. */
export async function createSide(db: Database, company: TestCompany, manager: Person | null = null): Promise<Side> {
  const [successor, other] = company.reps;
  if (!successor || !other) throw new Error("two reps needed");
  const { id: departureId } = await createDeparture(db, company, {
    clients: 0,
    departure: { leaverToldAt: MONDAY },
  });
  const side = { teamId: company.team.id, departureId, successor, other, manager, ...company };
  const clients = {} as Record<Stand, Client>;
  for (const stand of Object.keys(stands) as Stand[]) clients[stand] = await createStanding(db, side, stand);
  await db.query.transaction((tx) =>
    registerWorkflows(
      tx,
      "handover",
      Object.values(clients).map((client) => client.handoverId),
    ),
  );
  const releaseId = await release(db, side, clients.released);
  return {
    ...side,
    clients,
    releaseId,
    ...(await createNotices(db, side, clients)),
    ...(await createQuestions(db, side, clients)),
    looseWork: await createLooseWork(db, side),
    unknownEffectId: await createEffect(db, departureId, successor, "unknown"),
    failedEffectId: await createEffect(db, departureId, successor, "failed"),
    failingStep: await createFailingStep(db, departureId),
    itTaskId: await createTask(db, departureId, "closeExport", company.it.id),
    matterTaskId: await createTask(db, departureId, "settleOwnerConflict", company.head.id, clients.owned.handoverId),
  };
}

async function release(db: Database, side: Base, { noticeId }: Client): Promise<string> {
  const [row] = await db.query
    .insert(sendReleases)
    .values({
      departureId: side.departureId,
      releasedById: side.head.id,
      count: 1,
      releasedAt: MONDAY,
      reviewedAt: MONDAY,
    })
    .returning();
  await db.query
    .update(clientNotices)
    .set({ releaseId: row?.id, releasedAt: MONDAY })
    .where(eq(clientNotices.id, noticeId as string));
  return row?.id ?? "";
}

/** Logistics asked about one client; finance about the same, with an objection and the head's task it makes. */
async function createNotices(db: Database, side: Base, clients: Record<Stand, Client>) {
  const open = { orders: 1, questions: 0, receivableMinor: 0 };
  const notices = await db.query
    .insert(departmentNotices)
    .values([
      { departureId: side.departureId, departmentId: side.departments.logistics.id, sentAt: MONDAY },
      { departureId: side.departureId, departmentId: side.departments.finance.id, sentAt: MONDAY },
    ])
    .returning();
  const ids = notices.map((notice) => notice.id) as [string, string];
  const item = { handoverId: clients.owned.handoverId, gating: true, openItems: open, joinedAt: MONDAY };
  await db.query.insert(departmentItems).values([
    { ...item, noticeId: ids[0] },
    { ...item, noticeId: ids[1], how: "objected" as const },
  ]);
  const { owned } = clients;
  const financeId = side.departments.finance.id;
  await createTask(db, side.departureId, "settleObjection", side.head.id, owned.handoverId, financeId);
  return { logisticsNoticeId: ids[0], financeNoticeId: ids[1], financeId };
}

/** Questions handed to each successor, the first one's return case, and one that is still the leaver's. */
async function createQuestions(db: Database, side: Base, clients: Record<Stand, Client>) {
  const hand = async (clientId: string, to: Person, extra: Partial<typeof openQuestions.$inferInsert> = {}) => {
    const [row] = await db.query
      .insert(openQuestions)
      .values({
        source: "test",
        sourceId: `handed${clientId}${extra.kind ?? ""}`,
        clientId,
        responsibleId: side.leaver.id,
        text: "When will the spare parts come?",
        nextResponsibleId: to.id,
        nextDueOn: "2026-04-15",
        handedOverAt: MONDAY,
        ...extra,
      })
      .returning();
    return row?.id ?? "";
  };
  return {
    handedQuestionId: await hand(clients.switched.clientId, side.successor),
    caseId: await hand(clients.switched.clientId, side.successor, { kind: "returnCase", returnState: "reported" }),
    otherQuestionId: await hand(clients.other.clientId, side.other, { kind: "returnCase", returnState: "reported" }),
    leaverQuestionId: await hand(clients.owned.clientId, side.leaver, { nextResponsibleId: null, handedOverAt: null }),
  };
}

async function createLooseWork(db: Database, side: Base): Promise<Side["looseWork"]> {
  const make = async (toPersonId: string | null) => {
    const [deal] = await db.query
      .insert(deals)
      .values({
        source: "test",
        sourceId: `loose${side.departureId}${toPersonId}`,
        ownerId: side.leaver.id,
        title: "Fair in June",
        stage: "talks",
        status: "open",
      })
      .returning();
    const [row] = await db.query
      .insert(looseWork)
      .values({ departureId: side.departureId, kind: "deal", subjectId: deal?.id as string, toPersonId })
      .returning();
    return row?.id ?? "";
  };
  return { open: await make(null), given: await make(side.successor.id) };
}

/** The token of a link made for this test. */
export async function createLinkToken(
  deps: ServiceDeps,
  link: Pick<typeof links.$inferInsert, "purpose" | "subjectId" | "contactId" | "personId">,
): Promise<string> {
  const [row] = await deps.db.query
    .insert(links)
    .values({ ...link, expiresAt: new Date("2026-12-01T00:00:00Z") })
    .returning();
  return linkToken(deps, row?.id as string);
}

async function createEffect(
  db: Database,
  departureId: string,
  to: Person,
  state: "unknown" | "failed",
): Promise<string> {
  const [row] = await db.query
    .insert(effects)
    .values({
      key: `access:${departureId}:${state}`,
      kind: "colleagueMail",
      departureId,
      factId: departureId,
      factRevision: 1,
      personId: to.id,
      workflowId: `departure:${departureId}`,
      state,
      notBefore: MONDAY,
      plannedAt: MONDAY,
      settledAt: MONDAY,
    })
    .returning();
  return row?.id ?? "";
}

async function createFailingStep(db: Database, departureId: string): Promise<string> {
  const [workflowId, step] = [`departure:${departureId}`, "writeBackOwners"];
  await db.query
    .insert(steps)
    .values({ workflowId, step, attempts: 1, nextAttemptAt: MONDAY, failure: "Error: refused" });
  return `${workflowId}/${step}`;
}
