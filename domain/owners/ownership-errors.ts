export type OwnershipRecord = {
  clientId: string;
  /** Owners on record at this moment; must be exactly one. */
  currentOwnerIds: readonly string[];
  /** Next owners; must be exactly one. */
  nextOwnerIds: readonly string[];
};

export type StaffMember = {
  id: string;
  active: boolean /** Has given notice, here or in another departure. */;
  leaving: boolean;
};

export type OwnershipErrorCode =
  | "noCurrentOwner"
  | "severalCurrentOwners"
  | "noNextOwner"
  | "severalNextOwners"
  | "nextOwnerUnknown"
  | "nextOwnerInactive"
  | "nextOwnerLeaving";

export type OwnershipError = { clientId: string; code: OwnershipErrorCode; personId: string | null };

/**
 * R4: what is wrong with the ownership of clients: each must have exactly one current owner, and exactly one next owner
 * who is active and not leaving (neither this departure's leaver nor another's). Empty when all is well.
 */
export function findOwnershipErrors(
  records: readonly OwnershipRecord[],
  staff: readonly StaffMember[],
): OwnershipError[] {
  const people = new Map(staff.map((person) => [person.id, person]));
  return records.flatMap(({ clientId, currentOwnerIds, nextOwnerIds }) => {
    const errors: OwnershipError[] = [];
    const add = (code: OwnershipErrorCode, personId: string | null = null) => errors.push({ clientId, code, personId });
    if (currentOwnerIds.length === 0) add("noCurrentOwner");
    if (currentOwnerIds.length > 1) add("severalCurrentOwners");
    if (nextOwnerIds.length === 0) add("noNextOwner");
    if (nextOwnerIds.length > 1) add("severalNextOwners");
    for (const id of nextOwnerIds) {
      const person = people.get(id);
      if (!person) add("nextOwnerUnknown", id);
      else if (person.leaving) add("nextOwnerLeaving", id);
      else if (!person.active) add("nextOwnerInactive", id);
    }
    return errors;
  });
}
