import { Stack, Text } from "@mantine/core";
import { getDossierRoute, signInventoryRoute } from "../../../../contracts/routes/inventory.ts";
import { useChange, useRead } from "../../../app/queries.ts";
import { FormProblem } from "../../../components/form-problem.tsx";
import { Panel } from "../../../components/panel.tsx";
import { Loaded } from "../../../components/states.tsx";
import { WideButton } from "../../../components/wide-button.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import type { StepProps } from "../../work/steps.ts";
import { DossierPanels } from "../dossier-panels.tsx";

/** One gold client: the whole dossier to read, then the signature. */
export function SignGold({ task, onDone, handoverId }: StepProps & { handoverId: string }) {
  const { t, label } = useTexts();
  const dossier = useRead(getDossierRoute, { params: { handoverId } });
  const sign = useChange(signInventoryRoute, {
    quiet: true,
    onDone: ({ signed, withGaps }) => onDone(t("dossier.sign.signed", { signed, gaps: withGaps })),
  });
  return (
    <Loaded query={dossier}>
      {(data) => (
        <Stack>
          <DossierPanels dossier={data} saver={null} />
          <Panel title={t("dossier.sign.goldTitle")}>
            <Text size="sm">{t("dossier.sign.goldLead")}</Text>
            <Text size="sm">
              {t("dossier.sign.missing")}:{" "}
              {[...new Set(data.gaps.map(({ code }) => label("gap", code)))].join("; ") ||
                t("dossier.sign.nothingMissing")}
            </Text>
            <FormProblem problem={sign.error} />
            <WideButton
              style={{ alignSelf: "flex-start" }}
              loading={sign.isPending}
              onClick={() =>
                sign.mutate({ params: { departureId: task.departureId }, body: { handoverIds: [handoverId] } })
              }
            >
              {t("dossier.sign.goldButton", { client: data.client.name })}
            </WideButton>
          </Panel>
        </Stack>
      )}
    </Loaded>
  );
}
