import { afterAll, beforeAll } from "vitest";
import { createDatabase, type Database } from "../../db/client.ts";
import type { ServiceDeps } from "../../services/deps.ts";
import { createTestDatabase, type TestDatabase } from "../setup/database.ts";

/** A cloned database for a test file, as the application's role, with the deps services are given; dropped at the end. */
export function useDatabase(): { db: Database; deps: ServiceDeps; database: TestDatabase; asOwner: Database } {
  const held = {} as { db: Database; deps: ServiceDeps; database: TestDatabase; asOwner: Database };
  beforeAll(async () => {
    held.database = await createTestDatabase();
    held.db = createDatabase(held.database.appUrl);
    held.asOwner = createDatabase(held.database.ownerUrl, 2);
    held.deps = { db: held.db, secret: "test-secret", publicUrl: "http://handover.test" };
  });
  afterAll(async () => {
    await held.db?.close();
    await held.asOwner?.close();
    await held.database?.drop();
  });
  return held;
}
