import type { QueryClient } from "@tanstack/react-query";
import type { ComponentType } from "react";
import type { AccessVerb } from "../../domain/access/access-table.ts";
import { readApprovalAhead } from "../pages/owners/approval/read-ahead.ts";

export interface Screen {
  /** As the router writes it: `/departures/$departureId`. */
  path: string;
  load: () => Promise<ComponentType>;
  /** Begins to read what the screen starts with, beside its code. */
  readAhead?: (cache: QueryClient, params: Readonly<Record<string, string>>) => void;
  /** Roles that never may do any of these do not see the screen; left out: everybody signed in. */
  may?: readonly AccessVerb[];
}

/** Every signed-in screen by its address; each is loaded when it is first opened. */
export const screens: readonly Screen[] = [
  { path: "/", load: () => import("../pages/work/work-page.tsx").then((page) => page.WorkPage) },
  { path: "/tasks/$taskId", load: () => import("../pages/work/task-page.tsx").then((page) => page.TaskPage) },
  { path: "/account", load: () => import("../pages/account/account-page.tsx").then((page) => page.AccountPage) },
  {
    path: "/departures",
    load: () => import("../pages/board/board-page.tsx").then((page) => page.BoardPage),
    may: ["readDeparture"],
  },
  {
    path: "/departures/new",
    load: () => import("../pages/new-departure/new-departure-page.tsx").then((page) => page.NewDeparturePage),
    may: ["recordDeparture"],
  },
  {
    path: "/departures/$departureId",
    load: () => import("../pages/departure/departure-page.tsx").then((page) => page.DeparturePage),
  },
  {
    path: "/departures/$departureId/timeline",
    load: () => import("../pages/departure/timeline-page.tsx").then((page) => page.TimelinePage),
  },
  {
    path: "/departures/$departureId/clients",
    load: () => import("../pages/departure/clients-page.tsx").then((page) => page.ClientsPage),
    may: ["readHandovers"],
  },
  {
    path: "/departures/$departureId/plan",
    load: () => import("../pages/departure/plan-page.tsx").then((page) => page.PlanPage),
  },
  {
    path: "/departures/$departureId/closing-report",
    load: () => import("../pages/departure/closing-report-page.tsx").then((page) => page.ClosingReportPage),
    may: ["readReports"],
  },
  {
    path: "/departures/$departureId/own-log",
    load: () => import("../pages/leaving/own-log-page.tsx").then((page) => page.OwnLogPage),
    may: ["readOwnLog"],
  },
  {
    path: "/departures/$departureId/owners",
    load: () => import("../pages/owners/owners-page.tsx").then((page) => page.OwnersPage),
    readAhead: readApprovalAhead,
    may: ["readPlan"],
  },
  {
    path: "/departures/$departureId/offers",
    load: () => import("../pages/offers/offers-page.tsx").then((page) => page.OffersPage),
    may: ["viewOffers"],
  },
  {
    path: "/departures/$departureId/send-list",
    load: () => import("../pages/send-list/send-list-page.tsx").then((page) => page.SendListPage),
    may: ["readSendList"],
  },
  {
    path: "/departures/$departureId/departments",
    load: () =>
      import("../pages/department/departure-departments-page.tsx").then((page) => page.DepartureDepartmentsPage),
    may: ["readDepartmentNotice"],
  },
  {
    path: "/handovers/$handoverId",
    load: () => import("../pages/dossier/dossier-page.tsx").then((page) => page.DossierPage),
    may: ["readHandovers"],
  },
  {
    path: "/readiness",
    load: () => import("../pages/readiness/readiness-page.tsx").then((page) => page.ReadinessPage),
    may: ["readTeamFigures"],
  },
  {
    path: "/reports",
    load: () => import("../pages/reports/reports-page.tsx").then((page) => page.ReportsPage),
    may: ["readReports"],
  },
  {
    path: "/reports/$departureId",
    load: () => import("../pages/reports/departure-report-page.tsx").then((page) => page.DepartureReportPage),
    may: ["readReports"],
  },
  {
    path: "/desk",
    load: () => import("../pages/desk/desk-page.tsx").then((page) => page.DeskPage),
    may: ["answerProposal"],
  },
  {
    path: "/leaving",
    load: () => import("../pages/leaving/leaving-page.tsx").then((page) => page.LeavingPage),
    may: ["readOwnLog"],
  },
  {
    path: "/departments",
    load: () => import("../pages/department/departments-page.tsx").then((page) => page.DepartmentsPage),
    may: ["readDepartmentNotice"],
  },
  {
    // Also for a deputy of another role who has the department's task.
    path: "/departments/$noticeId",
    load: () => import("../pages/department/department-page.tsx").then((page) => page.DepartmentPage),
  },
  {
    path: "/import",
    load: () => import("../pages/imports/imports-page.tsx").then((page) => page.ImportsPage),
    may: ["importData"],
  },
  {
    path: "/import/$importId",
    load: () => import("../pages/imports/import-page.tsx").then((page) => page.ImportPage),
    may: ["importData"],
  },
  {
    path: "/settings",
    load: () => import("../pages/settings/policies-page.tsx").then((page) => page.PoliciesPage),
    may: ["manageSettings"],
  },
  {
    path: "/settings/calendars",
    load: () => import("../pages/settings/calendars-page.tsx").then((page) => page.CalendarsPage),
    may: ["manageSettings"],
  },
  {
    path: "/settings/offers",
    load: () => import("../pages/settings/offer-catalogue-page.tsx").then((page) => page.OfferCataloguePage),
    may: ["manageSettings"],
  },
  {
    path: "/settings/templates",
    load: () => import("../pages/settings/templates-page.tsx").then((page) => page.TemplatesPage),
    may: ["manageSettings"],
  },
  {
    path: "/settings/live",
    load: () => import("../pages/settings/live-page.tsx").then((page) => page.LivePage),
    may: ["manageSettings"],
  },
  {
    path: "/people",
    load: () => import("../pages/people/people-page.tsx").then((page) => page.PeoplePage),
    may: ["managePeople"],
  },
  {
    path: "/connections",
    load: () => import("../pages/connections/connections-page.tsx").then((page) => page.ConnectionsPage),
    may: ["manageSettings"],
  },
  {
    path: "/audit",
    load: () => import("../pages/audit/audit-page.tsx").then((page) => page.AuditPage),
    may: ["readAudit"],
  },
  {
    path: "/mailbox",
    load: () => import("../pages/mailbox/mailbox-page.tsx").then((page) => page.MailboxPage),
    may: ["manageSettings"],
  },
];
