import { Badge, Text } from "@mantine/core";
import type { Tier } from "../../domain/codes.ts";
import { useTexts } from "../texts/use-texts.ts";

const colors: Record<Tier, string> = { gold: "yellow", silver: "gray", copper: "orange" };

/** A client's tier by its word and colour; a prospect has none. */
export function TierBadge({ tier }: { tier: Tier | null }) {
  const { label } = useTexts();
  if (tier === null)
    return (
      <Text span c="dimmed">
        —
      </Text>
    );
  return (
    <Badge size="sm" variant="dot" color={colors[tier]} style={{ verticalAlign: "middle" }}>
      {label("tier", tier)}
    </Badge>
  );
}
