import { sql } from "drizzle-orm";
import type { DepartmentNoticeItem } from "../../contracts/departments.ts";
import type { Context } from "../../db/transaction.ts";
import { computeLatestSwitch } from "../../domain/departure/ownership-switch.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { openAtDepartment } from "./untold-pairs.ts";

type ItemRow = Record<string, unknown> & {
  [K in "handover_id" | "client_name"]: string;
} & {
  owner: DepartmentNoticeItem["newOwner"];
  person: DepartmentNoticeItem["person"];
  gating: boolean;
  open_orders: number;
  receivable: number;
  questions: DepartmentNoticeItem["openQuestions"];
  due_at: string | null;
  notified_at: string | null;
  settled_at: string | null;
  how: DepartmentNoticeItem["how"];
  objection: string | null;
  settlement: DepartmentNoticeItem["settlement"];
};

const person = (alias: string) =>
  sql.raw(
    `case when ${alias}.id is not null then jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'email', ${alias}.email, 'phone', ${alias}.phone) end`,
  );

const lastNote = (kind: string) => sql`(
  select t.text from notes t where t.subject = 'departmentItem:' || i.id and t.kind = ${kind}
  order by t.recorded_at desc limit 1)`;

/**
 * The clients of a notice whose handover has not ended, as owners, persons and open work are now; what waits for the department first.
 * The mail and the page show the same.
 */
export async function readNoticeItems(
  { tx, businessNow }: Pick<Context, "tx" | "businessNow">,
  noticeId: string,
  departure: DepartureRow,
): Promise<DepartmentNoticeItem[]> {
  const calendar = await loadCalendar(tx, departure.teamId);
  const effectiveDate = computeLatestSwitch(businessNow, departure.lastWorkingDay, calendar).date;
  const { rows } = await tx.execute<ItemRow>(sql`
    select i.handover_id, k.name as client_name, ${person("o")} as owner, ${person("s")} as person, i.gating,
      case when d.code = 'logistics' then (
        select count(*)::int from orders x where x.client_id = k.id and x.status = 'open') else 0 end as open_orders,
      case when d.code = 'finance' then k.receivable_minor else 0 end::float8 as receivable,
      coalesce((select jsonb_agg(jsonb_build_object('text', q.text, 'dueDate', q.due_on) order by q.due_on, q.id)
        from open_questions q where q.client_id = k.id and ${openAtDepartment}), '[]') as questions,
      i.due_at, i.notified_at, i.settled_at, i.how,
      case when i.how = 'objected' or e.done_at is not null then ${lastNote("departmentObjection")} end as objection,
      case when e.done_at is not null then jsonb_build_object(
        'text', coalesce(${lastNote("objectionSettled")}, ''), 'byName', e.name, 'at', e.done_at) end as settlement
    from department_items i
    join department_notices n on n.id = i.notice_id join departments d on d.id = n.department_id
    join handovers h on h.id = i.handover_id join clients k on k.id = h.client_id
    left join lateral (
      select t.done_at, b.name from tasks t left join people b on b.id = t.done_by_id
      where t.kind = 'settleObjection' and t.handover_id = i.handover_id and t.subject_id = n.department_id
        and t.outcome = 'settled' and t.done_at = i.settled_at
      limit 1) e on true
    left join people o on o.id = h.next_owner_id left join people s on s.id = i.person_id
    where i.notice_id = ${noticeId} and h."end" is null
    order by i.gating and i.how is null desc, k.name, i.handover_id`);
  return rows.map((row) => ({
    handoverId: row.handover_id,
    clientName: row.client_name,
    newOwner: row.owner,
    effectiveDate,
    person: row.person,
    gating: row.gating,
    openOrders: row.open_orders,
    receivableMinor: row.receivable,
    openQuestions: row.questions,
    dueAt: toIso(row.due_at),
    notifiedAt: toIso(row.notified_at),
    settledAt: toIso(row.settled_at),
    how: row.how,
    objection: row.objection,
    settlement: row.settlement && { ...row.settlement, at: new Date(row.settlement.at).toISOString() },
  }));
}

const toIso = (value: string | null) => (value ? new Date(value).toISOString() : null);
