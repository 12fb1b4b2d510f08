import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useTexts } from "../../../texts/use-texts.ts";
import { CopyText } from "./copy-text.tsx";
import type { DossierSaver, SaveSummary } from "./dossier-saver.ts";
import { useSaveSummary } from "./use-dossier-saver.ts";

/** One quiet line for the whole dossier: "Saved 12:04", or what is still on its way. */
export function SaveStatus({ saver }: { saver: DossierSaver }) {
  const { t } = useTexts();
  const line = useSaveLine(useSaveSummary(saver));
  return (
    <Text size="sm" c="dimmed" role="status" aria-label={t("dossier.save.label")}>
      {line}
    </Text>
  );
}

function useSaveLine({ conflicts, waiting, saving, unsaved, savedAt }: SaveSummary): string {
  const { t, time } = useTexts();
  if (conflicts > 0) return t("dossier.save.conflicts", { count: conflicts });
  if (waiting) return t("dossier.save.offline", { count: unsaved });
  if (saving) return t("dossier.save.saving");
  if (unsaved > 0) return t("dossier.save.unsaved", { count: unsaved });
  return savedAt ? t("dossier.save.saved", { at: time(savedAt.toISOString()) }) : t("dossier.save.idle");
}

/** Texts typed for a record that is no longer there: to be copied or dropped, never lost by themselves. */
export function HomelessTexts({ saver }: { saver: DossierSaver }) {
  const { t } = useTexts();
  const { gone } = useSaveSummary(saver);
  if (gone.length === 0) return null;
  return (
    <Alert color="orange" title={t("dossier.save.goneTitle")} mb="md">
      <Stack gap="xs">
        <Text size="sm">{t("dossier.save.goneLead")}</Text>
        {gone.map(({ field, text }) => (
          <Group key={field} gap="xs">
            <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
              {text}
            </Text>
            <CopyText text={text} />
            <Button size="compact-sm" variant="default" onClick={() => saver.dropMine(field)}>
              {t("dossier.save.drop")}
            </Button>
          </Group>
        ))}
      </Stack>
    </Alert>
  );
}
