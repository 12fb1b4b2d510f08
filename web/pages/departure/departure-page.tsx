import { SimpleGrid, Stack } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import type { DepartureView } from "../../../contracts/routes/departures.ts";
import { may, useMe } from "../../app/session.tsx";
import { Loaded, Outline } from "../../components/states.tsx";
import { DepartureFrame, useDeparture } from "./departure-frame.tsx";
import { AskedPanel } from "./overview/asked-panel.tsx";
import { AttentionPanel } from "./overview/attention-panel.tsx";
import { FactsPanel } from "./overview/facts-panel.tsx";
import { HrPanel } from "./overview/hr-panel.tsx";
import { ItPanel } from "./overview/it-panel.tsx";
import { NonCompetePanel } from "./overview/non-compete-panel.tsx";
import { StagesPanel } from "./overview/stages-panel.tsx";

// The chart's library is the heaviest of all: the rest of the page does not wait for it.
const ProgressPanel = lazy(async () => ({
  default: (await import("./overview/progress-panel.tsx")).ProgressPanel,
}));

/** Where one departure stands. */
export function DeparturePage() {
  const { departureId } = useParams({ strict: false }) as { departureId: string };
  const departure = useDeparture(departureId);
  return (
    <DepartureFrame departureId={departureId}>
      <Loaded query={departure}>{(view) => <Overview departure={view} />}</Loaded>
    </DepartureFrame>
  );
}

function Overview({ departure }: { departure: DepartureView }) {
  const me = useMe();
  const seesProgress = may(me, "readReports") && departure.leaver.id !== me.id && departure.confirmedAt !== null;
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, lg: 2 }} style={{ alignItems: "start" }}>
        <Stack>
          <StagesPanel departure={departure} seesProgress={seesProgress} />
          <AttentionPanel departure={departure} />
          {departure.asked ? <AskedPanel asked={departure.asked} /> : null}
        </Stack>
        <Stack>
          <FactsPanel departure={departure} />
          {departure.itTasks ? <ItPanel tasks={departure.itTasks} /> : null}
          {departure.reason === undefined ? null : <HrPanel reason={departure.reason} note={departure.note ?? null} />}
          {departure.nonCompete ? <NonCompetePanel clause={departure.nonCompete} /> : null}
        </Stack>
      </SimpleGrid>
      {seesProgress ? (
        <Suspense fallback={<Outline />}>
          <ProgressPanel departureId={departure.id} />
        </Suspense>
      ) : null}
    </Stack>
  );
}
