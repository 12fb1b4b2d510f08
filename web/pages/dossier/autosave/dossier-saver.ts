import type { KeptTexts } from "../../../app/kept.ts";
import { Problem } from "../../../app/problem.ts";
import { judgeEdit } from "./judge-edit.ts";

/** The dossier's editable fields by name, as last read. */
export interface DossierValues {
  version: number;
  values: Readonly<Record<string, string>>;
  lastChange: { byName: string | null; at: string } | null;
}

export type FieldStatus =
  | "clean"
  | "typing"
  | "held"
  | "saving"
  | "saved"
  | "waiting"
  | "refused"
  | "conflict"
  | "gone";

export interface FieldState {
  /** What the person typed; null where the record is shown as it is. */
  text: string | null;
  /** What the record said when they began. */
  base: string;
  status: FieldStatus;
  problem: Problem | null;
  /** In conflict: what the record says now, who changed it and when. */
  theirs: { text: string; byName: string | null; at: string | null } | null;
}

export interface SaveSummary {
  unsaved: number;
  saving: boolean;
  conflicts: number;
  waiting: Problem | null;
  savedAt: Date | null;
  /** Texts whose field is no longer there. */
  gone: readonly { field: string; text: string }[];
}

export interface SaverDeps {
  kept: KeptTexts;
  /** Writes one field; answers the dossier's new version. */
  save(field: string, text: string, version: number): Promise<number>;
  reload(): Promise<DossierValues>;
  /** Whether a change of somebody else, as a 412 tells it, was of this field. */
  isOf(change: Record<string, unknown>, field: string): boolean;
  delayMs?: number;
  retryMs?: number;
}

const clean: FieldState = { text: null, base: "", status: "clean", problem: null, theirs: null };
const dirty: readonly FieldStatus[] = ["typing", "held", "saving", "waiting", "refused", "conflict", "gone"];
/** Saves in one go that may meet a newer version, before the refusal is shown. */
const MOST_ROUNDS = 20;

/**
 * Saves a dossier field by field while people type, one request after the other, each with the version it was read at. What
 * another person changed meanwhile is laid beside one's own text and decided by the person; nothing typed is dropped before the
 * server has it.
 */
export class DossierSaver {
  readonly #deps: SaverDeps;
  readonly #fields = new Map<string, FieldState>();
  readonly #listeners = new Set<() => void>();
  readonly #delays = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #queue = new Set<string>();
  #record: DossierValues;
  #running: Promise<void> | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #savedAt: Date | null = null;
  #summary: SaveSummary;

  constructor(record: DossierValues, deps: SaverDeps) {
    this.#record = record;
    this.#deps = deps;
    for (const [field, { text, base }] of deps.kept.read()) {
      this.#fields.set(field, { ...clean, text, base, status: "typing" });
    }
    this.#summary = this.#summarise();
  }

