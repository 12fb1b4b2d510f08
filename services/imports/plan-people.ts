import type { Role } from "../../domain/codes.ts";
import { assignIds, compareRecords, type EntityPlan, reportRow } from "./compare-records.ts";
import type { ReportRow } from "./import-report.ts";
import type { KnownRecords } from "./known-records.ts";
import type { ImportBatch, ImportedEmployee } from "./read/import-batch.ts";

export type PersonValues = {
  source: string;
  sourceId: string;
  name: string;
  email: string | null;
  phone: string | null;
  roles: Role[];
  locale: "en" | "ru";
  languages: string[];
  teamId: string | null;
  superiorId: string | null;
};
export type TeamValues = { name: string; headId: string | null };
export type PeoplePlan = {
  people: EntityPlan<PersonValues>;
  teams: EntityPlan<TeamValues>;
  /** Person ids by the export's employee ids, people known under another source included. */
  personIds: Map<string, string>;
};

/** What an export's employees and teams would create and change. Roles, language and standing stay as set here. */
export async function planPeople(batch: ImportBatch, known: KnownRecords): Promise<PeoplePlan> {
  const knownBy = (employee: ImportedEmployee) =>
    known.people.get(employee.sourceId) ??
    (employee.email === null ? undefined : known.peopleByEmail.get(employee.email));
  const personIds = assignIds(batch.employees, knownBy);
  const teamIds = assignIds(batch.teams, (team) => known.teams.get(team.name));
  const idOf = (ids: ReadonlyMap<string, string>, sourceId: string | null) =>
    sourceId === null ? null : (ids.get(sourceId) ?? null);
  const isForeign = (employee: ImportedEmployee) =>
    !known.people.has(employee.sourceId) && knownBy(employee) !== undefined;
  const sellers = sellersOf(batch);
  /** Nobody who has left takes the place of their successor as head or superior. */
  const unlessLeft = (named: string | null, present: string | null | undefined) =>
    named !== null && known.left.has(named) ? (present ?? named) : named;

  const people = await compareRecords<ImportedEmployee, PersonValues>(
    "employees",
    batch.employees.filter((employee) => !isForeign(employee)),
    personIds,
    (employee) => known.people.get(employee.sourceId),
    (employee, conflict) => {
      const holder = employee.email === null ? undefined : known.peopleByEmail.get(employee.email);
      const taken = holder !== undefined && holder.id !== personIds.get(employee.sourceId);
      if (taken) conflict("address_taken");
      const superiorId = idOf(personIds, employee.superiorSourceId);
      return {
        source: batch.source,
        sourceId: employee.sourceId,
        name: employee.name,
        email: taken ? null : employee.email,
        phone: employee.phone,
        roles: rolesOf(employee, sellers.has(employee.sourceId)),
        locale: batch.locale,
        languages: [batch.locale],
        teamId: idOf(teamIds, employee.teamSourceId),
        superiorId: unlessLeft(superiorId, known.people.get(employee.sourceId)?.superiorId),
      };
    },
    { keep: ["email", "phone", "teamId", "superiorId"], once: ["roles", "locale", "languages"] },
  );
  const foreign = batch.employees
    .filter(isForeign)
    .map((employee): ReportRow => reportRow("employees", employee, "unchanged", "known_person"));
  const teams = await compareRecords(
    "teams",
    batch.teams,
    teamIds,
    (team) => known.teams.get(team.name),
    (team, conflict): TeamValues => {
      const named = idOf(personIds, team.headSourceId);
      const headId = unlessLeft(named, known.teams.get(team.name)?.headId);
      if (headId !== named) conflict("head_has_left");
      return { name: team.name, headId };
    },
  );
  return { people: { writes: people.writes, rows: [...people.rows, ...foreign] }, teams, personIds };
}

function rolesOf(employee: ImportedEmployee, sells: boolean): Role[] {
  if (employee.roleHint === "rep") return ["rep"];
  const own: Role[] = employee.roleHint === "other" ? [] : [employee.roleHint];
  return sells ? [...own, "rep"] : own;
}

/** Whoever has clients, deals or orders in their name sells, whatever their title. */
function sellersOf(batch: ImportBatch): Set<string> {
  const named = [...batch.clients, ...batch.deals, ...batch.orders].map(({ ownerSourceId }) => ownerSourceId);
  return new Set(named.filter((id) => id !== null));
}
