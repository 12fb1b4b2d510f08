import type { z } from "zod";
import type { listAuditRoute } from "../../../contracts/routes/audit.ts";
import { parseDay } from "../../components/parse-day.ts";

/** What the address asks of the audit; days are the reader's own. */
export interface AuditSearch {
  actorName?: string;
  actor?: string;
  subject?: string;
  verb?: string;
  from?: string;
  to?: string;
}

export type SearchFault = "nameTooShort" | "wrongOrder";

const searchFields = ["actorName", "actor", "subject", "verb", "from", "to"] as const;
const days: ReadonlySet<string> = new Set(["from", "to"]);

/** What was typed, or stands in the address, without what is empty and days that are none. */
export function cleanSearch(typed: Readonly<Record<string, unknown>>): AuditSearch {
  const filled = searchFields.flatMap((field) => {
    const value = typed[field] === undefined ? "" : String(typed[field]).trim();
    const isNone = value === "" || (days.has(field) && parseDay(value) === null);
    return isNone ? [] : [[field, value] as const];
  });
  return Object.fromEntries(filled);
}

export function findFaults({ actorName, from, to }: AuditSearch): Partial<Record<keyof AuditSearch, SearchFault>> {
  return {
    ...(actorName !== undefined && actorName.length < 2 ? { actorName: "nameTooShort" as const } : {}),
    ...(from !== undefined && to !== undefined && to < from ? { to: "wrongOrder" as const } : {}),
  };
}

/** From the first instant of the first day to the last of the last, in the reader's zone. */
export function toQuery({ from, to, ...rest }: AuditSearch): z.input<(typeof listAuditRoute)["query"]> {
  return {
    ...rest,
    ...(from ? { from: new Date(`${from}T00:00:00`).toISOString() } : {}),
    ...(to ? { to: new Date(`${to}T23:59:59.999`).toISOString() } : {}),
  };
}
