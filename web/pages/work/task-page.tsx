import { Anchor, Blockquote, Button, Group, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { type ComponentType, lazy, Suspense, useMemo } from "react";
import { listMyTasksRoute, type TaskItem } from "../../../contracts/routes/tasks.ts";
import type { TaskKind } from "../../../domain/tasks/task-kinds.ts";
import { useRead } from "../../app/queries.ts";
import { PageHeader } from "../../components/page-header.tsx";
import { Empty, Loaded, Outline } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { type StepProps, steps } from "./steps.ts";
import { describeSubject, describeWhy } from "./task-subject.ts";

/** One task and what it takes to do it; finishing it opens what waits next. */
export function TaskPage() {
  const { taskId } = useParams({ strict: false }) as { taskId: string };
  const tasks = useRead(listMyTasksRoute, {});
  return (
    <Loaded query={tasks}>
      {({ items }) => {
        const task = items.find((one) => one.id === taskId);
        return task ? <OpenTask key={task.id} task={task} others={items} /> : <DoneTask next={items[0]} />;
      }}
    </Loaded>
  );
}

function OpenTask({ task, others }: { task: TaskItem; others: readonly TaskItem[] }) {
  const texts = useTexts();
  const { t, label, instant } = texts;
  const navigate = useNavigate();
  const Step = useMemo(() => stepOf(task.kind), [task.kind]);
  const finish = (what: string) => {
    notifications.show({ color: "teal", title: label("task", task.kind), message: what || t("work.done") });
    const next = others.find((one) => one.id !== task.id);
    void navigate({ to: next ? `/tasks/${next.id}` : "/" });
  };
  return (
    <>
      <PageHeader
        title={label("task", task.kind)}
        lead={`${describeSubject(texts, task)} · ${t("work.column.due")}: ${instant(task.dueAt)} · ${describeWhy(texts, task)}`}
        crumbs={[{ label: t("work.title"), to: "/" }]}
      />
      <Stack>
        <Group gap="md">
          {task.handoverId ? (
            <Anchor component={Link} to={`/handovers/${task.handoverId}`} size="sm">
              {t("work.openDossier")}
            </Anchor>
          ) : null}
          <Anchor component={Link} to={`/departures/${task.departureId}`} size="sm">
            {t("work.openDeparture")}
          </Anchor>
        </Group>
        {task.text ? <Blockquote p="md">{task.text}</Blockquote> : null}
        <Suspense fallback={<Outline />}>
          <Step task={task} onDone={finish} />
        </Suspense>
      </Stack>
    </>
  );
}

function DoneTask({ next }: { next: TaskItem | undefined }) {
  const { t, label } = useTexts();
  return (
    <>
      <PageHeader title={t("work.done")} crumbs={[{ label: t("work.title"), to: "/" }]} />
      <Empty
        title={t("work.doneLead")}
        action={
          next ? (
            <Button component={Link} to={`/tasks/${next.id}`}>
              {t("work.nextTask", { task: label("task", next.kind) })}
            </Button>
          ) : undefined
        }
      >
        {next ? null : t("work.noNext")}
      </Empty>
    </>
  );
}

const loaded = new Map<TaskKind, ComponentType<StepProps>>();

/** One component a kind, so that a new look at the task does not begin its form anew. */
function stepOf(kind: TaskKind): ComponentType<StepProps> {
  const step = loaded.get(kind) ?? lazy(async () => ({ default: await steps[kind]() }));
  loaded.set(kind, step);
  return step;
}
