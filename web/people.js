import { get } from "/api.js";

const listRole = async (role) => (await get(`people?role=${role}&limit=1000`)).people;

/** Who may own clients, as options: reps and heads of a team who have not left. */
export async function listOwners() {
  const both = [...(await listRole("rep")), ...(await listRole("head"))].filter(({ left, teamId }) => !left && teamId);
  return [...new Map(both.map(({ id, name }) => [id, name]))].sort(([, a], [, b]) => a.localeCompare(b));
}

/** The people of a department, as options. */
export async function listDepartmentPeople(departmentId) {
  const people = (await listRole("departmentContact")).filter((one) => one.departmentId === departmentId && !one.left);
  return people.map(({ id, name }) => [id, name]);
}
