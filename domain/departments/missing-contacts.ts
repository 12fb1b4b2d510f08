import type { DepartmentCode } from "../codes.ts";

/** R13: the departments serving a client that have no named, active person for it. */
export function findMissingContactsByDepartment(
  client: { id: string; servedBy: readonly DepartmentCode[] },
  assignments: readonly { clientId: string; department: DepartmentCode; personId: string; active: boolean }[],
): DepartmentCode[] {
  const named = new Set(
    assignments.filter(({ clientId, active }) => clientId === client.id && active).map(({ department }) => department),
  );
  return client.servedBy.filter((department) => !named.has(department));
}
