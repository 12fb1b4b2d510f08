import type { OwnerDraft } from "../../../../contracts/owner-draft.ts";

export type Decision = { how: "change"; personId: string; reason: string } | { how: "refuse"; reason: string };

/** I have looked at this client, and what I have decided so far; without a decision it is approved with the rest. */
export interface Mark {
  /** Of the proposal as I read it then; null where a draft made elsewhere does not say. */
  version: number | null;
  decision: Decision | null;
}

/** My marks by handover. */
export type Marks = ReadonlyMap<string, Mark>;

/** The marks of a draft as the API keeps it. */
export function readMarks({ reviewed, changes, refusals, versions }: OwnerDraft): Marks {
  const marks = new Map<string, Mark>();
  const put = (id: string, decision: Decision | null) => marks.set(id, { version: versions[id] ?? null, decision });
  for (const id of reviewed) put(id, null);
  for (const { handoverId, personId, reason } of changes) put(handoverId, { how: "change", personId, reason });
  for (const { handoverId, reason } of refusals) put(handoverId, { how: "refuse", reason });
  return marks;
}

/** The draft to be kept, in the order of the handovers' ids, so that equal marks are an equal draft. */
export function writeMarks(marks: Marks): OwnerDraft {
  const draft: OwnerDraft = { reviewed: [], changes: [], refusals: [], versions: {} };
  for (const [handoverId, { version, decision }] of [...marks].sort(([a], [b]) => (a < b ? -1 : 1))) {
    draft.reviewed.push(handoverId);
    if (decision?.how === "change")
      draft.changes.push({ handoverId, personId: decision.personId, reason: decision.reason });
    if (decision?.how === "refuse") draft.refusals.push({ handoverId, reason: decision.reason });
    if (version !== null) draft.versions[handoverId] = version;
  }
  return draft;
}

/** A client with the version of its proposal that I see. */
export interface Read {
  handoverId: string;
  version: number;
}

/** The same decision for each of these clients, which are reviewed thereby. */
export function decideAll(marks: Marks, reads: readonly Read[], decision: Decision): Marks {
  return new Map([...marks, ...reads.map(({ handoverId, version }) => [handoverId, { version, decision }] as const)]);
}

/** Reviewed as they are now; a decision already made on one stays. */
export function reviewAll(marks: Marks, reads: readonly Read[]): Marks {
  return new Map([
    ...marks,
    ...reads.map(
      ({ handoverId, version }) =>
        [handoverId, { version, decision: marks.get(handoverId)?.decision ?? null }] as const,
    ),
  ]);
}

/** As if I had not looked at these. */
export function takeBack(marks: Marks, handoverIds: Iterable<string>): Marks {
  const left = new Map(marks);
  for (const id of handoverIds) left.delete(id);
  return left;
}

export const isSameDecision = (a: Decision | null, b: Decision | null): boolean =>
  a?.how === b?.how &&
  a?.reason === b?.reason &&
  (a?.how === "change" ? a.personId : null) === (b?.how === "change" ? b.personId : null);

export const isSameMark = (a: Mark | undefined, b: Mark | undefined): boolean =>
  (a === undefined) === (b === undefined) &&
  a?.version === b?.version &&
  isSameDecision(a?.decision ?? null, b?.decision ?? null);
