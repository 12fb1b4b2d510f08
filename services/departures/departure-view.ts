import { sql } from "drizzle-orm";
import type { DepartureItem } from "../../contracts/routes/departures.ts";
import { departures } from "../../db/schema/departures.ts";
import { people, teams } from "../../db/schema/people.ts";

/** A departure as lists show it. Side exits count as ended; a client whose departure was withdrawn was not done with. */
export const departureColumns = {
  departure: departures,
  leaverName: people.name,
  teamName: teams.name,
  clients: sql<number>`(select count(*)::int from handovers h where h.departure_id = ${departures.id})`,
  ended: sql<number>`(select count(*)::int from handovers h where h.departure_id = ${departures.id} and h."end" <> 'withdrawn')`,
};

export interface DepartureListRow {
  departure: typeof departures.$inferSelect;
  leaverName: string;
  teamName: string;
  clients: number;
  ended: number;
}

export function toDepartureItem({ departure, leaverName, teamName, clients, ended }: DepartureListRow): DepartureItem {
  return {
    id: departure.id,
    leaver: { id: departure.leaverId, name: leaverName },
    team: { id: departure.teamId, name: teamName },
    kind: departure.kind,
    state: departure.state,
    noticeOn: departure.noticeOn,
    lastWorkingDay: departure.lastWorkingDay,
    endOfEmployment: departure.endOfEmployment,
    confirmedAt: toIso(departure.confirmedAt),
    closedAt: toIso(departure.closedAt),
    clients,
    ended,
    version: departure.version,
  };
}

export function toIso(instant: Date): string;
export function toIso(instant: Date | null): string | null;
export function toIso(instant: Date | null): string | null {
  return instant?.toISOString() ?? null;
}
