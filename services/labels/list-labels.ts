import { catalogues } from "../../messages/reader.ts";

/** What each code is called on pages, group by group: the catalogue's own words, so that a page shows no code to a person. */
export const listLabels = () => catalogues.en.labels;
