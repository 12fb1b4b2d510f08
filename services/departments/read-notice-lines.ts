import { type SQL, sql } from "drizzle-orm";
import type { DepartmentNoticeLine } from "../../contracts/departments.ts";
import type { Tx } from "../../db/transaction.ts";

type LineRow = Record<string, unknown> & DepartmentNoticeLine;

/** Department notices with their counts; `where` on notice `n`, department `d`, departure `p`. Ended handovers do not count. */
export async function readNoticeLines(tx: Tx, where: SQL): Promise<DepartmentNoticeLine[]> {
  const { rows } = await tx.execute<LineRow>(sql`
    select n.id, n.departure_id as "departureId", n.department_id as "departmentId", d.code as department,
      l.name as "oldOwnerName", r.name as recipient,
      count(h.id)::int as clients, (count(h.id) filter (where i.gating))::int as gating,
      (count(h.id) filter (where i.gating and i.how is null))::int as open,
      (count(h.id) filter (where i.how = 'objected' and i.settled_at is null))::int as objected,
      min(i.due_at) filter (where h.id is not null and i.gating and i.how is null) as "dueAt",
      n.sent_at as "sentAt", n.acknowledged_at as "acknowledgedAt", n.escalated_at as "escalatedAt", n.version
    from department_notices n join departments d on d.id = n.department_id
    join departures p on p.id = n.departure_id join people l on l.id = p.leaver_id
    left join people r on r.id = n.recipient_id
    left join department_items i on i.notice_id = n.id left join handovers h on h.id = i.handover_id and h."end" is null
    where ${where}
    group by n.id, d.code, l.name, r.name
    order by min(n.recorded_at), d.code`);
  return rows.map((row) => ({
    ...row,
    dueAt: toIso(row.dueAt),
    sentAt: toIso(row.sentAt),
    acknowledgedAt: toIso(row.acknowledgedAt),
    escalatedAt: toIso(row.escalatedAt),
  }));
}

const toIso = (value: string | null) => (value ? new Date(value).toISOString() : null);
