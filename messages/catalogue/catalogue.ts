import type { en } from "./en.ts";

/** Same keys, any words: what the other languages must fill in. A key that is missing or too many does not compile. */
export type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };

export type Catalogue = Texts<typeof en>;
