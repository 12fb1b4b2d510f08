import type { Tier } from "../../domain/codes.ts";
import { useTexts } from "../texts/use-texts.ts";
import classes from "./tier-badge.module.css";

/** A client's tier by its word and a dot of its colour; a prospect has none. */
export function TierBadge({ tier }: { tier: Tier | null }) {
  const { label } = useTexts();
  if (tier === null) return "—";
  return (
    <span className={classes.tier} data-tier={tier}>
      {label("tier", tier)}
    </span>
  );
}