  get version(): number {
    return this.#record.version;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly field = (field: string): FieldState => this.#fields.get(field) ?? clean;
  readonly value = (field: string): string => this.field(field).text ?? this.#record.values[field] ?? "";
  readonly summary = (): SaveSummary => this.#summary;

  /** The dossier was read again: what waits tries once more, what was changed by somebody else shows. */
  see(record: DossierValues): void {
    if (record.version < this.#record.version) return;
    this.#record = record;
    for (const [field, state] of this.#fields) {
      if (state.status === "saved" && state.text?.trim() !== record.values[field]) this.#set(field, clean);
      if (state.status === "waiting") this.#enqueue(field, false);
      if (state.status === "typing" && !this.#delays.has(field)) this.#enqueue(field, true);
      if (state.status === "conflict" && state.theirs) this.#lookAtConflict(field, state);
    }
    this.#tell();
  }

  /** `hold`: kept, but not sent yet, because it is not whole. */
  type(field: string, text: string, { hold = false } = {}): void {
    const now = this.field(field);
    const isOpen = dirty.includes(now.status);
    const base = isOpen ? now.base : (this.#record.values[field] ?? "");
    if (now.status === "conflict") this.#set(field, { ...now, text });
    else this.#set(field, { ...clean, text, base, status: hold ? "held" : "typing" });
    this.#deps.kept.keep(field, { text, base });
    if (now.status !== "conflict" && !hold) this.#enqueue(field, true);
    this.#tell();
  }

  /** The person left the field: what was typed goes at once. */
  leave(field: string): void {
    const { status } = this.field(field);
    if (status === "saved") this.#set(field, clean);
    if (status === "typing") this.#enqueue(field, false);
    this.#tell();
  }

  /** In a conflict: one's own text replaces theirs. */
  keepMine(field: string): void {
    const { text, theirs } = this.field(field);
    if (text === null || !theirs) return;
    this.#deps.kept.keep(field, { text, base: theirs.text });
    this.#set(field, { ...clean, text, base: theirs.text, status: "typing" });
    this.#enqueue(field, false);
    this.#tell();
  }

  /** In a conflict, or where the text has no place any more: it goes, the record stays. */
  dropMine(field: string): void {
    this.#deps.kept.drop(field);
    this.#set(field, clean);
    this.#tell();
  }

  /** Everything typed is on its way; resolves when nothing more can be done for now. */
  async flush(): Promise<void> {
    for (const [field, { status }] of this.#fields) if (status === "typing") this.#enqueue(field, false);
    await this.#running;
  }

  /** The line is back, or the person signed in again. */
  readonly tryAgain = (): void => {
    for (const [field, { status }] of this.#fields) if (status === "waiting") this.#enqueue(field, false);
  };

  stop(): void {
    clearTimeout(this.#retry);
    void this.flush();
  }

  #enqueue(field: string, later: boolean): void {
    clearTimeout(this.#delays.get(field));
    this.#delays.delete(field);
    if (later) {
      const timer = setTimeout(() => this.#enqueue(field, false), this.#deps.delayMs ?? 800);
      this.#delays.set(field, timer);
      return;
    }
    this.#queue.add(field);
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
  }

  async #run(): Promise<void> {
    for (let rounds = 0; this.#queue.size > 0; rounds++) {
      const [field] = this.#queue;
      if (field === undefined) return;
      this.#queue.delete(field);
      await this.#saveField(field, rounds);
      this.#tell();
    }
  }

  async #saveField(field: string, rounds: number): Promise<void> {
    const state = this.field(field);
    if (state.text === null || state.status === "conflict" || state.status === "held") return;
    const verdict = judgeEdit({ text: state.text, base: state.base }, this.#record.values[field]);
    if (verdict === "same") return this.#done(field, state.text);
    if (verdict === "gone") return this.#set(field, { ...state, status: "gone" });
    if (verdict === "conflict") return this.#conflict(field, this.#record.lastChange);
    const sent = state.text;
    this.#set(field, { ...state, status: "saving", problem: null });
    this.#tell();
    try {
      const version = await this.#deps.save(field, sent.trim(), this.#record.version);
      this.#record = { ...this.#record, version, values: { ...this.#record.values, [field]: sent.trim() } };
      this.#done(field, sent);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await this.#refused(field, error, rounds);
    }
  }

  #done(field: string, sent: string): void {
    const now = this.field(field);
    this.#savedAt = new Date();
    if (now.text === sent) {
      this.#deps.kept.drop(field);
      this.#set(field, { ...clean, text: sent, base: sent.trim(), status: "saved" });
      return;
    }
    // They typed on while it was saved.
    if (now.text === null) return;
    this.#deps.kept.keep(field, { text: now.text, base: sent.trim() });
    this.#set(field, { ...now, base: sent.trim(), status: "typing" });
    this.#enqueue(field, true);
  }

  async #refused(field: string, problem: Problem, rounds: number): Promise<void> {
    const state = this.field(field);
    if (problem.status === 412 && rounds < MOST_ROUNDS) return this.#readAgain(field, problem);
    if (!isPassing(problem)) return this.#set(field, { ...state, status: "refused", problem });
    this.#set(field, { ...state, status: "waiting", problem });
    clearTimeout(this.#retry);
    // Who is signed out signs in first: then the dossier is read again.
    if (problem.status !== 401) this.#retry = setTimeout(this.tryAgain, this.#deps.retryMs ?? 4_000);
  }

  /** Another field changed: ours goes again. This very field: the person decides. */
  async #readAgain(field: string, problem: Problem): Promise<void> {
    const state = this.field(field);
    this.#set(field, { ...state, status: "typing" });
    try {
      this.see(await this.#deps.reload());
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#set(field, { ...state, status: "waiting", problem: error });
      return;
    }
    const changes = (problem.document.changes ?? []) as Record<string, unknown>[];
    const last = changes.filter((change) => this.#deps.isOf(change, field)).at(-1);
    const now = this.field(field);
    if (now.text !== null && judgeEdit({ text: now.text, base: now.base }, this.#record.values[field]) === "conflict")
      return this.#conflict(field, last ? { byName: last.byName as string | null, at: last.at as string } : null);
    this.#enqueue(field, false);
  }

  #conflict(field: string, by: { byName: string | null; at: string } | null): void {
    const state = this.field(field);
    const theirs = { text: this.#record.values[field] ?? "", byName: by?.byName ?? null, at: by?.at ?? null };
    this.#set(field, { ...state, status: "conflict", problem: null, theirs });
  }

  #lookAtConflict(field: string, state: FieldState): void {
    const theirs = this.#record.values[field];
    if (theirs === undefined) this.#set(field, { ...state, status: "gone" });
    else if (theirs === state.text?.trim()) this.#done(field, state.text);
    else if (theirs !== state.theirs?.text) this.#conflict(field, this.#record.lastChange);
  }

  #set(field: string, state: FieldState): void {
    if (state.status === "clean") this.#fields.delete(field);
    else this.#fields.set(field, state);
  }

  #tell(): void {
    this.#summary = this.#summarise();
    for (const listener of this.#listeners) listener();
  }

  #summarise(): SaveSummary {
    const states = [...this.#fields];
    const open = states.filter(([, { status }]) => dirty.includes(status));
    return {
      unsaved: open.length,
      saving: open.some(([, { status }]) => status === "saving"),
      conflicts: open.filter(([, { status }]) => status === "conflict").length,
      waiting: open.find(([, { status }]) => status === "waiting")?.[1].problem ?? null,
      savedAt: this.#savedAt,
      gone: open.flatMap(([field, { status, text }]) => (status === "gone" ? [{ field, text: text ?? "" }] : [])),
    };
  }
}

/** No line, no sign-in, a server that starts again: it goes by, and the text waits. */
const isPassing = ({ status, document }: Problem): boolean =>
  status === 0 || status === 401 || status === 429 || status >= 500 || document.retry === true;
