import { labels } from "/labels.js";

/** What a code is called: `word("stage", "S2")` → `Inventory`. */
export const word = (group, code) => (code == null ? "" : (labels[group]?.[code] ?? String(code)));
/** All codes of a group with their words, as options. */
export const options = (group, codes = Object.keys(labels[group])) => codes.map((code) => [code, word(group, code)]);
