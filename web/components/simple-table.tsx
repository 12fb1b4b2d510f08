import { Table, Text } from "@mantine/core";
import type { ReactNode } from "react";

interface SimpleTableProps {
  /** What the table holds, for who hears it. */
  label: string;
  head: readonly string[];
  /** `key` names the row; the first cell is the row's own heading. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
  /** What is said where there is no row. */
  empty?: string;
  /** Pixels below which the table scrolls by itself. */
  minWidth?: number;
}

/** A few rows that are only read. Long lists, and rows that open something, are a DataTable's. */
export function SimpleTable({ label, head, rows, empty, minWidth = head.length * 110 }: SimpleTableProps) {
  if (rows.length === 0 && empty) return <Text c="dimmed">{empty}</Text>;
  return (
    <Table.ScrollContainer minWidth={minWidth} tabIndex={0} role="region" aria-label={label} type="native">
      <Table verticalSpacing={6} aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            {head.map((name) => (
              <Table.Th key={name} scope="col" fw={550} c="dimmed">
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ key, cells: [first, ...rest] }) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" fw={500}>
                {first}
              </Table.Th>
              {rest.map((cell, at) => (
                <Table.Td key={head[at + 1] ?? at}>{cell}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
