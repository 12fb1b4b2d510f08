-- One company and one leaver's book, the same rows every time. Set `bench.clients` first: the number of clients the leaver owns.
-- Ids are made of names, so that runs can be compared; business time stands still at a Monday morning.
CREATE FUNCTION pg_temp.id_of(name text) RETURNS uuid LANGUAGE sql IMMUTABLE
RETURN overlay(overlay(md5(name) PLACING '4' FROM 13 FOR 1) PLACING '8' FROM 17 FOR 1)::uuid;
INSERT INTO clock (frozen_at) VALUES ('2026-04-06T09:00:00Z');
INSERT INTO settings (key, value)
VALUES ('company', jsonb_build_object('name', 'Bench Company', 'executiveId', pg_temp.id_of('executive')));
INSERT INTO connected_systems (name, kind) VALUES ('CRM', 'crm'), ('Mail', 'mail');
INSERT INTO calendar_days (calendar, day, kind) VALUES ('bench', '2026-05-01', 'off');

INSERT INTO people (id, name, email, roles) VALUES
  (pg_temp.id_of('executive'), 'Executive', 'executive@company.example', '{executive}'),
  (pg_temp.id_of('hr'), 'Personnel', 'hr@company.example', '{hr}'),
  (pg_temp.id_of('it'), 'Systems', 'it@company.example', '{itContact}');
INSERT INTO people (id, name, email, roles, grade, superior_id)
SELECT pg_temp.id_of('head' || t), 'Head ' || t, 'head' || t || '@company.example', '{head}', 'leadingSpecialist', pg_temp.id_of('executive')
FROM generate_series(1, 5) t;
INSERT INTO teams (id, name, head_id, calendar)
SELECT pg_temp.id_of('team' || t), 'Team ' || t, pg_temp.id_of('head' || t), 'bench' FROM generate_series(1, 5) t;
UPDATE people p SET team_id = t.id FROM teams t WHERE t.head_id = p.id;

-- The leaver and 50 more reps in five teams; together they have room for a quarter more clients than there are.
INSERT INTO people (id, name, email, roles, grade, team_id, superior_id, languages, industries, capacity)
SELECT pg_temp.id_of('rep' || r), 'Rep ' || r, 'rep' || r || '@company.example', '{rep}',
  (array['manager', 'seniorManager', 'leadingSpecialist'])[r % 3 + 1], pg_temp.id_of('team' || r % 5 + 1), pg_temp.id_of('head' || r % 5 + 1),
  CASE WHEN r % 3 = 0 THEN '{en}'::text[] ELSE '{en,ru}' END, array['industry' || r % 6, 'industry' || r % 4],
  20 + ceil(current_setting('bench.clients')::int * 1.25 / 50)::int
FROM generate_series(0, 50) r;

-- Clients: the leaver's own, prospects in the leaver's name, and 20 of each other rep.
CREATE TEMP TABLE firm AS
SELECT n, pg_temp.id_of('client' || n) AS id, 'own' AS sort, pg_temp.id_of('rep0') AS owner_id
FROM generate_series(1, current_setting('bench.clients')::int) n
UNION ALL
SELECT n, pg_temp.id_of('prospect' || n), 'prospect', NULL FROM generate_series(1, current_setting('bench.clients')::int / 50) n
UNION ALL
SELECT n, pg_temp.id_of('other' || n), 'other', pg_temp.id_of('rep' || n % 50 + 1) FROM generate_series(1, 1000) n;

INSERT INTO clients (id, source, source_id, name, industry, locale)
SELECT id, 'bench', sort || n, sort || ' client ' || n, 'industry' || n % 6, CASE WHEN n % 5 = 0 THEN 'ru' ELSE 'en' END FROM firm;
-- A quarter of the clients had an owner before.
INSERT INTO ownerships (client_id, person_id, during)
SELECT id, owner_id, CASE WHEN n % 4 = 0 THEN '[2025-02-01,)'::tstzrange ELSE '[2020-01-01,)' END FROM firm WHERE owner_id IS NOT NULL
UNION ALL
SELECT id, pg_temp.id_of('rep' || n % 50 + 1), '[2020-01-01,2025-02-01)' FROM firm WHERE sort = 'own' AND n % 4 = 0;

