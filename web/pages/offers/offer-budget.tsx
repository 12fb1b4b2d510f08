import { SimpleGrid, Text } from "@mantine/core";
import { Figure } from "../../components/figure.tsx";
import { Panel } from "../../components/panel.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import classes from "./offer-budget.module.css";
import type { OfferTotals } from "./offer-draft.ts";
import { useAmount } from "./use-amount.ts";

/** How much of the budget is decided, waits as proposed and is left, as a bar and in figures. */
export function OfferBudget({ totals }: { totals: OfferTotals }) {
  const { t } = useTexts();
  const amount = useAmount();
  const { budgetMinor, decidedMinor, afterMinor, leftMinor, exceptions } = totals;
  const waiting = afterMinor - decidedMinor;
  const whole = Math.max(budgetMinor, afterMinor, 1);
  const isOver = leftMinor < 0;
  const percent = (minor: number) => `${(Math.max(0, minor) / whole) * 100}%`;
  const spoken = t("offers.budget.bar", {
    decided: amount(decidedMinor),
    total: amount(budgetMinor),
    waiting: amount(waiting),
    left: amount(leftMinor),
  });
  return (
    <Panel title={t("offers.budget.title")}>
      <div className={classes.bar} role="img" aria-label={spoken}>
        <div className={classes.decided} style={{ width: percent(decidedMinor) }} />
        <div className={classes.waiting} data-over={isOver || undefined} style={{ width: percent(waiting) }} />
      </div>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} spacing="sm">
        <Figure name={t("offers.budget.total")} value={amount(budgetMinor)} />
        <Figure name={t("offers.budget.decided")} value={amount(decidedMinor)} />
        <Figure name={t("offers.budget.waiting")} value={amount(waiting)} />
        <Figure
          name={isOver ? t("offers.budget.over") : t("offers.budget.left")}
          value={amount(Math.abs(leftMinor))}
          {...(isOver ? { tone: "bad" as const } : {})}
        />
        <Figure name={t("offers.budget.keeps")} value={amount(totals.gainAfterMinor)} />
      </SimpleGrid>
      {exceptions > 0 ? (
        <Text size="sm" role="status">
          {t("offers.budget.exceptions", {
            count: exceptions,
            costBefore: amount(decidedMinor + totals.waitingMinor),
            costAfter: amount(afterMinor),
            gainBefore: amount(totals.gainBeforeMinor),
            gainAfter: amount(totals.gainAfterMinor),
          })}
        </Text>
      ) : null}
    </Panel>
  );
}
