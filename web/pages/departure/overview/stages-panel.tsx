import { Badge, Text } from "@mantine/core";
import type { DepartureView } from "../../../../contracts/routes/departures.ts";
import { useMe } from "../../../app/session.tsx";
import { Panel } from "../../../components/panel.tsx";
import { SimpleTable } from "../../../components/simple-table.tsx";
import { useTexts } from "../../../texts/use-texts.ts";

/** Each stage with its deadline, how many clients wait for it, and whether it is late. */
export function StagesPanel({ departure }: { departure: DepartureView }) {
  const { t, label, instant, number } = useTexts();
  const { businessNow } = useMe();
  const begun = departure.confirmedAt !== null;
  const rows = departure.deadlines.map(({ stage, dueAt }) => {
    const waiting = departure.waitingFor.find((one) => one.stage === stage);
    const state = waiting?.late ? "late" : !waiting && dueAt < businessNow ? "done" : "onTime";
    return {
      key: stage,
      cells: [
        label("stage", stage),
        instant(dueAt),
        waiting ? number(waiting.clients) : t("departure.stages.nobody"),
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
          t("departure.stages.waiting"),
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

const colors = { late: "red", done: "teal", onTime: "gray" } as const;

function StageBadge({ state, tight }: { state: keyof typeof colors; tight: boolean }) {
  const { t } = useTexts();
  return (
    <>
      <Badge size="sm" variant="light" color={colors[state]}>
        {t(`departure.stages.${state}`)}
      </Badge>{" "}
      {tight ? (
        <Badge size="sm" variant="outline" color="orange">
          {t("departure.stages.tight")}
        </Badge>
      ) : null}
    </>
  );
}
