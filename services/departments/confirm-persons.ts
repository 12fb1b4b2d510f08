import { sql } from "drizzle-orm";
import type { ChangeContext, Tx } from "../../db/transaction.ts";
import { InvalidError } from "../errors.ts";

/** Persons named for clients must be active people of the department; InvalidError `personNotInDepartment`. */
export async function requireColleagues(tx: Tx, departmentId: string, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  const { rows } = await tx.execute<{ id: string }>(sql`
    select s.id from unnest(${sql.param([...new Set(personIds)])}::uuid[]) as s(id)
    where not exists (
      select from people p where p.id = s.id and p.status = 'active'
        and (p.department_id = ${departmentId} or p.id = (select head_id from departments where id = ${departmentId})))`);
  if (rows.length === 0) return;
  throw new InvalidError("personNotInDepartment", "Name a person of the department.", {
    personIds: rows.map((row) => row.id),
  });
}

/** R13: the persons of these items are from now on the department's fixed persons for their clients, confirmed. */
export async function confirmPersons(
  { tx, businessNow }: ChangeContext,
  departmentId: string,
  itemIds: readonly string[],
): Promise<void> {
  if (itemIds.length === 0) return;
  await tx.execute(sql`
    insert into department_contacts (client_id, department_id, person_id, confirmed_at)
    select h.client_id, ${departmentId}::uuid, i.person_id, ${businessNow.toISOString()}::timestamptz
    from department_items i join handovers h on h.id = i.handover_id
    where i.id = any(${sql.param([...itemIds])}::uuid[]) and i.person_id is not null
    on conflict (client_id, department_id) do update set person_id = excluded.person_id, confirmed_at = excluded.confirmed_at`);
}
