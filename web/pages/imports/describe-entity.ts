import type { Texts } from "../../texts/use-texts.ts";

/** What an import calls a kind of record: those of the export, and the teams and files beside them. */
export const describeEntity = ({ label }: Texts, entity: string): string =>
  label(entity === "teams" || entity === "files" ? "importPart" : "importEntity", entity);
