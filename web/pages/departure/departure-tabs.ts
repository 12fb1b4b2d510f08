import type { DepartureItem } from "../../../contracts/routes/departures.ts";
import type { AccessVerb } from "../../../domain/access/access-table.ts";

interface Tab {
  id:
    | "overview"
    | "clients"
    | "owners"
    | "offers"
    | "sendList"
    | "departments"
    | "plan"
    | "timeline"
    | "closingReport"
    | "ownLog";
  /** After the departure's own address. */
  path: string;
  /** Who never may any of these does not see it; none: everybody who may know of the departure. */
  verbs: readonly AccessVerb[];
  /** For whoever leaves as well. */
  forLeaver?: true;
  /** Holds something before the notice is confirmed. */
  beforeConfirmation?: true;
}

const tabs: readonly Tab[] = [
  { id: "overview", path: "", verbs: [], forLeaver: true, beforeConfirmation: true },
  { id: "clients", path: "/clients", verbs: ["readHandovers"], forLeaver: true },
  { id: "owners", path: "/owners", verbs: ["readPlan"] },
  { id: "offers", path: "/offers", verbs: ["viewOffers"] },
  { id: "sendList", path: "/send-list", verbs: ["readSendList"] },
  { id: "departments", path: "/departments", verbs: ["readDepartmentNotice"] },
  { id: "plan", path: "/plan", verbs: ["readPlan", "previewChange"], beforeConfirmation: true },
  { id: "timeline", path: "/timeline", verbs: [], forLeaver: true, beforeConfirmation: true },
  { id: "closingReport", path: "/closing-report", verbs: ["readReports"] },
  { id: "ownLog", path: "/own-log", verbs: ["readOwnLog"], forLeaver: true },
];

interface Reader {
  id: string;
  /** What their roles may ever do. */
  may: readonly string[];
}

/** The parts of a departure its reader may open, in their order. */
export function listTabs(me: Reader, departure: Pick<DepartureItem, "leaver" | "confirmedAt">) {
  const isLeaver = departure.leaver.id === me.id;
  return tabs.filter(
    (tab) =>
      (tab.verbs.length === 0 || tab.verbs.some((verb) => me.may.includes(verb))) &&
      (!isLeaver || tab.forLeaver === true) &&
      (departure.confirmedAt !== null || tab.beforeConfirmation === true),
  );
}
