import type { CandidateList, OwnerPlanView } from "../../../../contracts/owners.ts";
import type { ApprovalRow } from "./approval-row.ts";

export interface Load {
  personId: string;
  name: string;
  /** Active clients without this plan, and with it as I have marked it. */
  before: number;
  after: number;
  capacity: number;
  /** What my own marks add to the plan or take from it. */
  byMarks: number;
  /** Clients my marks give them: the API looks at the limit of who receives some. */
  given: number;
  hoursNeeded: number;
  /** Working hours until the last day; null where the plan does not name the person. */
  hoursThere: number | null;
}

/**
 * R5: what each person of the plan would carry, with my marks counted in. Marks move a client from the person proposed to the one I name, or to nobody;
 * whoever else I name joins the list. Nobody is in it before the plan is there.
 */
export function computeLoads(
  plan: Pick<OwnerPlanView, "persons" | "hoursPerClient"> | null,
  candidates: CandidateList["persons"],
  rows: readonly ApprovalRow[],
): Load[] {
  if (plan === null) return [];
  const loads = new Map<string, Load>(
    plan.persons.map((person) => [
      person.personId,
      {
        personId: person.personId,
        name: person.name,
        before: person.activeBefore,
        after: person.activeAfter,
        capacity: person.capacity,
        byMarks: 0,
        given: 0,
        hoursNeeded: person.hoursNeeded,
        hoursThere: person.hoursThere,
      },
    ]),
  );
  const others = new Map(candidates.map((person) => [person.personId, person]));
  const loadOf = (personId: string): Load | undefined => {
    const known = loads.get(personId);
    const other = others.get(personId);
    if (known || !other) return known;
    const { activeClients, capacity } = other.load;
    const load: Load = {
      personId,
      name: other.name,
      before: activeClients,
      after: activeClients,
      capacity,
      byMarks: 0,
      given: 0,
      hoursNeeded: 0,
      hoursThere: null,
    };
    loads.set(personId, load);
    return load;
  };
  const move = (personId: string | null, clients: 1 | -1, hours: number) => {
    const load = personId === null ? undefined : loadOf(personId);
    if (!load) return;
    load.after += clients;
    load.byMarks += clients;
    if (clients > 0) load.given += clients;
    load.hoursNeeded += clients * hours;
  };
  for (const { row, mark, state } of rows) {
    const decision = mark?.decision;
    if (!decision || state === "gone") continue;
    const hours = plan.hoursPerClient[row.tier ?? "none"];
    const to = decision.how === "change" ? decision.personId : null;
    if (to === row.proposedId) continue;
    move(row.proposedId, -1, hours);
    move(to, 1, hours);
  }
  return [...loads.values()].sort(
    (a, b) => overBy(b) - overBy(a) || b.after - b.before - (a.after - a.before) || a.name.localeCompare(b.name),
  );
}

/** Clients more than the person can take; 0 where there is room. */
export const overBy = ({ after, capacity }: Pick<Load, "after" | "capacity">): number => Math.max(0, after - capacity);

/** How many of the clients are not counted in a person's load yet, as they are marked now. */
export const countNotHeld = (rows: readonly Pick<ApprovalRow, "row" | "mark">[], personId: string): number =>
  rows.filter((one) => holderOf(one) !== personId).length;

function holderOf({ row, mark }: Pick<ApprovalRow, "row" | "mark">): string | null {
  if (mark?.decision) return mark.decision.how === "change" ? mark.decision.personId : null;
  return row.proposedId;
}
