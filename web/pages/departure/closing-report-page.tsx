import { SimpleGrid, Stack, Text } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { type ClosingReport, getClosingReportRoute } from "../../../contracts/routes/departures.ts";
import { useRead } from "../../app/queries.ts";
import { Figure } from "../../components/figure.tsx";
import { Panel } from "../../components/panel.tsx";
import { Loaded } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { ClosingClients } from "./closing/closing-clients.tsx";
import { DepartureFrame } from "./departure-frame.tsx";

/** How the departure went: in all, and client by client for who sees clients. */
export function ClosingReportPage() {
  const { departureId } = useParams({ strict: false }) as { departureId: string };
  const report = useRead(getClosingReportRoute, { params: { departureId } }, { liveEveryMs: 10_000 });
  return (
    <DepartureFrame departureId={departureId}>
      <Loaded query={report}>
        {(view) => (
          <Stack>
            <Totals report={view} />
            {view.clients.length > 0 ? <ClosingClients report={view} /> : null}
          </Stack>
        )}
      </Loaded>
    </DepartureFrame>
  );
}

const ends = ["clients", "handedOver", "lost", "letGo", "excluded", "open", "afterLastDay"] as const;

function Totals({ report: { totals, closedAt, knownToOneEmployee: known } }: { report: ClosingReport }) {
  const { t, number, instant } = useTexts();
  const count = (value: number | null) => (value === null ? t("departure.closing.notCounted") : number(value));
  return (
    <>
      <Text c="dimmed">
        {closedAt ? t("departure.closing.closedAt", { at: instant(closedAt) }) : t("departure.closing.soFar")}
      </Text>
      <Panel title={t("departure.closing.totals")}>
        <SimpleGrid cols={{ base: 2, sm: 4 }}>
          {ends.map((end) => (
            <Figure key={end} name={t(`departure.closing.${end}`)} value={number(totals[end])} />
          ))}
          <Figure
            name={t("departure.closing.looseWork")}
            value={t("departure.closing.ofAll", { part: totals.looseWorkAccepted, all: totals.looseWork })}
          />
        </SimpleGrid>
      </Panel>
      <Panel title={t("departure.closing.known")}>
        <SimpleGrid cols={2}>
          <Figure name={t("departure.closing.before")} value={count(known.before)} />
          <Figure name={t("departure.closing.after")} value={count(known.after)} />
        </SimpleGrid>
      </Panel>
    </>
  );
}
