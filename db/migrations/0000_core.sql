CREATE SCHEMA "auth";
--> statement-breakpoint
CREATE TABLE "auth"."accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "auth"."users" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email"),
	CONSTRAINT "users_person_id_unique" UNIQUE("person_id")
);
--> statement-breakpoint
CREATE TABLE "auth"."verifications" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"client_id" uuid,
	"owner_id" uuid,
	"title" text NOT NULL,
	"stage" text NOT NULL,
	"status" text NOT NULL,
	"value_minor" bigint DEFAULT 0 NOT NULL,
	"opened_on" date,
	"closed_on" date,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "interactions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"client_id" uuid,
	"contact_id" uuid,
	"person_id" uuid,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"ordered_after" boolean,
	"answered" boolean,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "open_questions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"client_id" uuid,
	"responsible_id" uuid,
	"department_id" uuid,
	"kind" text DEFAULT 'question' NOT NULL,
	"return_state" text,
	"justified" boolean,
	"text" text NOT NULL,
	"opened_on" date,
	"due_on" date,
	"closed_on" date,
	"next_responsible_id" uuid,
	"next_due_on" date,
	"handed_over_at" timestamp with time zone,
	"accepted_at" timestamp with time zone,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"client_id" uuid NOT NULL,
	"owner_id" uuid,
	"ordered_on" date NOT NULL,
	"status" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"profit_minor" bigint,
	"promised_on" date,
	"shipped_on" date,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "planned_meetings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"client_id" uuid,
	"person_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "client_notices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"handover_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"kind" text DEFAULT 'notice' NOT NULL,
	"state" text DEFAULT 'ready' NOT NULL,
	"ready_at" timestamp with time zone NOT NULL,
	"release_id" uuid,
	"released_at" timestamp with time zone,
	"call_outcome" text,
	"called_at" timestamp with time zone,
	"letter_waits_until" timestamp with time zone,
	"contact_id" uuid,
	"channel" text,
	"effective_day" date,
	"sent_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"confirmed_at" timestamp with time zone,
	"confirmed_how" text,
	"follow_up_at" timestamp with time zone,
	"follow_ups" integer DEFAULT 0 NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "links" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"purpose" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"person_id" uuid,
	"contact_id" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"used_at" timestamp with time zone,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "send_releases" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"departure_id" uuid NOT NULL,
	"released_by_id" uuid NOT NULL,
	"count" integer NOT NULL,
	"released_at" timestamp with time zone NOT NULL,
	"reviewed_at" timestamp with time zone,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clients" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"name" text NOT NULL,
	"industry" text,
	"country" text,
	"city" text,
	"phone" text,
	"locale" text DEFAULT 'en' NOT NULL,
	"zone" text,
	"referred_by_id" uuid,
	"kind" text DEFAULT 'regular' NOT NULL,
	"money_trouble" boolean DEFAULT false NOT NULL,
	"need_reduced" boolean DEFAULT false NOT NULL,
	"receivable_minor" bigint DEFAULT 0 NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contact_addresses" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"contact_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"address" text NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_to" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"client_id" uuid NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"name" text NOT NULL,
	"title" text,
	"part" text DEFAULT 'everyday' NOT NULL,
	"phone" text,
	"email" text,
	"locale" text,
	"verified_on" date,
	"marketing_consent_on" date,
	"marketing_consent_source" text,
	"do_not_contact" text[] DEFAULT '{}' NOT NULL,
	"unsubscribed_at" timestamp with time zone,
	"left_on" date,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "department_contacts" (
	"client_id" uuid NOT NULL,
	"department_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"confirmed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "ownerships" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"client_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"during" "tstzrange" NOT NULL,
	"departure_id" uuid,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "department_items" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"notice_id" uuid NOT NULL,
	"handover_id" uuid NOT NULL,
	"gating" boolean NOT NULL,
	"open_items" jsonb NOT NULL,
	"person_id" uuid,
	"joined_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	"notified_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"how" text,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "department_notices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"departure_id" uuid NOT NULL,
	"department_id" uuid NOT NULL,
	"recipient_id" uuid,
	"sent_at" timestamp with time zone,
	"acknowledged_at" timestamp with time zone,
	"acknowledged_by_id" uuid,
	"escalated_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "departure_reasons" (
	"departure_id" uuid PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"note" text,
	"action_owner_id" uuid,
	"action" text
);
--> statement-breakpoint
CREATE TABLE "departures" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"leaver_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"notice_on" date NOT NULL,
	"last_working_day" date NOT NULL,
	"end_of_employment" date NOT NULL,
	"announce_from" date,
	"recorded_by_id" uuid NOT NULL,
	"state" text DEFAULT 'noticed' NOT NULL,
	"noticed_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"confirmed_by_id" uuid,
	"leaver_told_at" timestamp with time zone,
	"inventoried_at" timestamp with time zone,
	"last_day_ends_at" timestamp with time zone NOT NULL,
	"sign_in_ended_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"offer_budget_minor" bigint,
	"known_to_one_before" integer,
	"known_to_one_after" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "gates" (
	"handover_id" uuid NOT NULL,
	"gate" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"how" text NOT NULL,
	"by_id" uuid,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "gates_handover_id_gate_pk" PRIMARY KEY("handover_id","gate")
);
--> statement-breakpoint
CREATE TABLE "handovers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"departure_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"prospect" boolean DEFAULT false NOT NULL,
	"tier" text,
	"effective_tier" text,
	"annual_profit_minor" bigint DEFAULT 0 NOT NULL,
	"annual_revenue_minor" bigint DEFAULT 0 NOT NULL,
	"signs" text[] DEFAULT '{}' NOT NULL,
	"exceptions" text[] DEFAULT '{}' NOT NULL,
	"risk_score" integer DEFAULT 20 NOT NULL,
	"risk_rank" integer,
	"transfers" integer DEFAULT 0 NOT NULL,
	"counts" jsonb,
	"completeness" integer DEFAULT 0 NOT NULL,
	"next_owner_id" uuid,
	"revision" integer DEFAULT 1 NOT NULL,
	"told_at" timestamp with time zone,
	"told_how" text,
	"confirmed_at" timestamp with time zone,
	"confirmed_how" text,
	"introduced_at" timestamp with time zone,
	"switch_due_at" timestamp with time zone,
	"switched_at" timestamp with time zone,
	"first_contact_due_at" timestamp with time zone,
	"first_contact_at" timestamp with time zone,
	"end" text,
	"ended_at" timestamp with time zone,
	"after_last_day" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "loose_work" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"departure_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"client_id" uuid,
	"to_person_id" uuid,
	"due_on" date,
	"accepted_at" timestamp with time zone,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "non_competes" (
	"departure_id" uuid PRIMARY KEY NOT NULL,
	"clause" text,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	"legal_note" text
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"subject" text NOT NULL,
	"author_id" uuid,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stage_deadlines" (
	"departure_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"zone" text NOT NULL,
	"day" date NOT NULL,
	CONSTRAINT "stage_deadlines_departure_id_stage_pk" PRIMARY KEY("departure_id","stage")
);
--> statement-breakpoint
CREATE TABLE "steps" (
	"workflow_id" text NOT NULL,
	"step" text NOT NULL,
	"done_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"failure" text,
	CONSTRAINT "steps_workflow_id_step_pk" PRIMARY KEY("workflow_id","step")
);
--> statement-breakpoint
CREATE TABLE "effect_contents" (
	"effect_id" uuid PRIMARY KEY NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"raw" "bytea"
);
--> statement-breakpoint
CREATE TABLE "effects" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"departure_id" uuid,
	"handover_id" uuid,
	"fact_id" uuid NOT NULL,
	"fact_revision" integer NOT NULL,
	"person_id" uuid,
	"contact_id" uuid,
	"workflow_id" text NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"not_before" timestamp with time zone NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone,
	"reason" text,
	"message_id" text,
	"claimed_owner_id" uuid,
	"claimed_offer_code" text,
	"planned_at" timestamp with time zone NOT NULL,
	"claimed_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"bounced_at" timestamp with time zone,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "effects_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "mailbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mailbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"received_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"business_at" timestamp with time zone NOT NULL,
	"envelope_from" text NOT NULL,
	"envelope_to" text[] NOT NULL,
	"raw" "bytea" NOT NULL,
	"read_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"import_id" uuid NOT NULL,
	"file" text,
	"row" integer,
	"entity" text NOT NULL,
	"source_id" text,
	"action" text NOT NULL,
	"code" text,
	"message" text
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"source" text NOT NULL,
	"uploaded_by_id" uuid,
	"state" text NOT NULL,
	"batch" jsonb,
	"summary" jsonb,
	"data_as_of" text,
	"at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attendees" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"introduction_id" uuid NOT NULL,
	"person_id" uuid,
	"contact_id" uuid,
	"partstat" text DEFAULT 'NEEDS-ACTION' NOT NULL,
	"partstat_sequence" integer DEFAULT 0 NOT NULL,
	"removed_at" timestamp with time zone,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "attendees_once" UNIQUE NULLS NOT DISTINCT("introduction_id","person_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "first_contacts" (
	"handover_id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"items" integer[] NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "introductions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"handover_id" uuid NOT NULL,
	"format" text NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"host_id" uuid,
	"manager_id" uuid,
	"successor_id" uuid NOT NULL,
	"contact_id" uuid,
	"planned_day" date,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"zone" text,
	"slots" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"declined_slots" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"picked_by_client" boolean DEFAULT false NOT NULL,
	"uid" text NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"head_introduced" boolean DEFAULT false NOT NULL,
	"held_at" timestamp with time zone,
	"next_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "introductions_handover_id_unique" UNIQUE("handover_id")
);
--> statement-breakpoint
CREATE TABLE "dossier_gaps" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"handover_id" uuid NOT NULL,
	"code" text NOT NULL,
	"subject_id" uuid,
	"fill_by_id" uuid,
	"fill_by_day" date NOT NULL,
	"filled_at" timestamp with time zone,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "dossier_gaps_once" UNIQUE NULLS NOT DISTINCT("handover_id","code","subject_id")
);
--> statement-breakpoint
CREATE TABLE "inventory_signatures" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"handover_id" uuid NOT NULL,
	"part" text NOT NULL,
	"person_id" uuid NOT NULL,
	"missing" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"business_at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"verb" text NOT NULL,
	"subject" text NOT NULL,
	"digest" "bytea" NOT NULL,
	"body" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "card_reads" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "card_reads_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"via_task" boolean NOT NULL,
	"outside_hours" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clock" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"frozen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "heartbeats" (
	"part" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"actor" text NOT NULL,
	"route" text NOT NULL,
	"key" text NOT NULL,
	"body_hash" text NOT NULL,
	"status" integer,
	"answer" jsonb,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "idempotency_keys_actor_route_key_pk" PRIMARY KEY("actor","route","key")
);
--> statement-breakpoint
CREATE TABLE "read_alerts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "read_alerts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"distinct_cards" integer NOT NULL,
	"outside_hours" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sealed" (
	"position" bigint PRIMARY KEY NOT NULL,
	"audit_id" bigint NOT NULL,
	"row_hash" "bytea" NOT NULL,
	CONSTRAINT "sealed_audit_id_unique" UNIQUE("audit_id")
);
--> statement-breakpoint
CREATE TABLE "seals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "seals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"from_position" bigint NOT NULL,
	"to_position" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	"up_to_xid" "xid8" NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subject_keys" (
	"subject" text PRIMARY KEY NOT NULL,
	"key" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wakes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "wakes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workflow_id" text NOT NULL,
	"type" text NOT NULL,
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workflows" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"next_due_at" timestamp with time zone,
	"alarm" text
);
--> statement-breakpoint
CREATE TABLE "offer_catalogue" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"code" text NOT NULL,
	"retention_type" text NOT NULL,
	"non_price" boolean NOT NULL,
	"without_rep" boolean NOT NULL,
	"title" jsonb NOT NULL,
	"text" jsonb NOT NULL,
	"fixed_cost_minor" bigint NOT NULL,
	"cost_share_bp" integer DEFAULT 0 NOT NULL,
	"staff_hours" integer DEFAULT 0 NOT NULL,
	"tiers" text[] DEFAULT '{}' NOT NULL,
	"terms" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"effect_pct" integer NOT NULL,
	"valid_days" integer DEFAULT 90 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "offer_catalogue_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "offer_decisions" (
	"handover_id" uuid PRIMARY KEY NOT NULL,
	"proposed_code" text,
	"proposed_reason" text NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"offer_code" text,
	"cost_minor" bigint DEFAULT 0 NOT NULL,
	"gain_minor" bigint DEFAULT 0 NOT NULL,
	"reason" text,
	"valid_until" date,
	"decided_by_id" uuid,
	"decided_at" timestamp with time zone,
	"how" text,
	"version" integer DEFAULT 1 NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offer_group_decisions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"departure_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"offer_code" text,
	"total_cost_minor" bigint NOT NULL,
	"decided_by_id" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "capacity_raises" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"departure_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"by_id" uuid NOT NULL,
	"from_capacity" integer NOT NULL,
	"to_capacity" integer NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "leaver_suggestions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"handover_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"handover_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"proposed_id" uuid,
	"reasons" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"alternatives" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"decision" text,
	"decided_by_id" uuid,
	"decided_at" timestamp with time zone,
	"owner_id" uuid,
	"answer" text,
	"decline_reason" text,
	"answered_by_id" uuid,
	"answered_at" timestamp with time zone,
	"assigned" boolean DEFAULT false NOT NULL,
	"superseded_at" timestamp with time zone,
	"superseded_how" text,
	"version" integer DEFAULT 1 NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "away_days" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "busy_times" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_days" (
	"calendar" text NOT NULL,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"name" text,
	CONSTRAINT "calendar_days_calendar_day_pk" PRIMARY KEY("calendar","day")
);
--> statement-breakpoint
CREATE TABLE "connected_systems" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "connected_systems_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "departments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"code" text NOT NULL,
	"head_id" uuid,
	CONSTRAINT "departments_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"phone" text,
	"roles" text[] NOT NULL,
	"team_id" uuid,
	"department_id" uuid,
	"superior_id" uuid,
	"deputy_id" uuid,
	"grade" text DEFAULT 'manager' NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"languages" text[] DEFAULT '{en}' NOT NULL,
	"industries" text[] DEFAULT '{}' NOT NULL,
	"capacity" integer DEFAULT 60 NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"source" text,
	"source_id" text,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"head_id" uuid,
	"zone" text DEFAULT 'UTC' NOT NULL,
	"day_start" text DEFAULT '09:00' NOT NULL,
	"day_end" text DEFAULT '18:00' NOT NULL,
	"calendar" text DEFAULT 'none' NOT NULL,
	CONSTRAINT "teams_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"departure_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"handover_id" uuid,
	"task_id" uuid,
	"count" integer DEFAULT 1 NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"effect_id" uuid,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"departure_id" uuid NOT NULL,
	"handover_id" uuid,
	"kind" text NOT NULL,
	"assignee_id" uuid,
	"for_id" uuid,
	"subject_id" uuid,
	"detail" text,
	"count" integer DEFAULT 1 NOT NULL,
	"arrived_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"zone" text NOT NULL,
	"due_day" date NOT NULL,
	"chase_at" timestamp with time zone,
	"chase_level" integer DEFAULT 0 NOT NULL,
	"done_at" timestamp with time zone,
	"done_by_id" uuid,
	"outcome" text,
	"version" integer DEFAULT 1 NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "tasks_key_unique" UNIQUE("key")
);
--> statement-breakpoint
ALTER TABLE "auth"."accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."users" ADD CONSTRAINT "users_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interactions" ADD CONSTRAINT "interactions_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interactions" ADD CONSTRAINT "interactions_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interactions" ADD CONSTRAINT "interactions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "open_questions" ADD CONSTRAINT "open_questions_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "open_questions" ADD CONSTRAINT "open_questions_responsible_id_people_id_fk" FOREIGN KEY ("responsible_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "open_questions" ADD CONSTRAINT "open_questions_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "open_questions" ADD CONSTRAINT "open_questions_next_responsible_id_people_id_fk" FOREIGN KEY ("next_responsible_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_meetings" ADD CONSTRAINT "planned_meetings_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_meetings" ADD CONSTRAINT "planned_meetings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_notices" ADD CONSTRAINT "client_notices_handover_id_handovers_id_fk" FOREIGN KEY ("handover_id") REFERENCES "public"."handovers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_notices" ADD CONSTRAINT "client_notices_release_id_send_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."send_releases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_notices" ADD CONSTRAINT "client_notices_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "send_releases" ADD CONSTRAINT "send_releases_departure_id_departures_id_fk" FOREIGN KEY ("departure_id") REFERENCES "public"."departures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "send_releases" ADD CONSTRAINT "send_releases_released_by_id_people_id_fk" FOREIGN KEY ("released_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_addresses" ADD CONSTRAINT "contact_addresses_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_contacts" ADD CONSTRAINT "department_contacts_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_contacts" ADD CONSTRAINT "department_contacts_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_contacts" ADD CONSTRAINT "department_contacts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownerships" ADD CONSTRAINT "ownerships_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownerships" ADD CONSTRAINT "ownerships_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_items" ADD CONSTRAINT "department_items_notice_id_department_notices_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."department_notices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_items" ADD CONSTRAINT "department_items_handover_id_handovers_id_fk" FOREIGN KEY ("handover_id") REFERENCES "public"."handovers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_items" ADD CONSTRAINT "department_items_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_notices" ADD CONSTRAINT "department_notices_departure_id_departures_id_fk" FOREIGN KEY ("departure_id") REFERENCES "public"."departures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_notices" ADD CONSTRAINT "department_notices_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_notices" ADD CONSTRAINT "department_notices_recipient_id_people_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_notices" ADD CONSTRAINT "department_notices_acknowledged_by_id_people_id_fk" FOREIGN KEY ("acknowledged_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departure_reasons" ADD CONSTRAINT "departure_reasons_departure_id_departures_id_fk" FOREIGN KEY ("departure_id") REFERENCES "public"."departures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departure_reasons" ADD CONSTRAINT "departure_reasons_action_owner_id_people_id_fk" FOREIGN KEY ("action_owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departures" ADD CONSTRAINT "departures_leaver_id_people_id_fk" FOREIGN KEY ("leaver_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departures" ADD CONSTRAINT "departures_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departures" ADD CONSTRAINT "departures_recorded_by_id_people_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departures" ADD CONSTRAINT "departures_confirmed_by_id_people_id_fk" FOREIGN KEY ("confirmed_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gates" ADD CONSTRAINT "gates_handover_id_handovers_id_fk" FOREIGN KEY ("handover_id") REFERENCES "public"."handovers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gates" ADD CONSTRAINT "gates_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_departure_id_departures_id_fk" FOREIGN KEY ("departure_id") REFERENCES "public"."departures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_next_owner_id_people_id_fk" FOREIGN KEY ("next_owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loose_work" ADD CONSTRAINT "loose_work_departure_id_departures_id_fk" FOREIGN KEY ("departure_id") REFERENCES "public"."departures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loose_work" ADD CONSTRAINT "loose_work_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loose_work" ADD CONSTRAINT "loose_work_to_person_id_people_id_fk" FOREIGN KEY ("to_person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "non_competes" ADD CONSTRAINT "non_competes_departure_id_departures_id_fk" FOREIGN KEY ("departure_id") REFERENCES "public"."departures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_deadlines" ADD CONSTRAINT "stage_deadlines_departure_id_departures_id_fk" FOREIGN KEY ("departure_id") REFERENCES "public"."departures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "effect_contents" ADD CONSTRAINT "effect_contents_effect_id_effects_id_fk" FOREIGN KEY ("effect_id") REFERENCES "public"."effects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "effects" ADD CONSTRAINT "effects_departure_id_departures_id_fk" FOREIGN KEY ("departure_id") REFERENCES "public"."departures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "effects" ADD CONSTRAINT "effects_handover_id_handovers_id_fk" FOREIGN KEY ("handover_id") REFERENCES "public"."handovers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_uploaded_by_id_people_id_fk" FOREIGN KEY ("uploaded_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendees" ADD CONSTRAINT "attendees_introduction_id_introductions_id_fk" FOREIGN KEY ("introduction_id") REFERENCES "public"."introductions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendees" ADD CONSTRAINT "attendees_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendees" ADD CONSTRAINT "attendees_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "first_contacts" ADD CONSTRAINT "first_contacts_handover_id_handovers_id_fk" FOREIGN KEY ("handover_id") REFERENCES "public"."handovers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "first_contacts" ADD CONSTRAINT "first_contacts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introductions" ADD CONSTRAINT "introductions_handover_id_handovers_id_fk" FOREIGN KEY ("handover_id") REFERENCES "public"."handovers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introductions" ADD CONSTRAINT "introductions_host_id_people_id_fk" FOREIGN KEY ("host_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introductions" ADD CONSTRAINT "introductions_manager_id_people_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introductions" ADD CONSTRAINT "introductions_successor_id_people_id_fk" FOREIGN KEY ("successor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introductions" ADD CONSTRAINT "introductions_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_gaps" ADD CONSTRAINT "dossier_gaps_handover_id_handovers_id_fk" FOREIGN KEY ("handover_id") REFERENCES "public"."handovers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_gaps" ADD CONSTRAINT "dossier_gaps_fill_by_id_people_id_fk" FOREIGN KEY ("fill_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inventory_signatures" ADD CONSTRAINT "inventory_signatures_handover_id_handovers_id_fk" FOREIGN KEY ("handover_id") REFERENCES "public"."handovers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inventory_signatures" ADD CONSTRAINT "inventory_signatures_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_decisions" ADD CONSTRAINT "offer_decisions_handover_id_handovers_id_fk" FOREIGN KEY ("handover_id") REFERENCES "public"."handovers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_decisions" ADD CONSTRAINT "offer_decisions_decided_by_id_people_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_group_decisions" ADD CONSTRAINT "offer_group_decisions_departure_id_departures_id_fk" FOREIGN KEY ("departure_id") REFERENCES "public"."departures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_group_decisions" ADD CONSTRAINT "offer_group_decisions_decided_by_id_people_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capacity_raises" ADD CONSTRAINT "capacity_raises_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capacity_raises" ADD CONSTRAINT "capacity_raises_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leaver_suggestions" ADD CONSTRAINT "leaver_suggestions_handover_id_handovers_id_fk" FOREIGN KEY ("handover_id") REFERENCES "public"."handovers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leaver_suggestions" ADD CONSTRAINT "leaver_suggestions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_handover_id_handovers_id_fk" FOREIGN KEY ("handover_id") REFERENCES "public"."handovers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_proposed_id_people_id_fk" FOREIGN KEY ("proposed_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_decided_by_id_people_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_answered_by_id_people_id_fk" FOREIGN KEY ("answered_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "away_days" ADD CONSTRAINT "away_days_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "busy_times" ADD CONSTRAINT "busy_times_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departments" ADD CONSTRAINT "departments_head_id_people_id_fk" FOREIGN KEY ("head_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_superior_id_people_id_fk" FOREIGN KEY ("superior_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_deputy_id_people_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_head_id_people_id_fk" FOREIGN KEY ("head_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_departure_id_departures_id_fk" FOREIGN KEY ("departure_id") REFERENCES "public"."departures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_handover_id_handovers_id_fk" FOREIGN KEY ("handover_id") REFERENCES "public"."handovers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_departure_id_departures_id_fk" FOREIGN KEY ("departure_id") REFERENCES "public"."departures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_handover_id_handovers_id_fk" FOREIGN KEY ("handover_id") REFERENCES "public"."handovers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_assignee_id_people_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_for_id_people_id_fk" FOREIGN KEY ("for_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_done_by_id_people_id_fk" FOREIGN KEY ("done_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_user" ON "auth"."accounts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "auth"."sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "deals_source" ON "deals" USING btree ("source","source_id");--> statement-breakpoint
CREATE INDEX "deals_client" ON "deals" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "deals_owner" ON "deals" USING btree ("owner_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "interactions_source" ON "interactions" USING btree ("source","source_id");--> statement-breakpoint
CREATE INDEX "interactions_client" ON "interactions" USING btree ("client_id","at");--> statement-breakpoint
CREATE INDEX "interactions_person" ON "interactions" USING btree ("person_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "open_questions_source" ON "open_questions" USING btree ("source","source_id");--> statement-breakpoint
CREATE INDEX "open_questions_client" ON "open_questions" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "open_questions_responsible" ON "open_questions" USING btree ("responsible_id");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_source" ON "orders" USING btree ("source","source_id");--> statement-breakpoint
CREATE INDEX "orders_client" ON "orders" USING btree ("client_id","ordered_on");--> statement-breakpoint
CREATE INDEX "orders_owner" ON "orders" USING btree ("owner_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "planned_meetings_source" ON "planned_meetings" USING btree ("source","source_id");--> statement-breakpoint
CREATE INDEX "planned_meetings_person" ON "planned_meetings" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "client_notices_version" ON "client_notices" USING btree ("handover_id","kind","version");--> statement-breakpoint
CREATE INDEX "client_notices_release" ON "client_notices" USING btree ("release_id");--> statement-breakpoint
CREATE INDEX "client_notices_ready" ON "client_notices" USING btree ("handover_id") WHERE "client_notices"."state" = 'ready';--> statement-breakpoint
CREATE INDEX "links_subject" ON "links" USING btree ("subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "clients_source" ON "clients" USING btree ("source","source_id");--> statement-breakpoint
CREATE INDEX "contact_addresses_contact" ON "contact_addresses" USING btree ("contact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_source" ON "contacts" USING btree ("source","source_id");--> statement-breakpoint
CREATE INDEX "contacts_client" ON "contacts" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "contacts_email" ON "contacts" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "department_contacts_pk" ON "department_contacts" USING btree ("client_id","department_id");--> statement-breakpoint
CREATE INDEX "ownerships_client" ON "ownerships" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "ownerships_person" ON "ownerships" USING btree ("person_id") WHERE upper_inf("ownerships"."during");--> statement-breakpoint
CREATE UNIQUE INDEX "department_items_once" ON "department_items" USING btree ("notice_id","handover_id");--> statement-breakpoint
CREATE INDEX "department_items_handover" ON "department_items" USING btree ("handover_id");--> statement-breakpoint
CREATE UNIQUE INDEX "department_notices_once" ON "department_notices" USING btree ("departure_id","department_id");--> statement-breakpoint
CREATE UNIQUE INDEX "departures_open_leaver" ON "departures" USING btree ("leaver_id") WHERE "departures"."state" in ('noticed','running','closedIncomplete');--> statement-breakpoint
CREATE INDEX "departures_team" ON "departures" USING btree ("team_id");--> statement-breakpoint
CREATE UNIQUE INDEX "handovers_departure_client" ON "handovers" USING btree ("departure_id","client_id");--> statement-breakpoint
CREATE UNIQUE INDEX "handovers_open_client" ON "handovers" USING btree ("client_id") WHERE "handovers"."end" is null;--> statement-breakpoint
CREATE INDEX "handovers_next_owner" ON "handovers" USING btree ("next_owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "loose_work_subject" ON "loose_work" USING btree ("departure_id","kind","subject_id");--> statement-breakpoint
CREATE INDEX "loose_work_person" ON "loose_work" USING btree ("to_person_id");--> statement-breakpoint
CREATE INDEX "notes_subject" ON "notes" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "effects_open" ON "effects" USING btree ("workflow_id","not_before") WHERE "effects"."state" in ('planned','claimed');--> statement-breakpoint
CREATE INDEX "effects_handover" ON "effects" USING btree ("handover_id");--> statement-breakpoint
CREATE INDEX "effects_fact" ON "effects" USING btree ("fact_id");--> statement-breakpoint
CREATE INDEX "effects_departure" ON "effects" USING btree ("departure_id","kind");--> statement-breakpoint
CREATE INDEX "effects_message" ON "effects" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "mailbox_unread" ON "mailbox" USING btree ("id") WHERE "mailbox"."read_at" is null;--> statement-breakpoint
CREATE INDEX "import_rows_import" ON "import_rows" USING btree ("import_id","action");--> statement-breakpoint
CREATE UNIQUE INDEX "introductions_uid" ON "introductions" USING btree ("uid");--> statement-breakpoint
CREATE INDEX "introductions_manager" ON "introductions" USING btree ("manager_id","starts_at");--> statement-breakpoint
CREATE INDEX "introductions_host" ON "introductions" USING btree ("host_id","starts_at");--> statement-breakpoint
CREATE INDEX "introductions_successor" ON "introductions" USING btree ("successor_id","starts_at");--> statement-breakpoint
CREATE INDEX "dossier_gaps_person" ON "dossier_gaps" USING btree ("fill_by_id");--> statement-breakpoint
CREATE UNIQUE INDEX "inventory_signatures_once" ON "inventory_signatures" USING btree ("handover_id","part");--> statement-breakpoint
CREATE INDEX "audit_subject" ON "audit" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "audit_xid" ON "audit" USING btree ("xid");--> statement-breakpoint
CREATE INDEX "card_reads_person" ON "card_reads" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "idempotency_keys_at" ON "idempotency_keys" USING btree ("at");--> statement-breakpoint
CREATE INDEX "wakes_workflow" ON "wakes" USING btree ("workflow_id");--> statement-breakpoint
CREATE INDEX "workflows_due" ON "workflows" USING btree ("next_due_at") WHERE "workflows"."state" = 'running';--> statement-breakpoint
CREATE UNIQUE INDEX "offer_group_decisions_once" ON "offer_group_decisions" USING btree ("departure_id","scope");--> statement-breakpoint
CREATE UNIQUE INDEX "leaver_suggestions_handover" ON "leaver_suggestions" USING btree ("handover_id");--> statement-breakpoint
CREATE UNIQUE INDEX "proposals_round" ON "proposals" USING btree ("handover_id","round");--> statement-breakpoint
CREATE INDEX "proposals_owner" ON "proposals" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "away_days_person" ON "away_days" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "busy_times_person" ON "busy_times" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email" ON "people" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "people_source" ON "people" USING btree ("source","source_id");--> statement-breakpoint
CREATE INDEX "people_team" ON "people" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "notifications_unsent" ON "notifications" USING btree ("departure_id","person_id") WHERE "notifications"."effect_id" is null;--> statement-breakpoint
CREATE INDEX "tasks_open_assignee" ON "tasks" USING btree ("assignee_id") WHERE "tasks"."done_at" is null;--> statement-breakpoint
CREATE INDEX "tasks_departure" ON "tasks" USING btree ("departure_id","kind");--> statement-breakpoint
CREATE INDEX "tasks_chase" ON "tasks" USING btree ("departure_id","chase_at") WHERE "tasks"."done_at" is null;--> statement-breakpoint
CREATE INDEX "tasks_handover" ON "tasks" USING btree ("handover_id");--> statement-breakpoint
CREATE INDEX "tasks_subject" ON "tasks" USING btree ("subject_id");