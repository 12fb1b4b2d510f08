import { sql } from "drizzle-orm";
import { departmentItems, departmentNotices } from "../../db/schema/departments.ts";
import { type ChangeContext, change, done, unchanged } from "../../db/transaction.ts";
import type { DepartmentCode } from "../../domain/codes.ts";
import { type DepartmentToNotify, listDepartmentsToNotify } from "../../domain/departments/departments-to-notify.ts";
import { findMissingContactsByDepartment } from "../../domain/departments/missing-contacts.ts";
import { findDeparture } from "../access/require-access.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { loadTiming, type Timing } from "../inventory/load-timing.ts";
import { askDepartments, type JoinedNotice } from "./ask-departments.ts";
import { type CompanyDepartment, loadDepartments } from "./load-departments.ts";
import { loadUntoldClients, type UntoldClient } from "./load-served-clients.ts";

const BATCH = 500;
const system = { kind: "system", name: "notifyDepartments" } as const;

/**
 * Tells the departments of every client whose next owner is appointed (R12, R13): one notice a department and
 * departure, which later clients join; each client with the department's person for it. Only what is open at a department
 * makes the client wait for it.
 */
export async function notifyDepartments(deps: ServiceDeps, departureId: string): Promise<void> {
  while ((await notifyBatch(deps, departureId)) === BATCH);
}

function notifyBatch(deps: ServiceDeps, departureId: string): Promise<number> {
  return change(deps.db, system, async (context) => {
    const { tx, lock } = context;
    await lock.departure(departureId);
    const departure = await findDeparture(tx, departureId);
    const departments = await loadDepartments(tx);
    const codes = departments.map(({ code }) => code);
    const clients = await loadUntoldClients(tx, departureId, codes, BATCH);
    if (clients.length === 0) return unchanged(0);
    const timing = await loadTiming(context, departure);
    const toNotify = listDepartmentsToNotify(
      clients,
      clients.flatMap((client) => client.questions),
    );
    const joined = await joinNotices(context, departureId, timing, { departments, clients, toNotify });
    await askDepartments(deps, context, departure, timing, joined);
    const body = joined.map(({ department, handoverIds, gating }) => ({
      department: department.code,
      handoverIds,
      gating,
    }));
    return done(
      clients.length,
      [{ verb: "departmentsNotified", subject: `departure:${departureId}`, body: { departments: body } }],
      [wakeDeparture(departureId)],
    );
  });
}

/** Makes the notices that are missing and puts the clients in; returns what joined, a line a department. */
async function joinNotices(
  { tx, businessNow }: ChangeContext,
  departureId: string,
  timing: Timing,
  found: { departments: CompanyDepartment[]; clients: UntoldClient[]; toNotify: DepartmentToNotify[] },
): Promise<JoinedNotice[]> {
  const byCode = new Map(found.departments.map((department) => [department.code, department]));
  const byId = new Map(found.clients.map((client) => [client.id, client]));
  const dueAt = timing.due("S3").at;
  const joined: JoinedNotice[] = [];
  for (const { department: code, clientIds, gatingClientIds } of found.toNotify) {
    const department = byCode.get(code);
    const fresh = clientIds.flatMap((id) => byId.get(id) ?? []).filter((client) => !client.told.includes(code));
    if (!department || fresh.length === 0) continue;
    const notice = await openNotice(tx, departureId, department);
    const gating = new Set(gatingClientIds);
    const rows = fresh.map((client) => ({
      noticeId: notice.id,
      handoverId: client.handoverId,
      gating: gating.has(client.id),
      openItems: listOpenItems(client, code),
      personId: choosePerson(client, department),
      joinedAt: businessNow,
      dueAt,
    }));
    await tx.insert(departmentItems).values(rows).onConflictDoNothing();
    joined.push({
      department,
      notice,
      handoverIds: rows.map((row) => row.handoverId),
      gating: rows.filter((row) => row.gating).length,
    });
  }
  return joined;
}

/** R13: the department's fixed person for the client; where none is named (or they left), its head is proposed. */
function choosePerson(client: UntoldClient, { code, headId, recipientId }: CompanyDepartment): string | null {
  const missing = findMissingContactsByDepartment({ id: client.id, servedBy: [code] }, client.named);
  if (missing.length > 0) return headId ?? recipientId;
  return client.named.find((contact) => contact.department === code && contact.active)?.personId ?? null;
}

async function openNotice(
  tx: ChangeContext["tx"],
  departureId: string,
  department: CompanyDepartment,
): Promise<typeof departmentNotices.$inferSelect> {
  const [notice] = await tx
    .insert(departmentNotices)
    .values({ departureId, departmentId: department.id, recipientId: department.recipientId })
    .onConflictDoUpdate({
      target: [departmentNotices.departureId, departmentNotices.departmentId],
      // Whoever got the first mail stays the department's person for this departure, unless nobody was there yet.
      set: { recipientId: sql`coalesce(${departmentNotices.recipientId}, excluded.recipient_id)` },
    })
    .returning();
  if (!notice) throw new Error("department notice not written");
  return notice;
}

function listOpenItems(client: UntoldClient, code: DepartmentCode) {
  return {
    orders: code === "logistics" ? client.openOrders : 0,
    receivableMinor: code === "finance" ? client.receivableMinor : 0,
    questions: client.questions.filter(({ department }) => department === code).length,
  };
}
