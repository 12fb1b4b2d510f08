import {
  IconBuilding,
  IconChecklist,
  IconClipboardHeart,
  IconDoorExit,
  IconFileImport,
  IconMail,
  IconPlugConnected,
  IconReportAnalytics,
  IconSettings,
  IconShieldCheck,
  IconUsersGroup,
  IconUsersPlus,
  IconUserX,
} from "@tabler/icons-react";
import type { TextKey } from "../texts/use-texts.ts";
import { type Me, may, mayOpenDeparture } from "./session.tsx";

export interface NavItem {
  to: string;
  text: TextKey;
  icon: typeof IconChecklist;
  isFor(me: Me): boolean;
}

const everybody = () => true;

/** The main menu in its order; who never may use a screen does not see it. */
export const navItems: readonly NavItem[] = [
  { to: "/", text: "common.nav.work", icon: IconChecklist, isFor: everybody },
  { to: "/leaving", text: "common.nav.leaving", icon: IconDoorExit, isFor: (me) => me.ownDepartureId !== null },
  { to: "/desk", text: "common.nav.desk", icon: IconUsersPlus, isFor: (me) => may(me, "answerProposal") },
  {
    to: "/departures",
    text: "common.nav.departures",
    icon: IconUserX,
    isFor: (me) => mayOpenDeparture(me),
  },
  {
    to: "/departments",
    text: "common.nav.department",
    icon: IconBuilding,
    isFor: (me) => may(me, "readDepartmentNotice"),
  },
  {
    to: "/readiness",
    text: "common.nav.readiness",
    icon: IconClipboardHeart,
    isFor: (me) => may(me, "readTeamFigures"),
  },
  { to: "/reports", text: "common.nav.reports", icon: IconReportAnalytics, isFor: (me) => may(me, "readReports") },
  { to: "/audit", text: "common.nav.audit", icon: IconShieldCheck, isFor: (me) => may(me, "readAudit") },
  { to: "/people", text: "common.nav.people", icon: IconUsersGroup, isFor: (me) => may(me, "managePeople") },
  { to: "/import", text: "common.nav.imports", icon: IconFileImport, isFor: (me) => may(me, "importData") },
  { to: "/settings", text: "common.nav.settings", icon: IconSettings, isFor: (me) => may(me, "manageSettings") },
  {
    to: "/connections",
    text: "common.nav.connections",
    icon: IconPlugConnected,
    isFor: (me) => may(me, "manageSettings"),
  },
  { to: "/mailbox", text: "common.nav.mailbox", icon: IconMail, isFor: (me) => may(me, "manageSettings") },
];
