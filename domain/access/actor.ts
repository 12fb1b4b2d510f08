import type { Role } from "../codes.ts";

/** A signed-in person, with the standing that access is decided on. */
export interface PersonActor {
  kind: "person";
  id: string;
  roles: readonly Role[];
  teamId: string | null;
  /** Teams this person heads. */
  headOfTeamIds: readonly string[];
  departmentId: string | null;
}

/** The holder of a signed link: bound to one purpose and subject. */
export interface LinkActor {
  kind: "link";
  id: string;
  purpose: string;
  subjectId: string;
  personId: string | null;
  contactId: string | null;
}

/** The process itself: a step of a workflow, the import, the sealer. */
export interface SystemActor {
  kind: "system";
  name: string;
}

export type Actor = PersonActor | LinkActor | SystemActor;

/** How an actor is named in the audit: ids and codes only. */
export function nameActor(actor: Actor): string {
  return actor.kind === "system" ? `system:${actor.name}` : `${actor.kind}:${actor.id}`;
}
