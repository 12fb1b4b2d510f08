import { Stack, Text, Title } from "@mantine/core";
import { Facts } from "../../components/facts.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { type OfferChoice, toDraft } from "./offer-choices.ts";
import { sumOffers } from "./offer-draft.ts";
import type { OfferWork } from "./offer-work.ts";
import { useAmount } from "./use-amount.ts";

/** What a choice would change in cost, profit kept and what is left of the budget, before it is kept. */
export function ExceptionEffect({ work, choice }: { work: OfferWork; choice: OfferChoice }) {
  const { t } = useTexts();
  const amount = useAmount();
  const before = work.totals;
  const after = sumOffers(work.lines, { ...work.draft, ...toDraft(choice, "") }, before);
  const change = (from: number, to: number) => t("offers.one.change", { before: amount(from), after: amount(to) });
  return (
    <Stack gap={4} role="status">
      <Title order={3}>{t("offers.one.effect")}</Title>
      <Facts
        rows={[
          [t("offers.one.cost"), change(before.afterMinor, after.afterMinor)],
          [t("offers.one.gain"), change(before.gainAfterMinor, after.gainAfterMinor)],
          [t("offers.one.left"), change(before.leftMinor, after.leftMinor)],
        ]}
      />
      {after.leftMinor < 0 ? (
        <Text size="sm" c="var(--mantine-color-error)">
          {t("offers.verdict.over", { amount: amount(-after.leftMinor) })}
        </Text>
      ) : null}
    </Stack>
  );
}
