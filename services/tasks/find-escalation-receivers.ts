import { sql } from "drizzle-orm";
import type { Tx } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { readSettings } from "../settings/read-settings.ts";

interface Line {
  superiorId: string | null;
  departmentHeadId: string | null;
}

/**
 * Who hears of each late task (R70), in the order asked: levels 1 and 2 remind the assignee, 3 goes to the department's
 * head or the superior, 4 to the head of sales, 5 to management. Someone in the line who is the assignee or the leaver
 * is passed over upwards; null when nobody is left.
 */
export async function findEscalationReceivers(
  tx: Tx,
  departure: Pick<DepartureRow, "leaverId" | "teamId">,
  list: readonly { assigneeId: string; level: number }[],
): Promise<(string | null)[]> {
  if (list.length === 0) return [];
  const lines = await readLines(tx);
  const { rows } = await tx.execute<{ head_id: string | null }>(
    sql`select head_id from teams where id = ${departure.teamId}`,
  );
  const headId = rows[0]?.head_id ?? null;
  const { company } = await readSettings(tx);
  const climb = (from: string | null, assigneeId: string): string | null => {
    const seen = new Set<string>();
    let personId = from;
    while (personId && (personId === assigneeId || personId === departure.leaverId) && !seen.has(personId)) {
      seen.add(personId);
      personId = lines.get(personId)?.superiorId ?? null;
    }
    return personId && seen.has(personId) ? null : personId;
  };
  return list.map(({ assigneeId, level }) => {
    if (level <= 2) return assigneeId;
    const line = lines.get(assigneeId);
    const departmentHeadId = line?.departmentHeadId === assigneeId ? null : line?.departmentHeadId;
    if (level === 3) return climb(departmentHeadId ?? line?.superiorId ?? null, assigneeId);
    if (level === 4) return climb(headId, assigneeId);
    return climb(company.executiveId ?? (headId ? (lines.get(headId)?.superiorId ?? null) : null), assigneeId);
  });
}

async function readLines(tx: Tx): Promise<Map<string, Line>> {
  const { rows } = await tx.execute<{ id: string; superior_id: string | null; head_id: string | null }>(sql`
    select p.id, p.superior_id, d.head_id from people p left join departments d on d.id = p.department_id where p.status <> 'left'`);
  return new Map(rows.map((row) => [row.id, { superiorId: row.superior_id, departmentHeadId: row.head_id }]));
}
