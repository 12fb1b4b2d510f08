import { Anchor, Group, Text } from "@mantine/core";
import { IconCloudCheck, IconCloudOff, IconCloudUp } from "@tabler/icons-react";
import { useTexts } from "../../../texts/use-texts.ts";
import type { DraftState } from "./draft-keeper.ts";

const icons = { saved: IconCloudCheck, waiting: IconCloudUp, offline: IconCloudOff, refused: IconCloudOff };

/** Quietly: whether my marks are kept, and that they are mine alone. */
export function SaveState({ draft, onRetry }: { draft: DraftState; onRetry: () => unknown }) {
  const { t } = useTexts();
  const { saving, refusal, taken } = draft;
  const Icon = icons[saving];
  const bad = saving === "refused" || saving === "offline";
  return (
    <Group gap={6} wrap="nowrap" role="status" c={bad ? "var(--mantine-color-error)" : "dimmed"}>
      <Icon size={16} aria-hidden style={{ flexShrink: 0 }} />
      <Text size="xs" component="span">
        {saving === "refused" ? t("owners.save.refused", { why: refusal ?? "" }) : t(`owners.save.${saving}`)}
        {taken > 0 ? ` · ${t("owners.save.taken", { count: taken })}` : null}
        {saving === "saved" && taken === 0 ? ` · ${t("owners.save.private")}` : null}{" "}
        {saving === "refused" ? (
          <Anchor component="button" type="button" size="xs" onClick={() => void onRetry()}>
            {t("owners.save.retry")}
          </Anchor>
        ) : null}
      </Text>
    </Group>
  );
}
