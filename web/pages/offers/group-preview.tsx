import { Button, Group, Stack, Text } from "@mantine/core";
import type { GroupOfferPreview } from "../../../contracts/offers.ts";
import { Facts } from "../../components/facts.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { useAmount } from "./use-amount.ts";

/** What one decision for the group would cost and keep, before it is made. */
export function GroupPreview({ preview, onDecide }: { preview: GroupOfferPreview; onDecide: () => void }) {
  const { t, label, number } = useTexts();
  const amount = useAmount();
  if (preview.clients === 0) return <Text size="sm">{t("offers.group.nobody")}</Text>;
  const why = Object.entries(preview.none).map(([code, count]) => `${label("offerReason", code)}: ${number(count)}`);
  return (
    <Stack gap="sm" aria-live="polite">
      <Facts
        rows={[
          [t("offers.group.clients"), number(preview.clients)],
          [t("offers.group.offered"), number(preview.offered)],
          [t("offers.group.none"), number(preview.clients - preview.offered)],
          [t("offers.group.why"), why.join("; ")],
          [t("offers.group.cost"), amount(preview.totalCostMinor)],
          [t("offers.group.gain"), amount(preview.totalGainMinor)],
          [
            t("offers.group.left"),
            t("offers.group.change", {
              before: amount(preview.budgetLeftMinor),
              after: amount(preview.budgetLeftMinor - preview.totalCostMinor),
            }),
          ],
        ]}
      />
      <Group>
        <Button onClick={onDecide}>{t("offers.group.button", { count: preview.clients })}</Button>
      </Group>
    </Stack>
  );
}

/** The same in one sentence, to be confirmed. */
export function GroupSentence({ preview }: { preview: GroupOfferPreview }) {
  const { t } = useTexts();
  const amount = useAmount();
  return t("offers.group.sure", {
    offered: preview.offered,
    none: preview.clients - preview.offered,
    cost: amount(preview.totalCostMinor),
    gain: amount(preview.totalGainMinor),
    left: amount(preview.budgetLeftMinor - preview.totalCostMinor),
  });
}
