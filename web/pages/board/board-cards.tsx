import { Anchor, Paper, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { BoardItem } from "../../../contracts/routes/board.ts";
import { Facts } from "../../components/facts.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { AtRisk, Blockers, Completeness, LastDay, RevenueAtRisk, StageNow } from "./board-parts.tsx";

/** The board on a narrow screen: a card a departure. */
export function BoardCards({ items }: { items: readonly BoardItem[] }) {
  return (
    <Stack>
      {items.map((item) => (
        <BoardCard key={item.id} item={item} />
      ))}
    </Stack>
  );
}

function BoardCard({ item }: { item: BoardItem }) {
  const { t } = useTexts();
  return (
    <Paper component="article" withBorder p="md" bg="var(--handover-raised)" aria-label={item.leaver.name}>
      <Title order={2}>
        <Anchor component={Link} to={`/departures/${item.id}`} inherit>
          {item.leaver.name}
        </Anchor>
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {item.team.name}
      </Text>
      <Facts
        rows={[
          [t("board.column.lastDay"), <LastDay key="day" item={item} />],
          [t("board.column.stage"), <StageNow key="stage" item={item} />],
          [t("board.column.blockers"), <Blockers key="blockers" item={item} />],
          [t("board.column.atRisk"), <AtRisk key="risk" item={item} />],
          [
            t("board.column.revenue"),
            item.atRisk.annualRevenueMinor === null ? null : <RevenueAtRisk key="revenue" item={item} />,
          ],
          [t("board.column.completeness"), <Completeness key="complete" item={item} />],
        ]}
      />
    </Paper>
  );
}
