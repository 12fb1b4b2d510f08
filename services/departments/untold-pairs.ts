import { type SQL, sql } from "drizzle-orm";
import { goingOn } from "../departures/open-states.ts";

/**
 * Clients of alias `h` with an owner appointed, not ended, no prospects, while the departure runs. Gates are looked up as
 * scalar subqueries: the tables have just been filled when this is asked, and without statistics the planner would join
 * thousands of them by scanning.
 */
export const clientsWithOwner = (departureId: string): SQL => sql`
  handovers h
  where h.departure_id = ${departureId} and h."end" is null and not h.prospect
    and (select p.state in ${goingOn} from departures p where p.id = h.departure_id)
    and (select true from gates g where g.handover_id = h.id and g.gate = 'owner')`;

/** How the departments' gate of client `h` opened, null while it is shut. */
const departmentsGate = sql`(select g.how from gates g where g.handover_id = h.id and g.gate = 'departments')`;

/** Clients that still wait for their departments. */
export const waitingClients = (departureId: string): SQL =>
  sql`${clientsWithOwner(departureId)} and ${departmentsGate} is null`;

/** Clients some department has not been told of. One whose gate was waived is told too, it only waits no more. */
export const untoldClients = (departureId: string): SQL => sql`
  ${clientsWithOwner(departureId)} and coalesce(${departmentsGate}, 'waived') = 'waived' and ${hasUntold()}`;

/** A question open at a department of alias `d`; complaints and return cases without a department are support's. */
export const openAtDepartment = sql`
  q.closed_on is null and (q.department_id = d.id
    or (q.department_id is null and d.code = 'support' and q.kind in ('complaint', 'returnCase')))`;

/**
 * R12 as a condition on client `h` and department `d`: the department is to be told of the client and has not been. It
 * serves the client when it has a named person for it, or something open; a client for whom nobody keeps named persons
 * is served by every department of the company.
 */
const isUntold = sql`
  (select count(*) from department_items i join department_notices n on n.id = i.notice_id
    where i.handover_id = h.id and n.department_id = d.id) = 0
  and (
    exists (select from department_contacts c where c.client_id = h.client_id and c.department_id = d.id)
    or not exists (select from department_contacts c where c.client_id = h.client_id)
    or (d.code = 'logistics' and exists (select from orders o where o.client_id = h.client_id and o.status = 'open'))
    or (d.code = 'finance' and exists (select from clients k where k.id = h.client_id and k.receivable_minor > 0))
    or exists (select from open_questions q where q.client_id = h.client_id and ${openAtDepartment}))`;

/** Client `h` has a department to be told. The count first: most clients are in every department's notice already. */
export function hasUntold(): SQL {
  return sql`(
    (select count(*) from department_items i where i.handover_id = h.id) < (select count(*) from departments)
    and exists (select from departments d where ${isUntold}))`;
}
