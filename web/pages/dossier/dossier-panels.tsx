import { Grid, Stack } from "@mantine/core";
import { lazy, Suspense } from "react";
import type { DossierView } from "../../../contracts/inventory.ts";
import { Outline } from "../../components/states.tsx";
import type { DossierSaver } from "./autosave/dossier-saver.ts";
import { ClientPanel, PersonsPanel, SignsPanel, TransfersPanel, WorthPanel } from "./client-panels.tsx";
import { ContactsPanel } from "./contacts-panel.tsx";
import { GapsPanel } from "./gaps-panel.tsx";
import { QuestionsPanel } from "./questions-panel.tsx";
import { AnswersPanel, DealsPanel, HistoryPanel, RepliesPanel } from "./record-panels.tsx";
import { StatePanel } from "./state-panel.tsx";

const OrderMonthsPanel = lazy(async () => ({ default: (await import("./orders-panels.tsx")).OrderMonthsPanel }));
const OpenOrdersPanel = lazy(async () => ({ default: (await import("./orders-panels.tsx")).OpenOrdersPanel }));

/** Everything of one client: what people write on the left, what the records say on the right. `saver` null: only to be read. */
export function DossierPanels({ dossier, saver }: { dossier: DossierView; saver: DossierSaver | null }) {
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, lg: 8 }}>
        <Stack>
          <GapsPanel dossier={dossier} saver={saver} />
          <ContactsPanel dossier={dossier} saver={saver} />
          <QuestionsPanel dossier={dossier} saver={saver} />
          <AnswersPanel dossier={dossier} />
          <RepliesPanel dossier={dossier} />
          <Suspense fallback={<Outline rows={4} />}>
            <OrderMonthsPanel dossier={dossier} />
            <OpenOrdersPanel dossier={dossier} />
          </Suspense>
          <DealsPanel dossier={dossier} />
          <HistoryPanel dossier={dossier} />
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 4 }}>
        <Stack>
          <StatePanel dossier={dossier} />
          <ClientPanel dossier={dossier} />
          <WorthPanel dossier={dossier} />
          <SignsPanel dossier={dossier} />
          <PersonsPanel dossier={dossier} />
          <TransfersPanel dossier={dossier} />
        </Stack>
      </Grid.Col>
    </Grid>
  );
}
