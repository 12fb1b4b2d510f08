import type { OwnerDraft, OwnerDraftView } from "../../../../contracts/owner-draft.ts";
import { type Marks, readMarks, takeBack, writeMarks } from "./marks.ts";
import { type MarkConflict, mergeMarks } from "./merge-marks.ts";

/** How a save that did not go through ended. */
export type SaveFailure =
  | { why: "changed"; now: OwnerDraftView }
  /** Nobody answered, or the server was not well: tried again. */
  | { why: "offline" }
  | { why: "refused"; message: string };

/** What lies on this device until it is saved. */
export interface KeptDraft {
  version: number;
  base: OwnerDraft;
  mine: OwnerDraft;
  conflicts: MarkConflict[];
}

export interface DraftPort {
  save(draft: OwnerDraft, version: number): Promise<OwnerDraftView | SaveFailure>;
  /** Keeps on this device; null: everything is saved. */
  keep(draft: KeptDraft | null): void;
  /** Runs `act` after `ms`; returns what calls it off. */
  later(act: () => void, ms: number): () => void;
}

export interface DraftState {
  marks: Marks;
  saving: "saved" | "waiting" | "offline" | "refused";
  refusal: string | null;
  conflicts: readonly MarkConflict[];
  /** Marks that came from another device since the last own one. */
  taken: number;
}

export type DraftKeeper = ReturnType<typeof createDraftKeeper>;

const GATHER_MS = 500;
const RETRY_MS = 5_000;

/**
 * My marks on this device. Every change is shown at once, and kept here and saved a moment later; one save at a time. A save that finds a newer draft, and a
 * newer draft that arrives by itself, is merged: what both began with is known, so that only a client decided otherwise on two devices is asked about.
 */
export function createDraftKeeper(port: DraftPort, view: OwnerDraftView, kept: KeptDraft | null) {
  let version = kept?.version ?? view.version;
  let base = readMarks(kept?.base ?? view);
  let state: DraftState = {
    marks: readMarks(kept?.mine ?? view),
    saving: "saved",
    refusal: null,
    conflicts: kept?.conflicts ?? [],
    taken: 0,
  };
  let running = false;
  let callOff = () => {};
  const hearers = new Set<() => void>();

  const show = (next: Partial<DraftState>) => {
    state = { ...state, ...next };
    for (const hear of hearers) hear();
  };
  const keepHere = () =>
    port.keep({
      version,
      base: writeMarks(base),
      mine: writeMarks(state.marks),
      conflicts: [...state.conflicts],
    });
  const isSaved = () =>
    state.marks === base || JSON.stringify(writeMarks(state.marks)) === JSON.stringify(writeMarks(base));
  const plan = (ms: number) => {
    callOff();
    callOff = port.later(() => void save(), ms);
  };

  const absorb = (now: OwnerDraftView) => {
    const theirs = readMarks(now);
    const merged = mergeMarks(base, state.marks, theirs);
    version = now.version;
    base = theirs;
    const asked = new Set(merged.conflicts.map(({ handoverId }) => handoverId));
    const conflicts = [...state.conflicts.filter(({ handoverId }) => !asked.has(handoverId)), ...merged.conflicts];
    show({ marks: merged.marks, conflicts, taken: state.taken + merged.taken });
  };

  const save = async (): Promise<void> => {
    callOff();
    if (running) return;
    if (isSaved()) {
      if (state.conflicts.length > 0) keepHere();
      else port.keep(null);
      return show({ saving: "saved", refusal: null });
    }
    keepHere();
    running = true;
    const sent = state.marks;
    const answer = await port.save(writeMarks(sent), version);
    running = false;
    if (!("why" in answer)) {
      version = answer.version;
      base = sent;
      return save();
    }
    if (answer.why === "changed") {
      absorb(answer.now);
      return save();
    }
    if (answer.why === "refused") return show({ saving: "refused", refusal: answer.message });
    show({ saving: "offline" });
    plan(RETRY_MS);
  };

  const change = (make: (marks: Marks) => Marks) => {
    show({ marks: make(state.marks), taken: 0, saving: state.saving === "offline" ? "offline" : "waiting" });
    plan(GATHER_MS);
  };

  return {
    read: () => state,
    subscribe: (hear: () => void) => {
      hearers.add(hear);
      return () => {
        hearers.delete(hear);
      };
    },
    change,
    /** A reading of the draft that came by itself. */
    receive: (now: OwnerDraftView) => {
      if (running || now.version <= version) return;
      absorb(now);
      plan(GATHER_MS);
    },
    /** These have their verdict: they are in no draft any more. */
    forget: (handoverIds: readonly string[]) => {
      base = takeBack(base, handoverIds);
      show({ marks: takeBack(state.marks, handoverIds) });
    },
    settle: ({ handoverId, mine }: MarkConflict, which: "mine" | "theirs") => {
      show({ conflicts: state.conflicts.filter((one) => one.handoverId !== handoverId) });
      if (which === "theirs") return keepHere();
      change((marks) => {
        const next = new Map(marks);
        if (mine) next.set(handoverId, mine);
        else next.delete(handoverId);
        return next;
      });
    },
    /** Saves what waits, at once: the line is back, or the page is left. */
    flush: save,
    /** The page may be closed now: what is not saved stays on this device. */
    holdHere: () => {
      if (!isSaved()) keepHere();
    },
  };
}
