import type { ImportResult } from "../../../contracts/imports.ts";
import { SimpleTable } from "../../components/simple-table.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { describeEntity } from "./describe-entity.ts";

const actions = ["created", "changed", "unchanged", "rejected", "conflict", "warning"] as const;

/** How many of each kind are new, changed, rejected … */
export function ImportTotals({ label: name, summary }: { label: string; summary: ImportResult["summary"] }) {
  const texts = useTexts();
  const { t, label, number } = texts;
  return (
    <SimpleTable
      label={name}
      empty={t("imports.rowsEmpty")}
      head={[t("imports.kind"), ...actions.map((action) => label("importAction", action))]}
      rows={Object.entries(summary.entities).map(([entity, counts]) => ({
        key: entity,
        cells: [describeEntity(texts, entity), ...actions.map((action) => number(counts[action]))],
      }))}
    />
  );
}
