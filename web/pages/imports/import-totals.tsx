import { ScrollArea, Table } from "@mantine/core";
import type { ImportResult } from "../../../contracts/imports.ts";
import { useTexts } from "../../texts/use-texts.ts";
import { describeEntity } from "./describe-entity.ts";

const actions = ["created", "changed", "unchanged", "rejected", "conflict", "warning"] as const;

/** How many of each kind are new, changed, rejected … */
export function ImportTotals({ summary }: { summary: ImportResult["summary"] }) {
  const texts = useTexts();
  const { t, label, number } = texts;
  return (
    <ScrollArea>
      <Table aria-label={t("imports.totals")} style={{ minWidth: "34rem" }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("imports.kind")}</Table.Th>
            {actions.map((action) => (
              <Table.Th key={action} scope="col" ta="end">
                {label("importAction", action)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {Object.entries(summary.entities).map(([entity, counts]) => (
            <Table.Tr key={entity}>
              <Table.Th scope="row">{describeEntity(texts, entity)}</Table.Th>
              {actions.map((action) => (
                <Table.Td key={action} ta="end" c={counts[action] === 0 ? "dimmed" : undefined}>
                  {number(counts[action])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
