import { Grid, Progress, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { HandoverView } from "../../../../contracts/inventory.ts";
import { listHandoversRoute } from "../../../../contracts/routes/inventory.ts";
import { useMe } from "../../../app/session.tsx";
import { Empty, Loaded } from "../../../components/states.tsx";
import { useAllPages } from "../../../components/use-all-pages.ts";
import { useTexts } from "../../../texts/use-texts.ts";
import type { StepProps } from "../../work/steps.ts";
import { AnswerForMany } from "./answer-for-many.tsx";
import { clientsToComplete } from "./gap-clients.ts";
import { GapClients } from "./gap-clients-table.tsx";
import { OpenClient } from "./open-client.tsx";

/** Leaver, new owner or head completes dossiers: one client after the other, and one answer for many. */
export function CompleteDossiersStep({ task }: StepProps) {
  const me = useMe();
  const pages = useAllPages(listHandoversRoute, { params: { departureId: task.departureId } });
  return (
    <Loaded query={pages}>
      {(loaded) => (
        <CompleteDossiers
          departureId={task.departureId}
          clients={clientsToComplete(
            task,
            me.id,
            loaded.flatMap(({ handovers }) => handovers),
          )}
        />
      )}
    </Loaded>
  );
}

function CompleteDossiers({ departureId, clients }: { departureId: string; clients: readonly HandoverView[] }) {
  const { t } = useTexts();
  const withGaps = clients.filter(({ openGaps }) => openGaps > 0);
  const [currentId, setCurrentId] = useState(withGaps[0]?.id ?? null);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  // The client just completed stays open until the person goes on.
  const rows = clients.filter(({ id, openGaps }) => openGaps > 0 || id === currentId);
  const openId = rows.some(({ id }) => id === currentId) ? currentId : (rows[0]?.id ?? null);
  return (
    <Stack>
      <Completeness done={clients.length - withGaps.length} total={clients.length} />
      {openId === null ? (
        <Empty title={t("dossier.complete.done")}>{t("dossier.complete.doneLead")}</Empty>
      ) : (
        <Grid gap="md">
          <Grid.Col span={{ base: 12, lg: 5 }}>
            <Stack>
              <GapClients rows={rows} currentId={openId} onOpen={setCurrentId} marked={marked} onMark={setMarked} />
              <AnswerForMany departureId={departureId} rows={withGaps} marked={marked} onMark={setMarked} />
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, lg: 7 }}>
            <OpenClient key={openId} handoverId={openId} rows={rows} onOpen={setCurrentId} />
          </Grid.Col>
        </Grid>
      )}
    </Stack>
  );
}

/** "41 of 64 complete", and the same as a bar. */
function Completeness({ done, total }: { done: number; total: number }) {
  const { t } = useTexts();
  const text = t("dossier.complete.progress", { done, total });
  return (
    <div>
      <Text size="sm" fw={600} role="status">
        {text}
      </Text>
      <Progress.Root size="lg" mt={4}>
        <Progress.Section
          value={total === 0 ? 100 : (done / total) * 100}
          aria-label={t("dossier.complete.progressLabel")}
          aria-valuetext={text}
        />
      </Progress.Root>
    </div>
  );
}