INSERT INTO contacts (id, client_id, source, source_id, name, part, phone, email, verified_on)
SELECT pg_temp.id_of('contact' || k || sort || n), id, 'bench', sort || n || '-' || k, 'Contact ' || n || ' ' || k,
  CASE WHEN k = 1 AND n % 9 <> 0 THEN 'decisionMaker' ELSE 'everyday' END, CASE WHEN n % 3 = 0 THEN '+1 555 0100' END,
  CASE WHEN k = 1 OR n % 4 <> 0 THEN 'contact' || k || '@' || sort || n || '.example' END, date '2026-04-01' - n % 365
FROM firm, generate_series(1, 2) k;

-- Ten orders in two years, a third of the clients with one more that is open; few clients bring most of the profit.
INSERT INTO orders (source, source_id, client_id, owner_id, ordered_on, status, amount_minor, profit_minor, promised_on, shipped_on)
SELECT 'bench', sort || n || '-' || k, id, owner_id, d.day, CASE WHEN k = 11 THEN 'open' ELSE 'done' END, a.amount, a.amount / 4,
  CASE WHEN n % 6 <> 0 THEN d.day + 20 END, CASE WHEN k < 11 THEN d.day + 9 END
FROM firm, generate_series(1, 11) k,
  LATERAL (SELECT date '2024-04-10' + k * 64 + n % 50 AS day) d,
  LATERAL (SELECT (30000000 / power(n * 7919 % 1000 + 1, 0.9))::bigint * (7 + (n + k) % 7) / 10 AS amount) a
WHERE sort = 'own' AND (k <= 10 OR n % 3 = 0) OR sort = 'other' AND k >= 9 AND k < 11;

INSERT INTO deals (source, source_id, client_id, owner_id, title, stage, status, value_minor, opened_on, closed_on)
SELECT 'bench', sort || n || '-' || s.status, id, pg_temp.id_of('rep0'), 'Deal ' || n, CASE WHEN n % 10 = 0 THEN '' ELSE 'offer' END, s.status,
  1000000, '2026-01-15', CASE WHEN s.status = 'lost' THEN date '2026-03-01' END
FROM firm, (VALUES ('open'), ('lost')) s(status)
WHERE sort = 'own' AND (s.status = 'open' AND n % 2 = 0 OR s.status = 'lost' AND n % 5 = 1) OR sort = 'prospect' AND s.status = 'open';

-- Twenty interactions in two years, one in five of them with a colleague.
INSERT INTO interactions (source, source_id, client_id, contact_id, person_id, kind, at, ordered_after, answered)
SELECT 'bench', sort || n || '-' || k, id, pg_temp.id_of('contact' || k % 2 + 1 || sort || n),
  pg_temp.id_of('rep' || CASE WHEN n % 3 = 0 AND k % 5 = 0 THEN n % 50 + 1 ELSE 0 END),
  (array['call', 'email', 'enquiry', 'meeting', 'quote'])[k % 5 + 1],
  timestamptz '2024-04-20 10:00Z' + (k * 35 + n % 9) * interval '1 day',
  CASE WHEN k % 5 = 2 THEN CASE n % 4 WHEN 0 THEN false WHEN 1 THEN true END END, CASE WHEN k % 5 < 2 THEN n % 7 <> 0 END
FROM firm, generate_series(1, 20) k
WHERE sort = 'own';

INSERT INTO open_questions (source, source_id, client_id, responsible_id, kind, text, opened_on)
SELECT 'bench', sort || n, id, pg_temp.id_of('rep0'), CASE WHEN n % 12 = 0 THEN 'complaint' ELSE 'question' END,
  CASE WHEN n % 20 = 0 THEN '' ELSE 'Question ' || n END, '2026-03-20'
FROM firm WHERE sort = 'own' AND n % 4 = 0;

-- Loose work: deals at colleagues' clients, deals and questions without a client.
INSERT INTO deals (source, source_id, client_id, owner_id, title, stage, status, value_minor, opened_on)
SELECT 'bench', 'loose' || n, CASE WHEN n <= 20 THEN pg_temp.id_of('other' || n) END, pg_temp.id_of('rep0'), 'Loose deal ' || n, 'offer', 'open',
  500000, '2026-02-01'
FROM generate_series(1, 30) n;
