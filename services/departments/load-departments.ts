import { eq } from "drizzle-orm";
import { departments, people } from "../../db/schema/people.ts";
import type { Tx } from "../../db/transaction.ts";
import type { DepartmentCode } from "../../domain/codes.ts";

/** A department of the company with the people who act for it. */
export interface CompanyDepartment {
  id: string;
  code: DepartmentCode;
  /** Active head, proposed for a client without a named person (R13). */
  headId: string | null;
  /** Who gets notices: the department's contact if that is not the head, else the head; null when nobody is there. */
  recipientId: string | null;
}

/** Every department of the company, in the order of their codes. */
export async function loadDepartments(tx: Tx): Promise<CompanyDepartment[]> {
  const rows = await tx.select().from(departments).orderBy(departments.code);
  const staff = await tx
    .select({ id: people.id, name: people.name, roles: people.roles, departmentId: people.departmentId })
    .from(people)
    .where(eq(people.status, "active"))
    .orderBy(people.name, people.id);
  return rows.map(({ id, code, headId }) => {
    const head = staff.find((person) => person.id === headId)?.id ?? null;
    const contacts = staff.filter(
      ({ departmentId, roles }) => departmentId === id && roles.includes("departmentContact"),
    );
    const contact = contacts.find((person) => person.id !== head) ?? contacts[0];
    return { id, code, headId: head, recipientId: contact?.id ?? head };
  });
}
