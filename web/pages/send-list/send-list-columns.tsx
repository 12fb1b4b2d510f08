import { Button } from "@mantine/core";
import type { SendListItem } from "../../../contracts/client-notices.ts";
import type { Column } from "../../components/data-table/column.ts";
import { TierBadge } from "../../components/tier-badge.tsx";
import { TwoLines } from "../../components/two-lines.tsx";
import type { Texts } from "../../texts/use-texts.ts";
import { describeLeaving, describeReader, describeWay } from "./describe-notice.ts";

const tierOrder = { gold: 0, silver: 1, copper: 2 } as const;

/** `hold`: left out for who only reads. */
export function sendListColumns(
  texts: Texts,
  now: string,
  hold: ((item: SendListItem) => void) | undefined,
): Column<SendListItem>[] {
  const { t, label } = texts;
  const stateOf = (item: SendListItem) => {
    const leaving = item.state === "held" ? "" : describeLeaving(texts, item, now);
    return [label("noticeState", item.state), leaving].filter(Boolean).join(" · ");
  };
  const columns: Column<SendListItem>[] = [
    {
      id: "clientAndTo",
      header: t("sendList.column.client"),
      look: "strong",
      lines: 2,
      visibleBelow: "sm",
      cell: (item) => <TwoLines first={item.clientName} second={describeReader(texts, item)} />,
      sortBy: (item) => item.clientName,
    },
    {
      id: "clientAndState",
      header: t("sendList.column.client"),
      look: "strong",
      lines: 2,
      visibleFrom: "sm",
      visibleBelow: "xl",
      cell: (item) => <TwoLines first={item.clientName} second={stateOf(item)} />,
      sortBy: (item) => item.clientName,
    },
    {
      id: "client",
      header: t("sendList.column.client"),
      look: "strong",
      visibleFrom: "xl",
      cell: (item) => item.clientName,
      sortBy: (item) => item.clientName,
    },
    {
      id: "tier",
      header: t("sendList.column.tier"),
      width: "6.75rem",
      visibleFrom: "md",
      cell: (item) => <TierBadge tier={item.tier} />,
      sortBy: (item) => (item.tier ? tierOrder[item.tier] : 3),
    },
    {
      id: "state",
      header: t("sendList.column.state"),
      width: "15rem",
      visibleFrom: "xl",
      cell: stateOf,
      sortBy: (item) => item.state,
    },
    {
      id: "owner",
      header: t("sendList.column.owner"),
      width: "10.5rem",
      visibleFrom: "lg",
      cell: (item) => item.successorName,
      sortBy: (item) => item.successorName,
    },
    {
      id: "to",
      header: t("sendList.column.to"),
      lines: 2,
      visibleFrom: "sm",
      cell: (item) => <TwoLines first={describeReader(texts, item)} second={describeWay(texts, item)} />,
      sortBy: (item) => describeReader(texts, item),
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
