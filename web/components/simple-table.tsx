import { Table, Text } from "@mantine/core";
import type { ReactNode } from "react";
import hint from "./scroll-hint.module.css";

interface SimpleTableProps {
  label: string;
  head: readonly string[];
  /** The first cell is the row's own heading. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
  /** Instead of a table without rows. */
  empty?: string;
}

/** A short table of a panel; a wide one scrolls by itself. */
export function SimpleTable({ label, head, rows, empty }: SimpleTableProps) {
  if (empty !== undefined && rows.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {empty}
      </Text>
    );
  return (
    <Table.ScrollContainer
      minWidth={head.length * 110}
      type="native"
      className={hint.hint}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      {/* Words stay whole: where they need more room, the table scrolls. */}
      <Table verticalSpacing={6} aria-label={label} style={{ overflowWrap: "break-word" }}>
        <Table.Thead>
          <Table.Tr>
            {head.map((name) => (
              <Table.Th key={name} scope="col">
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ key, cells: [heading, ...cells] }) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" fw="inherit">
                {heading}
              </Table.Th>
              {cells.map((cell, at) => (
                <Table.Td key={head[at + 1] ?? at}>{cell}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
