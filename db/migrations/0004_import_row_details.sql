ALTER TABLE "import_rows" ADD COLUMN "details" jsonb;--> statement-breakpoint
UPDATE "import_rows" SET "details" = jsonb_build_object('text', "message") WHERE "message" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "import_rows" DROP COLUMN "message";
