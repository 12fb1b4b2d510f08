-- Figures of one departure, one query a field. Anyone can run them:
--   psql -v departure=<id> -f docs/facts.sql
-- The figures that come from the messages themselves (clientNotices.sent, duplicates, beforeGate, wrongSuccessor,
-- wrongRecipient, outsideHours, withoutConsent) are read from the raw mailbox by the demo endpoint.

-- field: departure.noticeOn
select notice_on::text from departures where id = :'departure';

-- field: departure.lastWorkingDay
select last_working_day::text from departures where id = :'departure';

-- field: departure.status
select state from departures where id = :'departure';

-- field: clients.inventoried
select count(*)::int from handovers where departure_id = :'departure' and not prospect;

-- field: clients.handedOver
select count(*)::int from handovers where departure_id = :'departure' and not prospect and "end" = 'handedOver';

-- field: clients.afterLastDay
-- Introduced after the last day, or not yet and still open at its end; who had been let go or left out by then is not among them.
select count(*)::int from handovers h join departures d on d.id = h.departure_id
where d.id = :'departure' and not h.prospect and (h.introduced_at > d.last_day_ends_at
  or (h.introduced_at is null and d.sign_in_ended_at is not null and (h."end" is null or h.ended_at > d.last_day_ends_at)));

-- field: clients.letGo
select count(*)::int from handovers where departure_id = :'departure' and "end" = 'letGo';

-- field: clients.waivedGates
select count(*)::int from gates g join handovers h on h.id = g.handover_id where h.departure_id = :'departure' and g.how = 'waived';

-- field: clients.withoutOwner
-- Stretches between notice and close in which a client had no owner on record.
select coalesce(sum((select count(*) from unnest(gaps.missing))), 0)::int
from (
  select tstzmultirange(tstzrange(d.noticed_at, coalesce(d.closed_at, (select frozen_at from clock), clock_timestamp())))
         - coalesce((select range_agg(o.during) from ownerships o where o.client_id = h.client_id), '{}'::tstzmultirange) as missing
  from handovers h join departures d on d.id = h.departure_id
  where d.id = :'departure' and not h.prospect
) gaps;

-- field: clients.withTwoOwners
-- Pairs of ownerships of one client that overlap between notice and close.
select count(*)::int
from handovers h join departures d on d.id = h.departure_id
join ownerships a on a.client_id = h.client_id join ownerships b on b.client_id = h.client_id and a.id < b.id
where d.id = :'departure'
  and a.during * b.during && tstzrange(d.noticed_at, coalesce(d.closed_at, (select frozen_at from clock), clock_timestamp()));

-- field: inventory.contacts
select coalesce(sum((counts ->> 'contacts')::int), 0)::int from handovers where departure_id = :'departure';

-- field: inventory.openDeals
select coalesce(sum((counts ->> 'openDeals')::int), 0)::int from handovers where departure_id = :'departure';

-- field: inventory.openOrders
select coalesce(sum((counts ->> 'openOrders')::int), 0)::int from handovers where departure_id = :'departure';

-- field: inventory.openQuestions
select coalesce(sum((counts ->> 'openQuestions')::int), 0)::int from handovers where departure_id = :'departure';

-- field: inventory.looseWork
select count(*)::int from loose_work where departure_id = :'departure';

-- field: inventory.looseWorkHandedOver
select count(*)::int from loose_work where departure_id = :'departure' and accepted_at is not null;

-- field: inventory.incompleteDossiers
select count(distinct g.handover_id)::int from dossier_gaps g join handovers h on h.id = g.handover_id
where h.departure_id = :'departure' and g.filled_at is null;

-- field: inventory.signed
select count(*)::int from gates g join handovers h on h.id = g.handover_id
where h.departure_id = :'departure' and not h.prospect and g.gate = 'inventory' and g.how = 'settled';

-- field: owners.successors
select count(distinct next_owner_id)::int from handovers where departure_id = :'departure' and not prospect;

-- field: owners.rounds
select coalesce(max(p.round), 0)::int from proposals p join handovers h on h.id = p.handover_id where h.departure_id = :'departure';

-- field: owners.approvedAsProposed
select count(*)::int from proposals p join handovers h on h.id = p.handover_id where h.departure_id = :'departure' and p.decision = 'approved';

-- field: owners.changedByHead
select count(*)::int from proposals p join handovers h on h.id = p.handover_id where h.departure_id = :'departure' and p.decision = 'changed';

