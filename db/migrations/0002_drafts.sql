CREATE TABLE "drafts" (
	"person_id" uuid NOT NULL,
	"departure_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"body" jsonb NOT NULL,
	"version" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "drafts_departure_id_kind_person_id_pk" PRIMARY KEY("departure_id","kind","person_id")
);
--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_departure_id_departures_id_fk" FOREIGN KEY ("departure_id") REFERENCES "public"."departures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- A draft is its writer's alone: the reader of figures gets no sight of it.
GRANT SELECT, INSERT, UPDATE, DELETE ON drafts TO handover_app;
