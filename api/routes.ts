import type { BoundRoute } from "./bind.ts";
import { auditRoutes } from "./routes/audit.ts";
import { demoRoutes } from "./routes/demo.ts";
import { handoverRoutes } from "./routes/handovers.ts";
import { importRoutes } from "./routes/imports.ts";
import { mailboxRoutes } from "./routes/mailbox.ts";
import { peopleRoutes } from "./routes/people.ts";
import { sessionRoutes } from "./routes/session.ts";
import { settingsRoutes } from "./routes/settings.ts";
import { unitRoutes } from "./routes/units.ts";

/** Every route of the API but the event stream, which answers no JSON. */
export function listRoutes(options: { demo: boolean }): BoundRoute[] {
  return [
    ...sessionRoutes,
    ...handoverRoutes,
    ...peopleRoutes,
    ...unitRoutes,
    ...importRoutes,
    ...settingsRoutes,
    ...auditRoutes,
    ...mailboxRoutes,
    ...(options.demo ? demoRoutes : []),
  ];
}
