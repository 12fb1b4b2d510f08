import { Group, NativeSelect, Stack, Table, Text, Title } from "@mantine/core";
import type { ImportSample } from "../../../contracts/imports.ts";
import { useTexts } from "../../texts/use-texts.ts";
import { type Choices, chooseField, type Entity, entityOf, fieldOf, missingFields } from "./mapping-choices.ts";

interface MappingTableProps {
  table: ImportSample["tables"][number];
  fields: ImportSample["fields"];
  choices: Choices;
  onEntity: (entity: Entity | null) => void;
  onChoices: (choices: Choices) => void;
}

/** One table of the export by example: each column with some of its values, and the field it is taken for. */
export function MappingTable({ table, fields, choices, onEntity, onChoices }: MappingTableProps) {
  const { t, label, list } = useTexts();
  const { file, columns, totalRows } = table;
  const entity = entityOf(table, choices);
  const entities = [...new Set(fields.map((field) => field.entity))];
  const own = fields.filter((field) => field.entity === entity);
  const missing = missingFields(table, fields, choices).map((field) => label("importField", field));
  return (
    <Stack gap="xs">
      <Group justify="space-between" align="flex-end">
        <Title order={3} style={{ overflowWrap: "anywhere" }}>
          {t("imports.table", { file, count: totalRows })}
        </Title>
        <NativeSelect
          aria-label={t("imports.holds", { file })}
          value={entity ?? ""}
          onChange={(event) => onEntity(entities.find((one) => one === event.currentTarget.value) ?? null)}
          data={[
            { value: "", label: t("imports.nothing") },
            ...entities.map((one) => ({ value: one, label: label("importEntity", one) })),
          ]}
        />
      </Group>
      <Table.ScrollContainer minWidth={576} type="native" tabIndex={0} role="region" aria-label={file}>
        <Table aria-label={file} withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("imports.column")}</Table.Th>
              <Table.Th scope="col">{t("imports.field")}</Table.Th>
              <Table.Th scope="col">{t("imports.samples")}</Table.Th>
              <Table.Th scope="col">{t("imports.looks")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {columns.map(({ header, samples, looksLike }) => (
              <Table.Tr key={header}>
                <Table.Th scope="row">{header}</Table.Th>
                <Table.Td>
                  <NativeSelect
                    aria-label={t("imports.fieldOf", { column: header })}
                    disabled={entity === null}
                    value={entity === null ? "" : (fieldOf(table, header, choices) ?? "")}
                    onChange={(event) =>
                      onChoices(chooseField(table, header, event.currentTarget.value || null, choices))
                    }
                    data={[
                      { value: "", label: t("imports.unused") },
                      ...own.map(({ field, needed }) => ({
                        value: field,
                        label: `${label("importField", field)}${needed ? " *" : ""}`,
                      })),
                    ]}
                  />
                </Table.Td>
                <Table.Td>
                  <Text size="sm" c="dimmed" lineClamp={2} maw="20rem">
                    {samples.join(" · ")}
                  </Text>
                </Table.Td>
                <Table.Td>{label("looksLike", looksLike)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {missing.length > 0 ? (
        <Text size="sm" c="var(--mantine-color-error)">
          {t("imports.missing", { fields: list(missing) })}
        </Text>
      ) : null}
    </Stack>
  );
}
