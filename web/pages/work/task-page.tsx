import { Alert, Anchor, Blockquote, Button, Group, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { Suspense, useMemo, useState } from "react";
import { listMyTasksRoute, type TaskItem } from "../../../contracts/routes/tasks.ts";
import { useRead } from "../../app/queries.ts";
import { mayOpenDeparture, useMe } from "../../app/session.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { Empty, Loaded, NotFoundState, Outline } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { stepOf } from "./step-of.ts";
import { describeSubject, describeWhy } from "./task-subject.ts";

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** One task and what it takes to do it; finishing it opens what waits next. */
export function TaskPage() {
  const { taskId } = useParams({ strict: false }) as { taskId: string };
  const tasks = useRead(listMyTasksRoute, {});
  if (!ID.test(taskId)) return <NotFoundState />;
  return <Loaded query={tasks}>{({ items }) => <OneTask key={taskId} taskId={taskId} items={items} />}</Loaded>;
}

/** A task that ends while somebody is at it, by their own act or another's, stays on the page until they leave: so do what they typed and what came of it. */
function OneTask({ taskId, items }: { taskId: string; items: readonly TaskItem[] }) {
  const task = items.find((one) => one.id === taskId);
  const [last, setLast] = useState(task);
  if (task !== undefined && task !== last) setLast(task);
  if (last === undefined) return <NoTask next={items[0]} />;
  return <OpenTask task={task ?? last} ended={task === undefined} others={items} />;
}

function OpenTask({ task, ended, others }: { task: TaskItem; ended: boolean; others: readonly TaskItem[] }) {
  const texts = useTexts();
  const { t, label, instant } = texts;
  const me = useMe();
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
        lead={
          <>
            {describeSubject(texts, task)} · {t("work.column.due")}:{" "}
            <time dateTime={task.dueAt}>{instant(task.dueAt)}</time> · {describeWhy(texts, task)}
          </>
        }
        crumbs={[{ label: t("work.title"), to: "/" }]}
      />
      <Stack data-id={task.id}>
        <Group gap="md">
          {task.handoverId ? (
            <Anchor component={Link} to={`/handovers/${task.handoverId}`} size="sm">
              {t("work.openDossier")}
            </Anchor>
          ) : null}
          {mayOpenDeparture(me, task.departureId) ? (
            <Anchor component={Link} to={`/departures/${task.departureId}`} size="sm">
              {t("work.openDeparture")}
            </Anchor>
          ) : null}
        </Group>
        {ended ? (
          <Alert color="gray" role="status">
            {t("work.doneLead")}
          </Alert>
        ) : null}
        {task.text ? <Blockquote p="md">{task.text}</Blockquote> : null}
        <Suspense fallback={<Outline />}>
          <Step task={task} onDone={finish} />
        </Suspense>
      </Stack>
    </>
  );
}

function NoTask({ next }: { next: TaskItem | undefined }) {
  const { t, label } = useTexts();
  return (
    <>
      <PageHeader title={t("work.unknown")} crumbs={[{ label: t("work.title"), to: "/" }]} />
      <Empty
        title={t("work.unknownLead")}
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
