-- What the generated migration cannot say: exclusion, roles, grants. Applied after it as its own migration.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- No client ever has two owners on record at one moment.
ALTER TABLE ownerships ADD CONSTRAINT ownerships_one_owner EXCLUDE USING gist (client_id WITH =, during WITH &&);
--> statement-breakpoint
ALTER TABLE ownerships ADD CONSTRAINT ownerships_not_empty CHECK (NOT isempty(during));
--> statement-breakpoint
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'handover_app') THEN CREATE ROLE handover_app NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'handover_reader') THEN CREATE ROLE handover_reader NOLOGIN; END IF;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO handover_app, handover_reader;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO handover_app;
--> statement-breakpoint
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO handover_app;
--> statement-breakpoint
-- The audit is written once: the application may add and read, never change or delete.
REVOKE UPDATE, DELETE, TRUNCATE ON audit, sealed, seals FROM handover_app;
--> statement-breakpoint
REVOKE UPDATE ON wakes FROM handover_app;
--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA public TO handover_reader;
--> statement-breakpoint
REVOKE SELECT ON subject_keys, departure_reasons, non_competes, effect_contents, mailbox, links FROM handover_reader;
--> statement-breakpoint
GRANT USAGE ON SCHEMA auth TO handover_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA auth TO handover_app;
