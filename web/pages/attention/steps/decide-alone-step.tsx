import { SimpleGrid, Stack, Text } from "@mantine/core";
import { getDossierRoute } from "../../../../contracts/routes/inventory.ts";
import { useRead } from "../../../app/queries.ts";
import { Panel } from "../../../components/panel.tsx";
import { Loaded } from "../../../components/states.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import type { StepProps } from "../../work/steps.ts";
import { ClientStanding } from "../client-standing.tsx";
import { LetGoPanel } from "../let-go-panel.tsx";
import { RecordCallForm } from "../record-call-form.tsx";
import { SettleMatterForm } from "../settle-matter-form.tsx";
import { WaiveGateForm } from "../waive-gate-form.tsx";

/** Matters that end by the head's word; the others end once what they are about has changed. */
const settledInWords: readonly string[] = ["clientObjected", "leaverNotTold"];
const endsWithCall: readonly string[] = ["clientNotTold", "clientNotConfirmed"];
const matters = [
  "clientObjected",
  "leaverNotTold",
  "clientNotTold",
  "clientNotConfirmed",
  "stepFails",
  "settleOwnerConflict",
] as const;

/** Everything the head can do for one client that does not go on by itself. */
export function DecideAloneStep({ task, onDone }: StepProps) {
  const { t } = useTexts();
  const isConflict = task.kind === "settleOwnerConflict";
  const matter = matters.find((one) => one === (isConflict ? task.kind : task.detail)) ?? "other";
  return (
    <Stack>
      <Panel title={t("attention.about.title")}>
        <Text maw="70ch">{t(`attention.about.${matter}`)}</Text>
      </Panel>
      {isConflict || settledInWords.includes(task.detail ?? "") ? (
        <SettleMatterForm taskId={task.id} onDone={onDone} />
      ) : null}
      {task.handoverId ? <OfClient task={task} handoverId={task.handoverId} onDone={onDone} /> : null}
    </Stack>
  );
}

function OfClient({ task, handoverId, onDone }: StepProps & { handoverId: string }) {
  const dossier = useRead(getDossierRoute, { params: { handoverId } });
  const onCalled = (what: string, reached: boolean) => {
    if (reached && endsWithCall.includes(task.detail ?? "")) onDone(what);
  };
  return (
    <Loaded query={dossier}>
      {(data) => (
        <>
          <ClientStanding dossier={data} />
          {data.handover.end === null ? (
            <SimpleGrid cols={{ base: 1, md: 2 }}>
              <RecordCallForm dossier={data} onCalled={onCalled} />
              <Stack>
                <WaiveGateForm handover={data.handover} />
                <LetGoPanel handover={data.handover} onDone={onDone} />
              </Stack>
            </SimpleGrid>
          ) : null}
        </>
      )}
    </Loaded>
  );
}
