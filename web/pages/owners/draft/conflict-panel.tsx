import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconArrowsSplit } from "@tabler/icons-react";
import { useTexts } from "../../../texts/use-texts.ts";
import { useDescribeMark } from "../approval/describe-row.ts";
import type { Mark } from "./marks.ts";
import type { MarkConflict } from "./merge-marks.ts";

interface ConflictPanelProps {
  conflicts: readonly MarkConflict[];
  clientName: (handoverId: string) => string;
  personName: (personId: string) => string;
  onSettle: (conflict: MarkConflict, which: "mine" | "theirs") => void;
}

/** Clients decided otherwise on another device: both are shown, the person chooses. */
export function ConflictPanel({ conflicts, clientName, personName, onSettle }: ConflictPanelProps) {
  const { t } = useTexts();
  const describe = useDescribeMark(personName);
  if (conflicts.length === 0) return null;
  const choice = (conflict: MarkConflict, which: "mine" | "theirs", mark: Mark | null) => {
    const where = t(which === "mine" ? "owners.conflict.here" : "owners.conflict.there");
    const reason = mark?.decision ? ` (${mark.decision.reason})` : "";
    const what = mark ? `${describe(mark)}${reason}` : t("owners.conflict.none");
    return (
      <Button
        size="xs"
        variant="default"
        h="auto"
        py={6}
        styles={{ label: { whiteSpace: "normal", textAlign: "start" } }}
        onClick={() => onSettle(conflict, which)}
        aria-label={t("owners.conflict.choose", {
          client: clientName(conflict.handoverId),
          which: `${where}: ${what}`,
        })}
      >
        {where}: {what}
      </Button>
    );
  };
  return (
    <Alert color="orange" icon={<IconArrowsSplit />} title={t("owners.conflict.title")} role="alert">
      <Stack gap="sm">
        <Text size="sm">{t("owners.conflict.lead")}</Text>
        {conflicts.map((conflict) => (
          <Group key={conflict.handoverId} gap="xs">
            <Text size="sm" fw={600}>
              {clientName(conflict.handoverId)}
            </Text>
            {choice(conflict, "mine", conflict.mine)}
            {choice(conflict, "theirs", conflict.theirs)}
          </Group>
        ))}
      </Stack>
    </Alert>
  );
}
