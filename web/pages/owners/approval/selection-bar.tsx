import { Button, Group, Text } from "@mantine/core";
import { useTexts } from "../../../texts/use-texts.ts";
import type { RowActs } from "./row-detail.tsx";

/** What can be done with the selected rows at once. */
export function SelectionBar({ count, acts, onClear }: { count: number; acts: RowActs; onClear: () => void }) {
  const { t } = useTexts();
  if (count === 0) return null;
  return (
    <Group gap="xs" role="group" aria-label={t("owners.act.selection")}>
      <Text size="sm" fw={600} role="status">
        {t("common.selected", { count })}
      </Text>
      <Button size="xs" onClick={() => acts.change()}>
        {t("owners.act.changeMany", { count })}
      </Button>
      <Button size="xs" variant="default" onClick={acts.refuse}>
        {t("owners.act.refuseMany", { count })}
      </Button>
      <Button size="xs" variant="default" onClick={acts.review}>
        {t("owners.act.review")}
      </Button>
      <Button size="xs" variant="default" onClick={acts.takeBack}>
        {t("owners.act.takeBack")}
      </Button>
      <Button size="xs" variant="subtle" onClick={onClear}>
        {t("owners.act.clear")}
      </Button>
    </Group>
  );
}
