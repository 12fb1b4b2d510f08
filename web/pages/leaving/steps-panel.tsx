import { Badge, Text, Timeline } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import type { OwnSteps } from "../../../contracts/own-departure.ts";
import { getOwnStepsRoute } from "../../../contracts/routes/departures.ts";
import { useRead } from "../../app/queries.ts";
import { Panel } from "../../components/panel.tsx";
import { Loaded } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";

type Step = OwnSteps["steps"][number];

const colors: Record<Step["state"], string> = { done: "teal", now: "harbour", ahead: "gray" };

/** What happens when, in order of time, each done, now or ahead. */
export function StepsPanel({ departureId }: { departureId: string }) {
  const { t } = useTexts();
  const steps = useRead(getOwnStepsRoute, { params: { departureId } });
  return (
    <Panel title={t("leaving.steps.title")}>
      <Loaded query={steps}>{(data) => <Steps steps={data.steps} />}</Loaded>
    </Panel>
  );
}

function Steps({ steps }: { steps: readonly Step[] }) {
  const { t, label, day, instant } = useTexts();
  const done = steps.filter(({ state }) => state === "done").length;
  return (
    <Timeline active={done - 1} bulletSize={20} lineWidth={2}>
      {steps.map((step) => (
        <Timeline.Item
          key={step.code}
          bullet={step.state === "done" ? <IconCheck size={12} aria-hidden /> : undefined}
          title={
            <Text component="div" size="sm" fw={550}>
              {label("ownStep", step.code)}{" "}
              <Badge size="sm" variant="light" color={colors[step.state]}>
                {label("ownStepState", step.state)}
              </Badge>
            </Text>
          }
        >
          <Text size="sm" c="dimmed">
            {step.progress
              ? t("leaving.steps.progress", { ...step.progress, day: day(step.day) })
              : step.at
                ? instant(step.at)
                : day(step.day)}
          </Text>
        </Timeline.Item>
      ))}
    </Timeline>
  );
}
