export type OrgPerson = {
  id: string;
  superiorId: string | null;
  deputyId: string | null;
  active: boolean;
  /** Days away, both ends included, `YYYY-MM-DD`. */
  daysAway: readonly { from: string; to: string }[];
};

export type ApproverInput = {
  leaverId: string;
  /** Head of the leaver's team; may be the leaver. */
  teamHeadId: string | null;
  /** People who would receive the clients in question. */
  proposedOwnerIds: readonly string[];
  people: readonly OrgPerson[];
  /** Named in settings for when nobody below can approve. */
  executiveId: string | null;
  on: string;
};

export type ApproverChoice = {
  /** Null when nobody may approve: an administrator must name an executive. */
  approverId: string | null;
  via: "head" | "superior" | "executive" | "deputy" | null;
  /** Whose place a deputy takes. */
  insteadOfId: string | null;
  /** Who was passed over, in order, and why. */
  passedOver: { personId: string; reason: "leaver" | "proposedOwner" | "away" | "inactive" }[];
};

/** R5: whether a person is away on a date. */
export function isAway(person: Pick<OrgPerson, "daysAway">, on: string): boolean {
  return person.daysAway.some(({ from, to }) => from <= on && on <= to);
}

/**
 * R5: who approves for a leaver's clients: the head of the leaver's team; if that is the leaver, a proposed owner or
 * away, their superior and so on up; if there is none, the executive named in settings, or the executive's deputy while
 * they are away. Nobody approves for clients they leave or would receive.
 */
export function findApprover(input: ApproverInput): ApproverChoice {
  const people = new Map(input.people.map((person) => [person.id, person]));
  const passedOver: ApproverChoice["passedOver"] = [];
  const objection = (person: OrgPerson): ApproverChoice["passedOver"][number]["reason"] | null => {
    if (person.id === input.leaverId) return "leaver";
    if (input.proposedOwnerIds.includes(person.id)) return "proposedOwner";
    if (!person.active) return "inactive";
    return isAway(person, input.on) ? "away" : null;
  };
  const tried = new Set<string>();
  const accepts = (person: OrgPerson) => {
    tried.add(person.id);
    const reason = objection(person);
    if (reason !== null) passedOver.push({ personId: person.id, reason });
    return reason === null;
  };
  let person = people.get(input.teamHeadId ?? people.get(input.leaverId)?.superiorId ?? "");
  while (person && !tried.has(person.id)) {
    const via = tried.size === 0 ? "head" : "superior";
    if (accepts(person)) return { approverId: person.id, via, insteadOfId: null, passedOver };
    person = people.get(person.superiorId ?? "");
  }
  const executive = people.get(input.executiveId ?? "");
  if (executive && !tried.has(executive.id) && accepts(executive)) {
    return { approverId: executive.id, via: "executive", insteadOfId: null, passedOver };
  }
  const deputy = executive && isAway(executive, input.on) ? people.get(executive.deputyId ?? "") : undefined;
  if (executive && deputy && !tried.has(deputy.id) && accepts(deputy)) {
    return { approverId: deputy.id, via: "deputy", insteadOfId: executive.id, passedOver };
  }
  return { approverId: null, via: null, insteadOfId: null, passedOver };
}

/**
 * R5: who holds a task on a date: the person, or while they are away (or no longer active) their deputy at once, and
 * the deputy's deputy in turn. When nobody in that line is there the task stays with the person. `insteadOfId` names
 * them when a deputy holds it.
 */
export function findTaskHolder(
  personId: string,
  people: readonly OrgPerson[],
  on: string,
): { holderId: string; insteadOfId: string | null } {
  const byId = new Map(people.map((person) => [person.id, person]));
  const tried = new Set<string>();
  let person = byId.get(personId);
  while (person && !tried.has(person.id)) {
    if (person.active && !isAway(person, on)) {
      return { holderId: person.id, insteadOfId: person.id === personId ? null : personId };
    }
    tried.add(person.id);
    person = byId.get(person.deputyId ?? "");
  }
  return { holderId: personId, insteadOfId: null };
}
