import { type AccessVerb, accessTable, type Grant, type Relation } from "./access-table.ts";
import type { Actor, PersonActor } from "./actor.ts";

/** What of a record decides access: the people and units it hangs on. Leave out what the record does not have. */
export interface AccessSubject {
  teamId?: string | null;
  leaverId?: string | null;
  departmentId?: string | null;
  /** Who approves in the departure today (R5), where that was looked up. */
  approverId?: string | null;
  /** Owner, next owner, assignee, host: whoever the record is for. */
  ownIds?: readonly (string | null | undefined)[];
}

export type AccessDecision = { allowed: true } | { allowed: false; reason: "roleMayNot" | "notYours" };

/**
 * Actor × verb × record: allowed or why not. Steps of the process act with every right; link holders have none here.
 * Whoever leaves stands to their own departure as its leaver only, head or executive though they may be (R5, R61).
 */
export function decideAccess(actor: Actor, verb: AccessVerb, subject: AccessSubject = {}): AccessDecision {
  if (actor.kind === "system") return { allowed: true };
  if (actor.kind === "link") return { allowed: false, reason: "roleMayNot" };
  const grants: readonly Grant[] = accessTable[verb];
  const ofRole = grants.filter((grant) => actor.roles.includes(grant.role));
  if (ofRole.length === 0) return { allowed: false, reason: "roleMayNot" };
  if (ofRole.some((grant) => standsIn(actor, grant.relation, subject))) return { allowed: true };
  return { allowed: false, reason: "notYours" };
}

/** May this actor's roles do it to any record at all? The first check of a route, before a record is read. */
export function mayEver(actor: Actor, verb: AccessVerb): boolean {
  if (actor.kind !== "person") return actor.kind === "system";
  return accessTable[verb].some((grant: Grant) => actor.roles.includes(grant.role));
}

function standsIn(actor: PersonActor, relation: Relation, subject: AccessSubject): boolean {
  switch (relation) {
    case "any":
      return subject.leaverId !== actor.id;
    case "approver":
      return subject.approverId === actor.id && subject.leaverId !== actor.id;
    case "team":
      return subject.leaverId !== actor.id && subject.teamId != null && actor.headOfTeamIds.includes(subject.teamId);
    case "own":
      return subject.ownIds?.includes(actor.id) ?? false;
    case "leaver":
      return subject.leaverId === actor.id;
    case "department":
      return subject.departmentId != null && subject.departmentId === actor.departmentId;
  }
}
