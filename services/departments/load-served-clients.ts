import { sql } from "drizzle-orm";
import type { Tx } from "../../db/transaction.ts";
import type { DepartmentCode } from "../../domain/codes.ts";
import type { ServedClient } from "../../domain/departments/departments-to-notify.ts";
import { openAtDepartment, untoldClients } from "./untold-pairs.ts";

/** A client about to be told of, as the rule of R12 reads it, with what is open at each department. */
export interface UntoldClient extends ServedClient {
  handoverId: string;
  openOrders: number;
  receivableMinor: number;
  questions: { id: string; clientId: string; department: DepartmentCode }[];
  /** Departments that have this client in their notice already. */
  told: DepartmentCode[];
  /** Fixed persons of departments (R13), also those who left. */
  named: { clientId: string; department: DepartmentCode; personId: string; active: boolean }[];
}

interface Row extends Record<string, unknown> {
  handover_id: string;
  client_id: string;
  open_orders: number;
  receivable: number;
  questions: { id: string; department: DepartmentCode }[];
  told: DepartmentCode[];
  named: { department: DepartmentCode; personId: string; active: boolean }[];
}

/** The next clients, at most `limit`, with an owner and a department not yet told of them. One query. */
export async function loadUntoldClients(
  tx: Tx,
  departureId: string,
  company: readonly DepartmentCode[],
  limit: number,
): Promise<UntoldClient[]> {
  const { rows } = await tx.execute<Row>(sql`
    with waiting as (
      select h.id, h.client_id from ${untoldClients(departureId)} order by h.id limit ${limit})
    select w.id as handover_id, w.client_id, k.receivable_minor::float8 as receivable,
      (select count(*)::int from orders o where o.client_id = w.client_id and o.status = 'open') as open_orders,
      coalesce((select jsonb_agg(jsonb_build_object('id', q.id, 'department', d.code) order by q.id)
        from open_questions q join departments d on ${openAtDepartment} where q.client_id = w.client_id), '[]') as questions,
      coalesce((select jsonb_agg(d.code) from department_items i join department_notices n on n.id = i.notice_id
        join departments d on d.id = n.department_id where i.handover_id = w.id), '[]') as told,
      coalesce((select jsonb_agg(jsonb_build_object('department', d.code, 'personId', c.person_id, 'active', s.status = 'active'))
        from department_contacts c join departments d on d.id = c.department_id join people s on s.id = c.person_id
        where c.client_id = w.client_id), '[]') as named
    from waiting w join clients k on k.id = w.client_id
    order by w.id`);
  return rows.map((row) => toServedClient(row, company));
}

function toServedClient(row: Row, company: readonly DepartmentCode[]): UntoldClient {
  const named = row.named.map((contact) => ({ clientId: row.client_id, ...contact }));
  const open: DepartmentCode[] = [];
  if (row.open_orders > 0) open.push("logistics");
  if (row.receivable > 0) open.push("finance");
  return {
    id: row.client_id,
    handoverId: row.handover_id,
    // Nobody keeps named persons for this client: then every department is told.
    servedBy: named.length > 0 ? named.map(({ department }) => department) : company,
    openAt: open.filter((department) => company.includes(department)),
    openOrders: row.open_orders,
    receivableMinor: row.receivable,
    questions: row.questions.map((question) => ({ ...question, clientId: row.client_id })),
    told: row.told,
    named,
  };
}
