import { type SQL, sql } from "drizzle-orm";

/**
 * Clients of alias `h` that wait for their departments: owner appointed, not ended, no prospect, the departments' gate
 * not open by itself. One that was waived is still told, it only waits no more.
 */
export const clientsWithOwner = (departureId: string): SQL => sql`
  handovers h
  join departures p on p.id = h.departure_id and p.state = 'running'
  join gates go on go.handover_id = h.id and go.gate = 'owner'
  left join gates gd on gd.handover_id = h.id and gd.gate = 'departments'
  where h.departure_id = ${departureId} and h."end" is null and not h.prospect`;

/** A question open at a department of alias `d`; complaints and return cases without a department are support's. */
export const openAtDepartment = sql`
  q.closed_on is null and (q.department_id = d.id
    or (q.department_id is null and d.code = 'support' and q.kind in ('complaint', 'returnCase')))`;

/**
 * R12 as a condition on client `h` and department `d`: the department is to be told of the client and has not been. It
 * serves the client when it has a named person for it, or something open; a client for whom nobody keeps named persons
 * is served by every department of the company.
 */
export const isUntold = sql`
  not exists (
    select from department_items i join department_notices n on n.id = i.notice_id
    where i.handover_id = h.id and n.department_id = d.id)
  and (
    exists (select from department_contacts c where c.client_id = h.client_id and c.department_id = d.id)
    or not exists (select from department_contacts c where c.client_id = h.client_id)
    or (d.code = 'logistics' and exists (select from orders o where o.client_id = h.client_id and o.status = 'open'))
    or (d.code = 'finance' and exists (select from clients k where k.id = h.client_id and k.receivable_minor > 0))
    or exists (select from open_questions q where q.client_id = h.client_id and ${openAtDepartment}))`;
