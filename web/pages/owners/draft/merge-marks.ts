import { isSameDecision, isSameMark, type Mark, type Marks } from "./marks.ts";

/** One client on which two devices decided otherwise. What the other device says stands until the person chooses. */
export interface MarkConflict {
  handoverId: string;
  mine: Mark | null;
  theirs: Mark | null;
}

export interface Merged {
  marks: Marks;
  conflicts: MarkConflict[];
  /** Clients whose mark came from the other device. */
  taken: number;
}

/**
 * Both devices' marks, from what both began with: whoever changed a client's mark has it; where both did and decided otherwise, that is a conflict.
 * Both having only looked is none.
 */
export function mergeMarks(base: Marks, mine: Marks, theirs: Marks): Merged {
  const marks = new Map<string, Mark>();
  const conflicts: MarkConflict[] = [];
  let taken = 0;
  for (const handoverId of new Set([...base.keys(), ...mine.keys(), ...theirs.keys()])) {
    const [was, here, there] = [base.get(handoverId), mine.get(handoverId), theirs.get(handoverId)];
    const keep = (mark: Mark | undefined) => mark && marks.set(handoverId, mark);
    if (isSameMark(here, there) || isSameMark(there, was)) keep(here);
    else if (isSameMark(here, was)) {
      taken += 1;
      keep(there);
    } else {
      const before = was?.decision ?? null;
      const [ours, other] = [here?.decision ?? null, there?.decision ?? null];
      if (isSameDecision(other, before) || isSameDecision(ours, other)) keep(here ?? there);
      else if (isSameDecision(ours, before)) keep(there ?? here);
      else {
        conflicts.push({ handoverId, mine: here ?? null, theirs: there ?? null });
        keep(there);
      }
    }
  }
  return { marks, conflicts, taken };
}
