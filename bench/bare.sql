-- The bare way from notice to proposals: what a plain client would read and write for one departure, without workflow, locks, wakes
-- and the judgement of signs. Statements are run in order, each after a line `-- name:`; `:words` are parameters, `…Json` ones what an
-- earlier statement returned. `-- transaction` begins a new transaction.

-- transaction
-- name: insertDeparture
INSERT INTO departures (id, leaver_id, team_id, kind, notice_on, last_working_day, end_of_employment, recorded_by_id, noticed_at, last_day_ends_at)
SELECT :departureId::uuid, :leaverId::uuid, :teamId::uuid, 'resigned', :noticeOn::date, :lastDay::date, :lastDay::date, :hrId::uuid,
  frozen_at, :lastDay::date + interval '18 hours' FROM clock;
-- name: insertReason
INSERT INTO departure_reasons (departure_id, reason) VALUES (:departureId::uuid, 'pay');
-- name: insertDeadlines
INSERT INTO stage_deadlines (departure_id, stage, due_at, zone, day)
SELECT :departureId::uuid, stage, :lastDay::date + interval '18 hours', 'UTC', :lastDay::date
FROM unnest(array['S1', 'S2', 'S3', 'S4', 'S5', 'S6']) stage;
-- name: updateLeaver
UPDATE people SET status = 'leaving' WHERE id = :leaverId::uuid;
-- name: insertDepartureWorkflow
INSERT INTO workflows (id, type) VALUES ('departure:' || :departureId::text, 'departure');
-- name: askToConfirm
WITH task AS (
  INSERT INTO tasks (key, departure_id, kind, assignee_id, subject_id, arrived_at, due_at, zone, due_day, chase_at)
  SELECT 'confirmDeparture:' || :departureId::text, :departureId::uuid, 'confirmDeparture', :headId::uuid, :departureId::uuid,
    frozen_at, frozen_at + interval '1 day', 'UTC', frozen_at::date + 1, frozen_at + interval '12 hours' FROM clock
  RETURNING *
)
INSERT INTO notifications (departure_id, person_id, kind, task_id, at)
SELECT departure_id, assignee_id, kind, id, arrived_at FROM task;
-- name: auditNotice
WITH key AS (
  INSERT INTO subject_keys (subject, key) VALUES ('departure:' || :departureId::text, sha256(:departureId::text::bytea)) RETURNING *
)
INSERT INTO audit (business_at, actor, verb, subject, digest, body)
SELECT frozen_at, 'person:' || :hrId::text, 'openDeparture', subject, key, '{}' FROM key, clock;

-- transaction
-- name: confirmDeparture
UPDATE departures SET state = 'running', confirmed_at = frozen_at, confirmed_by_id = :headId::uuid, version = version + 1
FROM clock WHERE id = :departureId::uuid;
-- name: finishConfirmation
UPDATE tasks SET done_at = frozen_at, done_by_id = :headId::uuid, outcome = 'confirmed', chase_at = NULL
FROM clock WHERE departure_id = :departureId::uuid AND kind = 'confirmDeparture';
-- name: tellLeaver
INSERT INTO effects (key, kind, departure_id, fact_id, fact_revision, person_id, workflow_id, not_before, planned_at)
SELECT 'leaverTold:' || :departureId::text, 'leaverTold', :departureId::uuid, :departureId::uuid, 1, :leaverId::uuid,
  'departure:' || :departureId::text, frozen_at, frozen_at FROM clock;
-- name: insertItTasks
WITH task AS (
  INSERT INTO tasks (key, departure_id, kind, assignee_id, subject_id, detail, arrived_at, due_at, zone, due_day)
  SELECT t.kind || ':' || :departureId::text || ':' || s.id, :departureId::uuid, t.kind, :itId::uuid, s.id, s.name, frozen_at,
    :lastDay::date + interval '18 hours', 'UTC', :lastDay::date
  FROM clock, connected_systems s, unnest(array['closeExport', 'closeAccount']) t(kind) WHERE s.active
  RETURNING *
)
INSERT INTO notifications (departure_id, person_id, kind, task_id, at)
SELECT departure_id, assignee_id, kind, id, arrived_at FROM task;
-- name: insertStandupWorkflow
INSERT INTO workflows (id, type) VALUES ('standup:' || :teamId::text, 'standup');
-- name: auditConfirmation
INSERT INTO audit (business_at, actor, verb, subject, digest, body)
SELECT frozen_at, 'person:' || :headId::text, 'confirmDeparture', subject, key, '{}'
FROM subject_keys, clock WHERE subject = 'departure:' || :departureId::text;

