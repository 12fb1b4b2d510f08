import { Button, Group, Text } from "@mantine/core";
import { memo } from "react";
import { useTexts } from "../../../texts/use-texts.ts";
import classes from "./approval.module.css";
import type { ApprovalRow } from "./approval-row.ts";
import type { RowActs } from "./row-detail.tsx";

interface SelectionBarProps {
  selection: readonly ApprovalRow[];
  actsFor: (rows: readonly ApprovalRow[]) => RowActs;
  onClear: () => void;
}

/** What can be done with the selected rows at once. It lies over the page's lower edge, so that the rows stay where they are. */
export const SelectionBar = memo(Bar);

function Bar({ selection, actsFor, onClear }: SelectionBarProps) {
  const { t } = useTexts();
  const count = selection.length;
  if (count === 0) return null;
  const acts = actsFor(selection);
  return (
    <Group className={classes.selection} gap="xs" role="group" aria-label={t("owners.act.selection")}>
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
