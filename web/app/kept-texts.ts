const PREFIX = "handover-kept";

/** What a person typed and the server does not have yet; `base`: what the record said when they began. */
export interface KeptText {
  text: string;
  base: string;
}

/** The unsaved texts of one person about one record, kept in this browser through reloads, lost lines and crashes. */
export interface KeptTexts {
  read(): Map<string, KeptText>;
  keep(field: string, kept: KeptText): void;
  drop(field: string): void;
}

type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** Under keys of the person's own, so that the next one at this machine never meets them. */
export function keptTexts(personId: string, record: string, shelf: Shelf = localStorage): KeptTexts {
  const prefix = `${PREFIX}:${personId}:${record}:`;
  return {
    read: () => {
      const kept = new Map<string, KeptText>();
      for (const key of keysOf(shelf, prefix)) {
        const one = parseKept(shelf.getItem(key));
        if (one) kept.set(key.slice(prefix.length), one);
      }
      return kept;
    },
    keep: (field, kept) => shelf.setItem(prefix + field, JSON.stringify(kept)),
    drop: (field) => shelf.removeItem(prefix + field),
  };
}

/** At sign-out nothing of the person stays. */
export function dropKeptTexts(personId: string, shelf: Shelf = localStorage): void {
  for (const key of keysOf(shelf, `${PREFIX}:${personId}:`)) shelf.removeItem(key);
}

const keysOf = (shelf: Shelf, prefix: string): string[] =>
  Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? "").filter((key) => key.startsWith(prefix));

function parseKept(stored: string | null): KeptText | null {
  if (stored === null) return null;
  const { text, base } = JSON.parse(stored) as Partial<KeptText>;
  return typeof text === "string" && typeof base === "string" ? { text, base } : null;
}
