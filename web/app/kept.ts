const PREFIX = "handover-kept:";

/** The browser's storage, as far as it is used here. */
export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** Where something unsent of one person is kept on this device: the next one at this machine never meets it. */
export const keptKey = (personId: string, name: string) => `${PREFIX}${personId}:${name}`;

/** What is kept, or null: also where it is broken, or of another shape than `like`, as an older release wrote it. */
export function readKept<T>(key: string, like: T, shelf: Shelf = localStorage): T | null {
  return parseKept(shelf.getItem(key), like);
}

/** Null: nothing is left unsent. */
export function writeKept(key: string, value: object | string | null, shelf: Shelf = localStorage): void {
  if (value === null) shelf.removeItem(key);
  else shelf.setItem(key, JSON.stringify(value));
}

/** At sign-out nothing of the person stays. */
export function forgetKept(personId: string, shelf: Shelf = localStorage): void {
  for (const key of keysOf(shelf, keptKey(personId, ""))) shelf.removeItem(key);
}

/** What a person typed and the server does not have yet; `base`: what the record said when they began. */
export interface KeptText {
  text: string;
  base: string;
}

/** The unsaved texts of one person about one record, by field. */
export interface KeptTexts {
  read(): Map<string, KeptText>;
  keep(field: string, kept: KeptText): void;
  drop(field: string): void;
}

export function keptTexts(personId: string, record: string, shelf: Shelf = localStorage): KeptTexts {
  const prefix = keptKey(personId, `${record}:`);
  return {
    read: () =>
      new Map(
        keysOf(shelf, prefix).flatMap((key) => {
          const one = readKept(key, { text: "", base: "" }, shelf);
          return one ? [[key.slice(prefix.length), one] as const] : [];
        }),
      ),
    keep: (field, kept) => writeKept(prefix + field, kept, shelf),
    drop: (field) => writeKept(prefix + field, null, shelf),
  };
}

export function parseKept<T>(stored: string | null | undefined, like: T): T | null {
  try {
    const value: unknown = JSON.parse(stored ?? "null");
    return isAlike(value, like) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The same kind of value, with at least the fields of `like`; where that says null, anything may stand. */
function isAlike<T>(value: unknown, like: T): value is T {
  if (like === null || like === undefined) return true;
  if (typeof like !== "object" || Array.isArray(like))
    return typeof value === typeof like && Array.isArray(value) === Array.isArray(like);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const fields = new Map(Object.entries(value));
  return Object.entries(like).every(([name, one]) => isAlike(fields.get(name), one));
}

const keysOf = (shelf: Shelf, prefix: string): string[] =>
  Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? "").filter((key) => key.startsWith(prefix));
