import { Badge, Button, Text } from "@mantine/core";
import type { SendListItem } from "../../../contracts/client-notices.ts";
import type { Column } from "../../components/data-table/column.ts";
import { TierBadge } from "../../components/tier-badge.tsx";
import type { Texts } from "../../texts/use-texts.ts";
import { describeLeaving, describeWay } from "./describe-notice.ts";

const tierOrder = { gold: 0, silver: 1, copper: 2 } as const;

/** `hold`: left out for who only reads. */
export function sendListColumns(
  texts: Texts,
  now: string,
  hold: ((item: SendListItem) => void) | undefined,
): Column<SendListItem>[] {
  const { t, label } = texts;
  const columns: Column<SendListItem>[] = [
    {
      id: "client",
      header: t("sendList.column.client"),
      cell: (item) => (
        <Text size="sm" fw={550} truncate>
          {item.clientName}
        </Text>
      ),
      sortBy: (item) => item.clientName,
    },
    {
      id: "tier",
      header: t("sendList.column.tier"),
      width: "8rem",
      visibleFrom: "sm",
      cell: (item) => <TierBadge tier={item.tier} />,
      sortBy: (item) => (item.tier ? tierOrder[item.tier] : 3),
    },
    {
      id: "state",
      header: t("sendList.column.state"),
      width: "11.5rem",
      visibleFrom: "sm",
      cell: (item) => (
        <Badge size="sm" variant="light" color={item.state === "held" ? "gray" : "teal"}>
          {label("noticeState", item.state)}
        </Badge>
      ),
      sortBy: (item) => item.state,
    },
    {
      id: "owner",
      header: t("sendList.column.owner"),
      width: "11rem",
      visibleFrom: "md",
      cell: (item) => item.successorName,
      sortBy: (item) => item.successorName,
    },
    {
      id: "to",
      header: t("sendList.column.to"),
      visibleFrom: "sm",
      cell: (item) => describeWay(texts, item),
      sortBy: (item) => describeWay(texts, item),
    },
    {
      id: "leaves",
      header: t("sendList.column.leaves"),
      width: "9rem",
      visibleFrom: "lg",
      cell: (item) => describeLeaving(texts, item, now),
      sortBy: (item) => item.leavesAt,
    },
  ];
  if (!hold) return columns;
  const act: Column<SendListItem> = {
    id: "act",
    header: t("sendList.column.act"),
    width: "9.5rem",
    cell: (item) => {
      const name = { client: item.clientName };
      const isHeld = item.state === "held";
      return (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={isHeld ? t("sendList.unholdOf", name) : t("sendList.holdOf", name)}
          onClick={() => hold(item)}
        >
          {isHeld ? t("sendList.unhold") : t("sendList.hold")}
        </Button>
      );
    },
  };
  return [...columns, act];
}
