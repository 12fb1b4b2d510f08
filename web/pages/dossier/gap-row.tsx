import { Box, Group, Text } from "@mantine/core";
import type { DossierView } from "../../../contracts/inventory.ts";
import { useTexts } from "../../texts/use-texts.ts";
import type { DossierSaver } from "./autosave/dossier-saver.ts";
import { type Gap, gapSubject } from "./gap-answers.ts";
import { GapFiller } from "./gap-filler.tsx";

interface GapRowProps {
  gap: Gap;
  dossier: DossierView;
  saver: DossierSaver | null;
  last: boolean;
}

/** One gap: what it is, whose it is to fill, and how. */
export function GapRow({ gap, dossier, saver, last }: GapRowProps) {
  const { t, label, day } = useTexts();
  const subject = gapSubject(dossier, gap, (ordered) => t("dossier.gaps.order", { day: day(ordered) }));
  const name = gap.fillById ? dossier.names[gap.fillById] : undefined;
  const by = day(gap.fillByDay);
  return (
    <Box component="li" pb="xs" style={last ? {} : { borderBottom: "1px solid var(--handover-line)" }}>
      <Group justify="space-between" gap="xs" align="baseline">
        <Text size="sm" fw={550}>
          {[label("gap", gap.code), subject].filter(Boolean).join(": ")}
        </Text>
        <Text size="xs" c="dimmed">
          {name ? t("dossier.gaps.fillBy", { name, day: by }) : t("dossier.gaps.fillByDay", { day: by })}
        </Text>
      </Group>
      {saver ? <GapFiller gap={gap} dossier={dossier} saver={saver} /> : null}
    </Box>
  );
}
