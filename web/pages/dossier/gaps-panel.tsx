import { Stack, Text } from "@mantine/core";
import type { DossierView } from "../../../contracts/inventory.ts";
import { Panel } from "../../components/panel.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import type { DossierSaver } from "./autosave/dossier-saver.ts";
import { GapRow } from "./gap-row.tsx";

/** What the dossier lacks, who fills it by when, and the way to fill it right here; `saver` null: only to be read. */
export function GapsPanel({ dossier, saver }: { dossier: DossierView; saver: DossierSaver | null }) {
  const { t } = useTexts();
  return (
    <Panel title={t("dossier.gaps.title")}>
      {dossier.gaps.length === 0 ? <Text c="dimmed">{t("dossier.gaps.none")}</Text> : null}
      <Stack gap="md" component="ul" m={0} p={0} style={{ listStyle: "none" }}>
        {dossier.gaps.map((gap, at) => (
          <GapRow key={gap.id} gap={gap} dossier={dossier} saver={saver} last={at === dossier.gaps.length - 1} />
        ))}
      </Stack>
    </Panel>
  );
}
