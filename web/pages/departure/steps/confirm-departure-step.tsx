import { Button, List, Stack, Text } from "@mantine/core";
import {
  confirmationStarts,
  confirmDepartureRoute,
  type DepartureView,
} from "../../../../contracts/routes/departures.ts";
import { useChange } from "../../../app/queries.ts";
import { useMe } from "../../../app/session.tsx";
import { Facts } from "../../../components/facts.tsx";
import { FormProblem } from "../../../components/form-problem.tsx";
import { Panel } from "../../../components/panel.tsx";
import { Loaded } from "../../../components/states.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import { listStarts } from "../../new-departure/list-starts.ts";
import type { StepProps } from "../../work/steps.ts";
import { useDeparture } from "../departure-frame.tsx";
import { DeadlinesPanel } from "../plan/deadlines-panel.tsx";

/** The head sees the plan and confirms it; why the person leaves is HR's alone. */
export function ConfirmDepartureStep({ task, onDone }: StepProps) {
  const departure = useDeparture(task.departureId);
  return <Loaded query={departure}>{(view) => <Confirm departure={view} onDone={onDone} />}</Loaded>;
}

function Confirm({ departure, onDone }: { departure: DepartureView; onDone: StepProps["onDone"] }) {
  const texts = useTexts();
  const { t, label, day, number } = texts;
  const { businessNow } = useMe();
  const { leaver, kind, announceFrom } = departure;
  const confirm = useChange(confirmDepartureRoute, {
    quiet: true,
    onDone: () => onDone(t("departure.confirm.done", { name: leaver.name })),
  });
  const starts = listStarts(texts, confirmationStarts, { kind, announceFrom, businessNow });
  if (departure.confirmedAt !== null) return <Text>{t("departure.confirm.already")}</Text>;
  return (
    <Stack maw={720}>
      <Text>{t("departure.confirm.lead", { name: leaver.name })}</Text>
      <Panel title={t("departure.confirm.plan")}>
        <Facts
          rows={[
            [t("newDeparture.preview.team"), departure.team.name],
            [t("departure.facts.kind"), label("departureKind", kind)],
            [t("departure.confirm.clients"), departure.clientsOwned === null ? null : number(departure.clientsOwned)],
            [t("departure.facts.notice"), day(departure.noticeOn)],
            [t("departure.facts.lastDay"), day(departure.lastWorkingDay)],
            [t("departure.facts.employment"), day(departure.endOfEmployment)],
            [t("departure.facts.announceFrom"), departure.announceFrom ? day(departure.announceFrom) : null],
            [t("departure.confirm.workingDays"), number(departure.plan.workingDays)],
          ]}
        />
      </Panel>
      <DeadlinesPanel departure={departure} />
      <Panel title={t("departure.confirm.starts")}>
        <List size="sm">
          {starts.map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
        </List>
      </Panel>
      <FormProblem problem={confirm.error} />
      <Button
        loading={confirm.isPending}
        onClick={() => confirm.mutate({ params: { departureId: departure.id } })}
        style={{ alignSelf: "flex-start" }}
      >
        {t("departure.confirm.button")}
      </Button>
    </Stack>
  );
}
