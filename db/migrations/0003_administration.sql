CREATE TABLE "message_wordings" (
	"kind" text NOT NULL,
	"locale" text NOT NULL,
	"key" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "message_wordings_kind_locale_key_pk" PRIMARY KEY("kind","locale","key")
);
--> statement-breakpoint
ALTER TABLE "effect_contents" ADD COLUMN "server_answer" text;--> statement-breakpoint
CREATE INDEX "audit_actor" ON "audit" USING btree ("actor","id");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "message_wordings" TO handover_app;
--> statement-breakpoint
GRANT SELECT ON "message_wordings" TO handover_reader;