-- transaction
-- name: readBook
SELECT o.client_id, false AS prospect FROM ownerships o WHERE o.person_id = :leaverId::uuid AND upper_inf(o.during)
UNION ALL
SELECT DISTINCT d.client_id, true FROM deals d
WHERE d.owner_id = :leaverId::uuid AND d.status = 'open' AND d.client_id IS NOT NULL
  AND NOT EXISTS (SELECT FROM ownerships o WHERE o.client_id = d.client_id AND upper_inf(o.during))
  AND NOT EXISTS (SELECT FROM orders r WHERE r.client_id = d.client_id);
-- name: readOrders
SELECT r.client_id,
  coalesce(sum(coalesce(r.profit_minor, r.amount_minor)) FILTER (WHERE r.ordered_on > :yearAgo::date), 0)::float8 AS profit,
  coalesce(sum(r.amount_minor) FILTER (WHERE r.ordered_on > :yearAgo::date), 0)::float8 AS revenue,
  min(r.ordered_on)::text AS first_on, max(r.ordered_on)::text AS last_on,
  array_agg(r.amount_minor::float8) FILTER (WHERE r.ordered_on > :yearAgo::date) AS amounts,
  array_agg(r.ordered_on::text) FILTER (WHERE r.ordered_on > :yearAgo::date) AS days
FROM orders r JOIN unnest(:clientIds::uuid[]) b(id) ON b.id = r.client_id
WHERE r.status <> 'cancelled' AND r.ordered_on <= :noticeOn::date GROUP BY r.client_id;
-- name: readInteractions
SELECT i.client_id, count(*)::int AS count, min(i.at)::date::text AS first_on, max(i.at)::date::text AS last_on,
  (count(*) FILTER (WHERE i.person_id = :leaverId::uuid))::int AS through_leaver,
  array_agg(i.at::date::text || ' ' || coalesce(i.ordered_after::text, 'open')) FILTER (WHERE i.kind = 'enquiry') AS enquiries,
  array_agg(i.at::date::text || ' ' || i.kind || ' ' || i.answered) FILTER (WHERE i.answered IS NOT NULL) AS attempts
FROM interactions i JOIN unnest(:clientIds::uuid[]) b(id) ON b.id = i.client_id
WHERE i.at < :noticeOn::date + 1 GROUP BY i.client_id;
-- name: readClients
SELECT c.id AS client_id, c.name <> '' AS named, c.kind, c.referred_by_id, c.money_trouble, c.need_reduced FROM clients c
JOIN unnest(:clientIds::uuid[]) b(id) ON b.id = c.id;
-- name: readOwnerships
SELECT o.client_id, array_agg(lower(o.during)::date::text ORDER BY lower(o.during)) AS since FROM ownerships o
JOIN unnest(:clientIds::uuid[]) b(id) ON b.id = o.client_id GROUP BY o.client_id;
-- name: readContacts
SELECT k.client_id, k.id, k.part, k.verified_on::text AS verified_on, coalesce(k.email, '') <> '' OR coalesce(k.phone, '') <> '' AS reachable
FROM contacts k JOIN unnest(:clientIds::uuid[]) b(id) ON b.id = k.client_id WHERE k.left_on IS NULL;
-- name: readDeals
SELECT d.client_id, d.id, d.status, d.stage <> '' AS known, d.closed_on::text AS closed_on FROM deals d
JOIN unnest(:clientIds::uuid[]) b(id) ON b.id = d.client_id WHERE d.status IN ('open', 'lost');
-- name: readOpenOrders
SELECT r.client_id, r.id, r.promised_on IS NOT NULL AS known FROM orders r
JOIN unnest(:clientIds::uuid[]) b(id) ON b.id = r.client_id WHERE r.status = 'open';
-- name: readQuestions
SELECT q.client_id, q.id, q.kind, q.text <> '' AS known FROM open_questions q
JOIN unnest(:clientIds::uuid[]) b(id) ON b.id = q.client_id WHERE q.closed_on IS NULL;

