import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { type DepartureView, previewChangeRoute } from "../../../../contracts/routes/departures.ts";
import type { CallInput } from "../../../app/call.ts";
import { useRead } from "../../../app/queries.ts";
import { may, useMe } from "../../../app/session.tsx";
import { DayInput } from "../../../components/day-input.tsx";
import { Panel } from "../../../components/panel.tsx";
import { Loaded } from "../../../components/states.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import { CarryOut } from "./carry-out.tsx";
import { ChangePreviewView } from "./change-preview-view.tsx";

export type WantedChange = CallInput<typeof previewChangeRoute>["body"];

/** Changes of plan: looked at first, by whoever leads the team too; carried out by HR. */
export function ChangePanel({ departure }: { departure: DepartureView }) {
  const { t } = useTexts();
  const me = useMe();
  const [wanted, setWanted] = useState<WantedChange | null>(null);
  const carriesOut = may(me, "changeDeparture");
  const isOpen = departure.closedAt === null && departure.state !== "withdrawn";
  return (
    <Panel title={t("departure.plan.change.title")}>
      <Text size="sm" c="dimmed">
        {t(isOpen ? `departure.plan.change.${carriesOut ? "leadHr" : "leadHead"}` : "departure.plan.change.over")}
      </Text>
      {isOpen ? <WantChange departure={departure} wanted={wanted} onWant={setWanted} /> : null}
      {isOpen && wanted ? (
        <Preview
          key={JSON.stringify(wanted)}
          departureId={departure.id}
          wanted={wanted}
          carriesOut={carriesOut}
          onClose={() => setWanted(null)}
        />
      ) : null}
    </Panel>
  );
}

interface WantChangeProps {
  departure: DepartureView;
  wanted: WantedChange | null;
  onWant: (wanted: WantedChange) => void;
}

function WantChange({ departure, wanted, onWant }: WantChangeProps) {
  const { t } = useTexts();
  const [lastWorkingDay, setLastDay] = useState(departure.lastWorkingDay);
  const [endOfEmployment, setEnd] = useState("");
  const preview = useRead(
    previewChangeRoute,
    { params: { departureId: departure.id }, body: wanted ?? { change: "withdraw" } },
    { enabled: wanted !== null, liveEveryMs: PREVIEW_LIVE_MS },
  );
  const faults = wanted?.change === "moveLastDay" ? (preview.error?.fields ?? {}) : {};
  const look = (event: FormEvent) => {
    event.preventDefault();
    onWant({ change: "moveLastDay", lastWorkingDay, ...(endOfEmployment ? { endOfEmployment } : {}) });
  };
  return (
    <Group align="flex-start" gap="xl">
      <form onSubmit={look}>
        <Stack gap="xs" maw={360}>
          <Title order={3}>{t("departure.plan.change.move")}</Title>
          <DayInput
            required
            label={t("departure.plan.change.lastDay")}
            value={lastWorkingDay}
            onChange={(day) => setLastDay(day ?? departure.lastWorkingDay)}
            error={faults.lastWorkingDay}
          />
          <DayInput
            label={t("departure.plan.change.employment")}
            description={t("departure.plan.change.employmentHelp")}
            value={endOfEmployment || null}
            onChange={(day) => setEnd(day ?? "")}
            error={faults.endOfEmployment}
          />
          <Button type="submit" variant="default">
            {t("departure.plan.change.lookMove")}
          </Button>
        </Stack>
      </form>
      <Stack gap="xs" maw={360}>
        <Title order={3}>{t("departure.plan.change.withdraw")}</Title>
        <Text size="sm">{t("departure.plan.change.withdrawLead")}</Text>
        <Button variant="default" onClick={() => onWant({ change: "withdraw" })}>
          {t("departure.plan.change.lookWithdraw")}
        </Button>
      </Stack>
    </Group>
  );
}

/** A rehearsal locks the departure for a moment: not at every event. */
const PREVIEW_LIVE_MS = 15_000;

interface PreviewProps {
  departureId: string;
  wanted: WantedChange;
  carriesOut: boolean;
  onClose: () => void;
}

function Preview({ departureId, wanted, carriesOut, onClose }: PreviewProps) {
  const preview = useRead(
    previewChangeRoute,
    { params: { departureId }, body: wanted },
    { liveEveryMs: PREVIEW_LIVE_MS },
  );
  // What is wrong with a day stands at the day.
  if (Object.keys(preview.error?.fields ?? {}).length > 0) return null;
  return (
    <Loaded query={preview}>
      {(view) => (
        <ChangePreviewView preview={view} wanted={wanted}>
          {carriesOut && view.possible ? (
            <CarryOut departureId={departureId} wanted={wanted} onDone={onClose} onClose={onClose} />
          ) : null}
        </ChangePreviewView>
      )}
    </Loaded>
  );
}