-- field: owners.declined
select count(*)::int from proposals p join handovers h on h.id = p.handover_id where h.departure_id = :'departure' and p.answer = 'declined';

-- field: owners.assigned
select count(*)::int from proposals p join handovers h on h.id = p.handover_id where h.departure_id = :'departure' and p.assigned;

-- field: departments
select x.code as name, count(i.id)::int as clients,
       count(i.id) filter (where i.how in ('acknowledged', 'changed', 'objected'))::int as acknowledged,
       (n.escalated_at is not null)::int as escalated
from department_notices n join departments x on x.id = n.department_id left join department_items i on i.notice_id = n.id
where n.departure_id = :'departure' group by x.code, n.escalated_at order by x.code;

-- field: offers.decided
select count(*)::int from offer_decisions o join handovers h on h.id = o.handover_id where h.departure_id = :'departure' and o.decided_at is not null;

-- field: offers.approved
select count(*)::int from offer_decisions o join handovers h on h.id = o.handover_id
where h.departure_id = :'departure' and o.decided_at is not null and o.offer_code is not null;

-- field: offers.none
select count(*)::int from offer_decisions o join handovers h on h.id = o.handover_id
where h.departure_id = :'departure' and o.decided_at is not null and o.offer_code is null;

-- field: offers.cost
select coalesce(sum(o.cost_minor), 0)::float8 from offer_decisions o join handovers h on h.id = o.handover_id
where h.departure_id = :'departure' and o.decided_at is not null and o.offer_code is not null
  and (h."end" is null or h."end" = 'handedOver' or h.told_at is not null);

-- field: offers.budget
select coalesce(offer_budget_minor, 0)::float8 from departures where id = :'departure';

-- field: clientNotices.called
select count(distinct n.handover_id)::int from client_notices n join handovers h on h.id = n.handover_id
where h.departure_id = :'departure' and n.called_at is not null;

-- field: clientNotices.bounced
select count(*)::int from client_notices n join handovers h on h.id = n.handover_id where h.departure_id = :'departure' and n.failed_at is not null;

-- field: clientNotices.confirmed
select count(*)::int from handovers where departure_id = :'departure' and not prospect and confirmed_at is not null;

-- field: clientNotices.byOtherChannel
-- Told, and never by mail.
select count(*)::int from handovers h
where h.departure_id = :'departure' and not h.prospect and h.told_at is not null
  and not exists (select from client_notices n where n.handover_id = h.id and n.sent_at is not null);

-- field: clientNotices.told
select count(*)::int from handovers where departure_id = :'departure' and not prospect and told_at is not null;

-- field: clientNotices.unknown
select count(*)::int from effects where departure_id = :'departure' and state = 'unknown';

-- field: introductions.joint
select count(*)::int from introductions i join handovers h on h.id = i.handover_id
where h.departure_id = :'departure' and i.format = 'jointMeeting' and i.held_at is not null;

-- field: introductions.call
select count(*)::int from introductions i join handovers h on h.id = i.handover_id
where h.departure_id = :'departure' and i.format = 'jointCall' and i.held_at is not null;

-- field: introductions.inNotice
select count(*)::int from handovers h left join introductions i on h.id = i.handover_id
where h.departure_id = :'departure' and not h.prospect and h.introduced_at is not null and coalesce(i.format, 'inNotice') = 'inNotice';

-- field: introductions.headIntroduced
select count(*)::int from introductions i join handovers h on h.id = i.handover_id
where h.departure_id = :'departure' and i.head_introduced and i.held_at is not null;

-- field: introductions.invitesSent
select count(*)::int from effects where departure_id = :'departure' and kind = 'invitation' and state = 'accepted';

-- field: questions.handedOver
-- Of this departure: a client may have been in an earlier one, and be in a later one.
select count(*)::int from open_questions q join handovers h on h.client_id = q.client_id join departures d on d.id = h.departure_id
where d.id = :'departure' and q.handed_over_at between d.noticed_at and coalesce(d.closed_at, 'infinity');

-- field: questions.accepted
select count(*)::int from open_questions q join handovers h on h.client_id = q.client_id join departures d on d.id = h.departure_id
where d.id = :'departure' and q.accepted_at between d.noticed_at and coalesce(d.closed_at, 'infinity');

-- field: audit.events
select count(*)::int from audit;