-- transaction
-- name: insertHandovers
WITH figure AS (
  SELECT b.client_id, b.prospect, coalesce(o.profit, 0) AS profit, coalesce(o.revenue, 0) AS revenue, coalesce(i.count, 0) AS interactions,
    coalesce(array_length(s.since, 1) - 1, 0) AS transfers
  FROM jsonb_to_recordset(:readBookJson::jsonb) b(client_id uuid, prospect boolean)
  LEFT JOIN jsonb_to_recordset(:readOrdersJson::jsonb) o(client_id uuid, profit bigint, revenue bigint) USING (client_id)
  LEFT JOIN jsonb_to_recordset(:readInteractionsJson::jsonb) i(client_id uuid, count int) USING (client_id)
  LEFT JOIN jsonb_to_recordset(:readOwnershipsJson::jsonb) s(client_id uuid, since text[]) USING (client_id)
), counted AS (
  SELECT client_id, count(*) FILTER (WHERE kind = 'contact') AS contacts, count(*) FILTER (WHERE kind = 'deal') AS deals,
    count(*) FILTER (WHERE kind = 'order') AS orders, count(*) FILTER (WHERE kind = 'question') AS questions
  FROM (
    SELECT 'contact' AS kind, client_id FROM jsonb_to_recordset(:readContactsJson::jsonb) k(client_id uuid)
    UNION ALL SELECT 'deal', client_id FROM jsonb_to_recordset(:readDealsJson::jsonb) d(client_id uuid, status text) WHERE status = 'open'
    UNION ALL SELECT 'order', client_id FROM jsonb_to_recordset(:readOpenOrdersJson::jsonb) r(client_id uuid)
    UNION ALL SELECT 'question', client_id FROM jsonb_to_recordset(:readQuestionsJson::jsonb) q(client_id uuid)
  ) piece GROUP BY client_id
), ahead AS (
  SELECT figure.*, coalesce(sum(greatest(profit, 0)) FILTER (WHERE NOT prospect) OVER (
      ORDER BY profit DESC GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS sum_ahead,
    sum(greatest(profit, 0)) OVER () AS total FROM figure
), tiered AS (
  SELECT ahead.*, CASE WHEN prospect THEN NULL WHEN profit <= 0 THEN 'copper' WHEN sum_ahead * 100 < 75 * total THEN 'gold'
    WHEN sum_ahead * 100 < 95 * total THEN 'silver' ELSE 'copper' END AS tier FROM ahead
)
INSERT INTO handovers (departure_id, client_id, prospect, tier, effective_tier, annual_profit_minor, annual_revenue_minor, transfers, counts, risk_rank)
SELECT :departureId::uuid, t.client_id, t.prospect, t.tier, t.tier, t.profit, t.revenue, t.transfers,
  jsonb_build_object('contacts', c.contacts, 'openDeals', c.deals, 'openOrders', c.orders, 'openQuestions', c.questions,
    'interactions', t.interactions),
  row_number() OVER (ORDER BY array_position(array['gold', 'silver', 'copper'], t.tier) NULLS LAST, t.profit DESC, t.client_id)
FROM tiered t LEFT JOIN counted c USING (client_id)
RETURNING id, client_id;
-- name: insertGaps
WITH made AS (
  SELECT * FROM jsonb_to_recordset(:insertHandoversJson::jsonb) h(id uuid, client_id uuid)
), contact AS (
  SELECT * FROM jsonb_to_recordset(:readContactsJson::jsonb) k(client_id uuid, id uuid, part text, verified_on date, reachable boolean)
), gap AS (
  SELECT client_id, CASE WHEN NOT reachable THEN 'contactUnreachable' ELSE 'contactUnverified' END AS code, id AS subject_id FROM contact
  WHERE NOT reachable OR verified_on IS NULL OR :noticeOn::date - verified_on > 180
  UNION ALL SELECT client_id, CASE WHEN count(k.id) = 0 THEN 'noContact' ELSE 'noDecisionMaker' END, NULL
    FROM made LEFT JOIN contact k USING (client_id) GROUP BY client_id HAVING count(*) FILTER (WHERE k.part = 'decisionMaker') = 0
  UNION ALL SELECT client_id, 'dealWithoutNextStep', id
    FROM jsonb_to_recordset(:readDealsJson::jsonb) d(client_id uuid, id uuid, status text, known boolean) WHERE status = 'open' AND NOT known
  UNION ALL SELECT client_id, 'orderWithoutDeliveryDate', id
    FROM jsonb_to_recordset(:readOpenOrdersJson::jsonb) r(client_id uuid, id uuid, known boolean) WHERE NOT known
  UNION ALL SELECT client_id, 'questionWithoutDescription', id
    FROM jsonb_to_recordset(:readQuestionsJson::jsonb) q(client_id uuid, id uuid, known boolean) WHERE NOT known
  UNION ALL SELECT client_id, 'noHistory', NULL FROM made
    WHERE client_id NOT IN (SELECT client_id FROM jsonb_to_recordset(:readOrdersJson::jsonb) o(client_id uuid))
      AND client_id NOT IN (SELECT client_id FROM jsonb_to_recordset(:readInteractionsJson::jsonb) i(client_id uuid))
  UNION ALL SELECT client_id, 'promisesUnanswered', NULL FROM made
)
INSERT INTO dossier_gaps (handover_id, code, subject_id, fill_by_id, fill_by_day)
SELECT made.id, gap.code, gap.subject_id, :leaverId::uuid, :lastDay::date FROM gap JOIN made USING (client_id);
-- name: insertHandoverWorkflows
INSERT INTO workflows (id, type)
SELECT 'handover:' || h.id, 'handover' FROM jsonb_to_recordset(:insertHandoversJson::jsonb) h(id uuid);
-- name: insertInventoryTasks
WITH task AS (
  INSERT INTO tasks (key, departure_id, kind, assignee_id, count, arrived_at, due_at, zone, due_day, chase_at)
  SELECT t.kind || ':' || :departureId::text || ':' || t.person_id || ':1', :departureId::uuid, t.kind, t.person_id, t.count, frozen_at,
    :lastDay::date + interval '18 hours', 'UTC', :lastDay::date, frozen_at + interval '12 hours'
  FROM clock, (
    SELECT 'completeDossiers' AS kind, :leaverId::uuid AS person_id, count(*)::int AS count FROM handovers WHERE departure_id = :departureId::uuid
  ) t
  RETURNING *
)
INSERT INTO notifications (departure_id, person_id, kind, task_id, count, at)
SELECT departure_id, assignee_id, kind, id, count, arrived_at FROM task;
-- name: closeInventory
UPDATE departures d SET inventoried_at = clock.frozen_at, version = d.version + 1,
  offer_budget_minor = (SELECT greatest(0, sum(annual_profit_minor)) * 300 / 10000 FROM handovers h WHERE h.departure_id = d.id)::bigint,
  known_to_one_before = (
    SELECT count(*) FROM (
      SELECT h.client_id FROM handovers h LEFT JOIN interactions i
        ON i.client_id = h.client_id AND i.at >= :yearAgo::date AND i.at < :noticeOn::date + 1
      WHERE h.departure_id = d.id GROUP BY h.client_id HAVING count(DISTINCT i.person_id) <= 1) few)
FROM clock WHERE d.id = :departureId::uuid;
-- name: auditInventory
INSERT INTO audit (business_at, actor, verb, subject, digest, body)
SELECT frozen_at, 'system:inventoryClients', 'inventoryClients', subject, key, '{}'
FROM subject_keys, clock WHERE subject = 'departure:' || :departureId::text;

-- transaction
-- Once the leaver was told: loose work goes to colleagues at once.
-- name: insertLooseWork
INSERT INTO loose_work (departure_id, kind, subject_id, client_id, to_person_id)
SELECT :departureId::uuid, w.kind, w.id, w.client_id, o.person_id FROM (
  SELECT 'deal' AS kind, id, client_id FROM deals WHERE owner_id = :leaverId::uuid AND status = 'open'
  UNION ALL SELECT 'order', id, client_id FROM orders WHERE owner_id = :leaverId::uuid AND status = 'open'
  UNION ALL SELECT 'question', id, client_id FROM open_questions WHERE responsible_id = :leaverId::uuid AND closed_on IS NULL
  UNION ALL SELECT 'meeting', id, client_id FROM planned_meetings, clock WHERE person_id = :leaverId::uuid AND starts_at > frozen_at
) w LEFT JOIN ownerships o ON o.client_id = w.client_id AND upper_inf(o.during)
WHERE NOT EXISTS (SELECT FROM handovers h WHERE h.departure_id = :departureId::uuid AND h.client_id = w.client_id);
-- name: insertLooseWorkTasks
WITH task AS (
  INSERT INTO tasks (key, departure_id, kind, assignee_id, count, arrived_at, due_at, zone, due_day, chase_at)
  SELECT t.kind || ':' || :departureId::text || ':' || t.person_id || ':1', :departureId::uuid, t.kind, t.person_id, t.count, frozen_at,
    :lastDay::date + interval '18 hours', 'UTC', :lastDay::date, frozen_at + interval '12 hours'
  FROM clock, (
    SELECT CASE WHEN to_person_id IS NULL THEN 'nameLooseWorkOwner' ELSE 'acceptLooseWork' END AS kind,
      coalesce(to_person_id, :headId::uuid) AS person_id, count(*)::int AS count
    FROM loose_work WHERE departure_id = :departureId::uuid GROUP BY to_person_id
  ) t
  RETURNING *
)
INSERT INTO notifications (departure_id, person_id, kind, task_id, count, at)
SELECT departure_id, assignee_id, kind, id, count, arrived_at FROM task;
-- name: auditLooseWork
INSERT INTO audit (business_at, actor, verb, subject, digest, body)
SELECT frozen_at, 'system:inventoryClients', 'inventoryClients', subject, key, '{}'
FROM subject_keys, clock WHERE subject = 'departure:' || :departureId::text;

-- transaction
-- name: readClientsToAssign
SELECT h.id, h.effective_tier AS tier, h.annual_profit_minor::float8 AS value, c.industry, c.locale AS language, k.people AS known, h.transfers
FROM handovers h JOIN clients c ON c.id = h.client_id
LEFT JOIN (
  SELECT i.client_id, array_agg(DISTINCT i.person_id::text) AS people FROM interactions i
  JOIN handovers b ON b.client_id = i.client_id AND b.departure_id = :departureId::uuid
  WHERE i.person_id <> :leaverId::uuid AND i.at > :twoYearsAgo::date GROUP BY i.client_id
) k ON k.client_id = h.client_id
WHERE h.departure_id = :departureId::uuid AND h."end" IS NULL AND h.next_owner_id IS NULL
ORDER BY h.risk_rank NULLS LAST, h.id;
-- name: readCandidates
SELECT p.id, p.grade, p.capacity, p.industries, p.languages,
  CASE WHEN NOT 'rep' = ANY(p.roles) THEN 2 WHEN p.team_id = :teamId::uuid THEN 0 ELSE 1 END AS ring,
  (SELECT count(*)::int FROM ownerships o WHERE o.person_id = p.id AND upper_inf(o.during) AND (
    EXISTS (SELECT FROM orders r WHERE r.client_id = o.client_id AND r.ordered_on > :quarterAgo::date)
    OR EXISTS (SELECT FROM interactions i WHERE i.client_id = o.client_id AND i.kind = 'enquiry' AND i.at > :quarterAgo::date))) AS active_clients
FROM people p WHERE p.status = 'active' AND p.id <> :leaverId::uuid AND p.roles && array['rep', 'head'] ORDER BY p.id;

-- transaction
-- name: insertProposals
INSERT INTO proposals (handover_id, round, proposed_id, reasons, alternatives, proposed_at)
SELECT r."clientId", 1, r."personId", r.reasons, r.alternatives, frozen_at
FROM clock, jsonb_to_recordset(:assignmentsJson::jsonb) r("clientId" uuid, "personId" uuid, reasons jsonb, alternatives jsonb);
-- name: askToApprove
WITH task AS (
  INSERT INTO tasks (key, departure_id, kind, assignee_id, count, arrived_at, due_at, zone, due_day, chase_at)
  SELECT 'approveOwners:' || :departureId::text || ':1', :departureId::uuid, 'approveOwners', :headId::uuid, count(*), frozen_at,
    :lastDay::date + interval '18 hours', 'UTC', :lastDay::date, frozen_at + interval '12 hours'
  FROM clock, proposals GROUP BY frozen_at
  RETURNING *
)
INSERT INTO notifications (departure_id, person_id, kind, task_id, count, at)
SELECT departure_id, assignee_id, kind, id, count, arrived_at FROM task;
-- name: auditProposals
INSERT INTO audit (business_at, actor, verb, subject, digest, body)
SELECT frozen_at, 'system:proposeOwners', 'proposeOwners', subject, key, '{}'
FROM subject_keys, clock WHERE subject = 'departure:' || :departureId::text;
