import { readFile } from "node:fs/promises";
import { applyImportRoute, uploadImportRoute } from "../../contracts/routes/imports.ts";
import {
  changePersonRoute,
  createPersonRoute,
  listPeopleRoute,
  listUnitsRoute,
} from "../../contracts/routes/people.ts";
import { changeCompanyRoute, getSettingsRoute } from "../../contracts/routes/settings.ts";
import { connectSystemRoute, putDepartmentRoute } from "../../contracts/routes/units.ts";
import type { DepartmentCode, Role } from "../../domain/codes.ts";
import { listImportFiles } from "../../services/imports/read/list-import-files.ts";
import type { ApiClient } from "./api-client.ts";

export interface DemoPerson {
  id: string;
  name: string;
  email: string | null;
  roles: string[];
  teamId: string | null;
  superiorId: string | null;
  /** For the administrator's eyes only; undefined elsewhere. */
  grade?: string;
}

/** Uploads an export's folder and returns its import, not yet applied, with the day its data ends. */
export async function uploadExport(
  admin: ApiClient,
  folder: string,
  mapping: string | null,
): Promise<{ importId: string; dataAsOf: string; rejected: number }> {
  const files = await listImportFiles(folder);
  const { importId, dataAsOf, summary } = await admin.call(uploadImportRoute, {
    body: {
      files: files.map((file) => ({ name: file.name, content: file.bytes.toString("base64") })),
      ...(mapping ? { mapping: await readFile(mapping, "utf8") } : {}),
    },
  });
  return { importId, dataAsOf, rejected: summary.total.rejected };
}

export const applyExport = (admin: ApiClient, importId: string) =>
  admin.call(applyImportRoute, { params: { importId } });

/** Everyone in the company, page by page. */
export async function listEveryone(admin: ApiClient): Promise<DemoPerson[]> {
  const everyone: DemoPerson[] = [];
  let cursor: string | undefined;
  do {
    const page = await admin.call(listPeopleRoute, { query: { limit: 1000, ...(cursor ? { cursor } : {}) } });
    everyone.push(...(page.people as unknown as DemoPerson[]));
    cursor = page.next ?? undefined;
  } while (cursor);
  return everyone;
}

/** Departments a demo company has beside its sales people. */
const DEPARTMENTS: readonly DepartmentCode[] = ["logistics", "finance", "support"];

/**
 * Gives an imported company what exports never hold: an HR officer, IT, an executive above the heads, three departments
 * with a head and a contact each, two connected systems. Only what is missing is added, so twice changes nothing.
 */
export async function completeCompany(admin: ApiClient, name: string): Promise<void> {
  const everyone = await listEveryone(admin);
  const withRole = (role: Role) => everyone.find((person) => person.roles.includes(role));
  const create = (title: string, role: Role, superiorId: string | null) =>
    admin.call(createPersonRoute, { body: { name: title, roles: [role], superiorId } });
  const executive = withRole("executive") ?? (await create("Eva Executive", "executive", null));
  for (const head of everyone.filter(
    (person) => person.roles.includes("head") && !person.superiorId && person.id !== executive.id,
  )) {
    await admin.call(changePersonRoute, { params: { personId: head.id }, body: { superiorId: executive.id } });
  }
  await gradeReps(admin, everyone);
  if (!withRole("hr")) await create("Helen Resources", "hr", executive.id);
  if (!withRole("itContact")) await create("Ian Tech", "itContact", executive.id);
  const { departments } = await admin.call(listUnitsRoute);
  for (const code of DEPARTMENTS.filter((wanted) => !departments.some((known) => known.code === wanted))) {
    const head = await create(`Head of ${code}`, "departmentContact", executive.id);
    const { id } = await admin.call(putDepartmentRoute, { body: { code, headId: head.id } });
    await admin.call(createPersonRoute, {
      body: { name: `Contact in ${code}`, roles: ["departmentContact"], departmentId: id, superiorId: head.id },
    });
  }
  for (const system of [
    { name: "CRM", kind: "crm" },
    { name: "Mail", kind: "mail" },
  ] as const) {
    await admin.call(connectSystemRoute, { body: system });
  }
  const { company } = await admin.call(getSettingsRoute);
  await admin.call(changeCompanyRoute, {
    body: { ...(company.name === "Company" ? { name } : {}), executiveId: executive.id },
  });
}

/** Exports know no grades (R6): where all reps have the lowest one, the administrator raises them, so that gold clients find owners. */
async function gradeReps(admin: ApiClient, everyone: readonly DemoPerson[]): Promise<void> {
  const reps = everyone.filter((person) => person.roles.includes("rep") || person.roles.includes("head"));
  if (reps.some((rep) => rep.grade !== "manager")) return;
  for (const rep of reps) {
    await admin.call(changePersonRoute, { params: { personId: rep.id }, body: { grade: "leadingSpecialist" } });
  }
}

/** The one person of that name: whole, or a part of it that only one rep has. */
export function findLeaver(everyone: readonly DemoPerson[], wanted: string): DemoPerson {
  const lower = wanted.trim().toLowerCase();
  const reps = everyone.filter((person) => person.roles.some((role) => role === "rep" || role === "head"));
  const exact = reps.filter((person) => person.name.toLowerCase() === lower);
  const found =
    exact.length > 0 ? exact : reps.filter((person) => person.name.toLowerCase().split(/\s+/).includes(lower));
  if (found.length === 1) return found[0] as DemoPerson;
  const names = (found.length > 1 ? found : reps).map((person) => person.name).sort();
  throw new Error(
    `${found.length > 1 ? "More than one person answers to" : "Nobody here is called"} ${wanted}. Name one of: ${names.join(", ")}`,
  );
}
