import { type SQL, sql } from "drizzle-orm";

/**
 * How many clients, questions or pieces of work an open task still stands for, at most those it was given with; a task done keeps what it stood for. The
 * same conditions as those that end it.
 *
 * @param alias of the table `tasks` in the query
 */
export function countLeft(alias: string): SQL<number> {
  const t = (column: string) => sql`${sql.identifier(alias)}.${sql.identifier(column)}`;
  const holder = sql`coalesce(${t("for_id")}, ${t("assignee_id")})`;
  const isOpen = sql`h.departure_id = ${t("departure_id")} and h."end" is null`;
  const counted = sql`case ${t("kind")}
    when 'acceptClients' then (
      select count(*) from proposals p join handovers h on h.id = p.handover_id
      where ${isOpen} and h.next_owner_id is null and p.owner_id = ${holder} and p.superseded_at is null
        and p.decision in ('approved','changed') and p.answer is null and not p.assigned)
    when 'acceptQuestions' then (
      select count(*) from open_questions q join handovers h on h.client_id = q.client_id
      where h.departure_id = ${t("departure_id")} and q.next_responsible_id = ${t("subject_id")} and q.handed_over_at is not null
        and q.accepted_at is null and q.closed_on is null)
    when 'completeDossiers' then (
      select count(distinct h.id) from dossier_gaps g join handovers h on h.id = g.handover_id
        join departures d on d.id = h.departure_id
      where ${isOpen} and h.switched_at is null and g.filled_at is null and (g.fill_by_id is null or g.fill_by_id = d.leaver_id))
    when 'fillGaps' then (
      select count(distinct h.id) from dossier_gaps g join handovers h on h.id = g.handover_id
      where h.departure_id = ${t("departure_id")} and coalesce(h."end", 'handedOver') = 'handedOver' and g.filled_at is null
        and g.fill_by_id = ${holder})
    when 'signInventory' then (
      select count(*) from handovers h
      where ${isOpen} and h.effective_tier is distinct from 'gold'
        and case ${t("detail")} when 'successor' then h.next_owner_id = ${holder} else h.next_owner_id <> ${holder} end
        and exists (select from gates g where g.handover_id = h.id and g.gate = 'owner')
        and not exists (select from gates g where g.handover_id = h.id and g.gate = 'inventory')
        and not exists (select from inventory_signatures s where s.handover_id = h.id and s.part = ${t("detail")}
          and (s.person_id = h.next_owner_id) = (s.part = 'successor')))
    when 'nameLooseWorkOwner' then (
      select count(*) from loose_work w
      where w.departure_id = ${t("departure_id")} and w.to_person_id is null and w.accepted_at is null)
    when 'acceptLooseWork' then (
      select count(*) from loose_work w
      where w.departure_id = ${t("departure_id")} and w.to_person_id = ${holder} and w.accepted_at is null)
    end`;
  return sql`case when ${t("done_at")} is null then least(${t("count")}, coalesce(nullif(${counted}, 0), ${t("count")})) else ${t("count")} end::int`;
}
