import { Anchor, Table, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useRef } from "react";
import type { BoardItem } from "../../../contracts/routes/board.ts";
import { useKeys } from "../../app/keys.ts";
import { useTexts } from "../../texts/use-texts.ts";
import { AtRisk, Blockers, Completeness, LastDay, RevenueAtRisk, StageNow } from "./board-parts.tsx";

/** The board at a desk. Few rows of several lines each; j and k walk them, Enter opens. */
export function BoardTable({ items }: { items: readonly BoardItem[] }) {
  const { t } = useTexts();
  const body = useRef<HTMLTableSectionElement>(null);
  const walk = (step: number) => () => {
    const links = [...(body.current?.querySelectorAll<HTMLElement>("a[data-departure]") ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    links[Math.min(Math.max(at + step, 0), links.length - 1)]?.focus();
  };
  useKeys({ KeyJ: walk(1), KeyK: walk(-1) });
  const seesMoney = items.some(({ atRisk }) => atRisk.annualRevenueMinor !== null);
  const columns = (["who", "lastDay", "stage", "blockers", "atRisk", "revenue", "completeness"] as const).filter(
    (column) => column !== "revenue" || seesMoney,
  );
  return (
    <Table.ScrollContainer minWidth={860} type="native" tabIndex={0} role="region" aria-label={t("board.title")}>
      <Table aria-label={t("board.title")} verticalSpacing="sm" bg="var(--handover-raised)" withTableBorder>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column} scope="col" c="dimmed" fw={550}>
                {t(`board.column.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody ref={body}>
          {items.map((item) => (
            <Table.Tr key={item.id} style={{ verticalAlign: "top" }}>
              <Table.Th scope="row">
                <Anchor component={Link} to={`/departures/${item.id}`} size="sm" fw={550} data-departure>
                  {item.leaver.name}
                </Anchor>
                <Text size="xs" c="dimmed">
                  {item.team.name}
                </Text>
              </Table.Th>
              <Table.Td>
                <LastDay item={item} />
              </Table.Td>
              <Table.Td>
                <StageNow item={item} />
              </Table.Td>
              <Table.Td>
                <Blockers item={item} />
              </Table.Td>
              <Table.Td>
                <AtRisk item={item} />
              </Table.Td>
              {seesMoney ? (
                <Table.Td>
                  <RevenueAtRisk item={item} />
                </Table.Td>
              ) : null}
              <Table.Td miw={110}>
                <Completeness item={item} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
