import { Badge, Text } from "@mantine/core";
import type { DepartureView } from "../../../../contracts/routes/departures.ts";
import { getProgressRoute, type ProgressView } from "../../../../contracts/routes/progress.ts";
import { stages } from "../../../../domain/codes.ts";
import { useRead } from "../../../app/queries.ts";
import { useMe } from "../../../app/session.tsx";
import { Panel } from "../../../components/panel.tsx";
import { SimpleTable } from "../../../components/simple-table.tsx";
import { useTexts } from "../../../texts/use-texts.ts";

/** Each stage with its deadline, how many clients are through it, how many wait for it, and whether it is late. */
export function StagesPanel({ departure, seesProgress }: { departure: DepartureView; seesProgress: boolean }) {
  const params = { departureId: departure.id };
  const progress = useRead(getProgressRoute, { params }, { enabled: seesProgress, liveEveryMs: 10_000 });
  return <Stages departure={departure} progress={progress.data ?? null} />;
}

interface StagesProps {
  departure: DepartureView;
  progress: ProgressView | null;
}

function Stages({ departure, progress }: StagesProps) {
  const { t, label, instant } = useTexts();
  const { businessNow } = useMe();
  const begun = departure.confirmedAt !== null;
  const now = progress?.days.findLast(({ byStage }) => byStage !== null)?.byStage ?? null;
  const rows = departure.deadlines.map(({ stage, dueAt }) => {
    const waiting = departure.waitingFor.find((one) => one.stage === stage);
    const through = now && progress ? { done: now[stage], of: progress.clients } : null;
    const upTo = stages.slice(0, stages.indexOf(stage) + 1);
    const isMissing = departure.waitingFor.some((one) => upTo.includes(one.stage));
    const isDue = dueAt < businessNow;
    const state = stateOf(departure, { through, isLate: waiting?.late || (isDue && isMissing), isDue });
    return {
      key: stage,
      cells: [
        label("stage", stage),
        instant(dueAt),
        <Clients key="clients" through={through} waiting={waiting?.clients ?? 0} />,
        begun ? <StageBadge key="state" state={state} tight={departure.plan.tight.includes(stage)} /> : null,
      ],
    };
  });
  return (
    <Panel title={t("departure.stages.title")}>
      <SimpleTable
        label={t("departure.stages.title")}
        head={[
          t("departure.stages.stage"),
          t("departure.stages.until"),
          t("departure.stages.through"),
          t("departure.stages.state"),
        ]}
        rows={rows}
      />
      {begun ? null : (
        <Text size="sm" c="dimmed">
          {t("departure.stages.unconfirmed")}
        </Text>
      )}
    </Panel>
  );
}

interface ClientsProps {
  through: Standing["through"];
  waiting: number;
}

/** Two figures in one cell: the panel is half a page wide, and a state out of sight says nothing. */
function Clients({ through, waiting }: ClientsProps) {
  const { t } = useTexts();
  return (
    <>
      {through ? t("departure.stages.throughOf", through) : "—"}
      {waiting > 0 ? (
        <Text size="xs" c="dimmed">
          {t("departure.stages.waiting", { count: waiting })}
        </Text>
      ) : null}
    </>
  );
}

interface Standing {
  through: { done: number; of: number } | null;
  isLate: boolean;
  isDue: boolean;
}

/** Done is a stage that all clients are through, not one whose day went by; of a closed departure nothing is late any more. */
function stateOf({ closedAt }: DepartureView, { through, isLate, isDue }: Standing): keyof typeof colors | null {
  if (through && through.of > 0 && through.done >= through.of) return "done";
  if (closedAt !== null) return null;
  if (isLate) return "late";
  return isDue ? null : "onTime";
}

const colors = { late: "red", done: "teal", onTime: "gray" } as const;

function StageBadge({ state, tight }: { state: keyof typeof colors | null; tight: boolean }) {
  const { t } = useTexts();
  return (
    <>
      {state ? (
        <Badge size="sm" variant="light" color={colors[state]} miw="max-content">
          {t(`departure.stages.${state}`)}
        </Badge>
      ) : null}{" "}
      {tight ? (
        <Badge size="sm" variant="outline" color="orange" miw="max-content">
          {t("departure.stages.tight")}
        </Badge>
      ) : null}
    </>
  );
}
