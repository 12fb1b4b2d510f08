import { eq, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { tasks } from "../../../db/schema/tasks.ts";
import { type TaskKind, taskKinds } from "../../../domain/tasks/task-kinds.ts";
import type { AccessCompany, PersonRole } from "../../access/company.ts";
import { createTask, type Stand } from "../../access/stands.ts";
import type { Place } from "./walk.ts";

/** Every screen with something on it, and every kind of task. */
export async function createFilledPlaces(db: Database, company: AccessCompany): Promise<Place[]> {
  const { own, people } = company;
  await giveLongNames(db);
  const ids = {
    departureId: own.departureId,
    handoverId: own.clients.owned.handoverId,
    noticeId: own.logisticsNoticeId,
    importId: company.importId,
  };
  const as = (role: PersonRole, ...paths: string[]): Place[] =>
    paths.map((path) => ({ path, ids, personId: people[role].id }));
  const ofDeparture = ["", "/timeline", "/clients", "/closing-report", "/owners", "/offers", "/send-list"];
  return [
    ...as("head", "/", "/account", "/departures", "/readiness", "/departures/$departureId/departments"),
    ...as("head", ...ofDeparture.map((path) => `/departures/$departureId${path}`)),
    ...as("hr", "/departures/new", "/departures/$departureId/plan"),
    ...as("leaver", "/leaving", "/departures/$departureId/own-log"),
    ...as("successor", "/desk", "/handovers/$handoverId"),
    ...as("executive", "/reports", "/reports/$departureId"),
    ...as("departmentContact", "/departments", "/departments/$noticeId"),
    ...as("administrator", "/import", "/import/$importId", "/people", "/connections", "/mailbox", "/settings"),
    ...as("administrator", ...["calendars", "offers", "templates", "live"].map((path) => `/settings/${path}`)),
    ...as("auditor", "/audit"),
    ...(await createTaskPlaces(db, company)),
  ];
}

/** Names as long as real ones get, so that what must wrap has to. */
async function giveLongNames(db: Database): Promise<void> {
  await db.query.execute(sql`update clients set name = 'Landmaschinenersatzteilvertriebsgesellschaft ' || name`);
  await db.query.execute(sql`update people set name = 'Alexandra ' || name || ' Konstantinopolskaya-Vasilyeva'`);
}

interface TaskOf {
  role: PersonRole;
  stand?: Stand;
  subjectId?: string;
}

async function createTaskPlaces(db: Database, company: AccessCompany): Promise<Place[]> {
  const { own, people } = company;
  const departureOf = (kind: TaskKind) => (kind === "confirmDeparture" ? company.noticedId : own.departureId);
  const known = await db.query.select().from(tasks);
  const places: Place[] = [];
  for (const kind of taskKinds) {
    const { role, stand, subjectId = null } = tasksOf(company)[kind];
    const found = known.find((task) => task.kind === kind && task.departureId === departureOf(kind));
    const handoverId = stand ? own.clients[stand].handoverId : null;
    const taskId = found?.id ?? (await createTask(db, departureOf(kind), kind, people[role].id, handoverId, subjectId));
    await db.query.update(tasks).set({ assigneeId: people[role].id }).where(eq(tasks.id, taskId));
    places.push({ path: "/tasks/$taskId", ids: { taskId }, personId: people[role].id, name: kind });
  }
  return places;
}

const tasksOf = ({ own }: AccessCompany): Record<TaskKind, TaskOf> => ({
  confirmDeparture: { role: "head" },
  closeExport: { role: "itContact" },
  closeAccount: { role: "itContact" },
  approveOwners: { role: "head" },
  acceptClients: { role: "successor" },
  assignOwner: { role: "head", stand: "homeless" },
  completeDossiers: { role: "leaver" },
  fillGaps: { role: "successor" },
  signInventory: { role: "successor" },
  signGoldInventory: { role: "successor", stand: "owned" },
  acknowledgeDepartment: { role: "departmentContact", subjectId: own.logisticsNoticeId },
  settleObjection: { role: "head", stand: "owned", subjectId: own.financeId },
  decideOffers: { role: "head" },
  releaseSendList: { role: "head" },
  reviewRelease: { role: "head", subjectId: own.releaseId },
  callClient: { role: "successor", stand: "released" },
  sendLetter: { role: "successor", stand: "released" },
  offerInPerson: { role: "successor", stand: "owned" },
  holdIntroduction: { role: "leaver", stand: "agreed" },
  acceptQuestions: { role: "successor" },
  makeFirstContact: { role: "successor", stand: "switched" },
  nameLooseWorkOwner: { role: "head" },
  acceptLooseWork: { role: "successor", subjectId: own.looseWork.given },
  settleOwnerConflict: { role: "head", stand: "owned" },
  settleUnknownEffect: { role: "head", subjectId: own.unknownEffectId },
  needsAttention: { role: "head", stand: "released" },
});
