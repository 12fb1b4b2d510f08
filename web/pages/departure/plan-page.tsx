import { Stack } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { may, useMe } from "../../app/session.tsx";
import { Loaded } from "../../components/states.tsx";
import { DepartureFrame, useDeparture } from "./departure-frame.tsx";
import { ChangePanel } from "./plan/change-panel.tsx";
import { DeadlinesPanel } from "./plan/deadlines-panel.tsx";
import { HoursPanel } from "./plan/hours-panel.tsx";

/** Whether there is time enough, and what another plan would do. */
export function PlanPage() {
  const { departureId } = useParams({ strict: false }) as { departureId: string };
  const me = useMe();
  const departure = useDeparture(departureId);
  return (
    <DepartureFrame departureId={departureId}>
      <Loaded query={departure}>
        {(view) => (
          <Stack>
            {may(me, "readPlan") && view.confirmedAt !== null ? <HoursPanel departureId={departureId} /> : null}
            <DeadlinesPanel departure={view} />
            {may(me, "previewChange") ? <ChangePanel departure={view} /> : null}
          </Stack>
        )}
      </Loaded>
    </DepartureFrame>
  );
}
