import type { people } from "../../db/schema/people.ts";

type PersonRow = typeof people.$inferSelect;

/**
 * A colleague as the directory shows them. Whether somebody is leaving is not in it: before the notice is confirmed only
 * HR and the head know.
 */
export const toDirectoryEntry = (row: PersonRow) => ({
  id: row.id,
  name: row.name,
  roles: row.roles,
  teamId: row.teamId,
  departmentId: row.departmentId,
  left: row.status === "left",
});

/** The same with what the administrator keeps. */
export const toPersonView = (row: PersonRow) => ({
  ...toDirectoryEntry(row),
  email: row.email,
  phone: row.phone,
  superiorId: row.superiorId,
  deputyId: row.deputyId,
  grade: row.grade,
  locale: row.locale,
  languages: row.languages,
  industries: row.industries,
  capacity: row.capacity,
});
