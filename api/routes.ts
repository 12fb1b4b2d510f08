import type { BoundRoute } from "./bind.ts";
import { auditRoutes } from "./routes/audit.ts";
import { boardRoutes } from "./routes/board.ts";
import { calendarRoutes } from "./routes/calendars.ts";
import { clientPageRoutes } from "./routes/client-pages.ts";
import { clientRoutes } from "./routes/clients.ts";
import { connectionRoutes } from "./routes/connections.ts";
import { demoRoutes } from "./routes/demo.ts";
import { departmentRoutes } from "./routes/departments.ts";
import { departureRoutes } from "./routes/departures.ts";
import { deskRoutes } from "./routes/desk.ts";
import { effectRoutes } from "./routes/effects.ts";
import { handoverRoutes } from "./routes/handovers.ts";
import { importRoutes } from "./routes/imports.ts";
import { introductionRoutes } from "./routes/introductions.ts";
import { inventoryRoutes } from "./routes/inventory.ts";
import { looseWorkRoutes } from "./routes/loose-work.ts";
import { mailboxRoutes } from "./routes/mailbox.ts";
import { offerSettingRoutes } from "./routes/offer-settings.ts";
import { offerRoutes } from "./routes/offers.ts";
import { ownerRoutes } from "./routes/owners.ts";
import { peopleRoutes } from "./routes/people.ts";
import { reportRoutes } from "./routes/reports.ts";
import { sendListRoutes } from "./routes/send-list.ts";
import { sessionRoutes } from "./routes/session.ts";
import { settingsRoutes } from "./routes/settings.ts";
import { taskRoutes } from "./routes/tasks.ts";
import { templateRoutes } from "./routes/templates.ts";
import { timelineRoutes } from "./routes/timeline.ts";
import { unitRoutes } from "./routes/units.ts";

/** Every route of the API but the event stream, which answers no JSON. */
export function listRoutes(options: { demo: boolean }): BoundRoute[] {
  return [
    ...sessionRoutes,
    ...taskRoutes,
    ...departureRoutes,
    ...boardRoutes,
    ...timelineRoutes,
    ...reportRoutes,
    ...handoverRoutes,
    ...inventoryRoutes,
    ...ownerRoutes,
    ...deskRoutes,
    ...departmentRoutes,
    ...offerRoutes,
    ...sendListRoutes,
    ...looseWorkRoutes,
    ...effectRoutes,
    ...introductionRoutes,
    ...clientPageRoutes,
    ...clientRoutes,
    ...importRoutes,
    ...peopleRoutes,
    ...unitRoutes,
    ...settingsRoutes,
    ...templateRoutes,
    ...offerSettingRoutes,
    ...calendarRoutes,
    ...connectionRoutes,
    ...auditRoutes,
    ...mailboxRoutes,
    ...(options.demo ? demoRoutes : []),
  ];
}
