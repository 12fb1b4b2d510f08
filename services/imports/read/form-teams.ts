import type { ImportedEmployee, ImportedTeam } from "./import-batch.ts";

/**
 * Teams after the lines of command: whoever has people under them leads a team and belongs to it, everyone else belongs
 * to their superior's. A superior is at least `head`.
 */
export function formTeams(employees: readonly ImportedEmployee[]): {
  employees: ImportedEmployee[];
  teams: ImportedTeam[];
} {
  const byId = new Map(employees.map((employee) => [employee.sourceId, employee]));
  const heads = new Set(employees.flatMap(({ superiorSourceId }) => superiorSourceId ?? []));
  const teams = [...heads].flatMap((id): ImportedTeam[] => {
    const head = byId.get(id);
    if (!head) return [];
    const named = employees.find((employee) => employee.superiorSourceId === id && employee.teamName !== null);
    const name = named?.teamName ?? head.teamName ?? `Team of ${head.name}`;
    return [{ sourceId: id, name, headSourceId: id, region: head.region ?? named?.region ?? null }];
  });
  return {
    teams: distinctNames(teams, byId),
    employees: employees.map((employee) => ({
      ...employee,
      teamSourceId: heads.has(employee.sourceId) ? employee.sourceId : employee.superiorSourceId,
      roleHint: heads.has(employee.sourceId) && employee.roleHint !== "executive" ? "head" : employee.roleHint,
    })),
  };
}

/** Two teams of one name are told apart by their heads, and where those have one name too, by the heads' ids. */
function distinctNames(teams: readonly ImportedTeam[], byId: ReadonlyMap<string, ImportedEmployee>): ImportedTeam[] {
  const byHead = tellApart(teams, ({ sourceId }) => byId.get(sourceId)?.name ?? sourceId);
  return tellApart(byHead, ({ sourceId }) => sourceId);
}

function tellApart(teams: readonly ImportedTeam[], by: (team: ImportedTeam) => string): ImportedTeam[] {
  return teams.map((team) => {
    const alone = teams.filter(({ name }) => name === team.name).length === 1;
    return alone ? team : { ...team, name: `${team.name}, ${by(team)}` };
  });
}
