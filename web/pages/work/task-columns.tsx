import { Badge, Group, Text } from "@mantine/core";
import type { TaskItem } from "../../../contracts/routes/tasks.ts";
import type { Column } from "../../components/data-table/column.ts";
import { TwoLines } from "../../components/two-lines.tsx";
import type { Texts } from "../../texts/use-texts.ts";
import { describeSubject, describeWhy } from "./task-subject.ts";

/** A task a row: what is to be done, for whom and until when; on a narrow screen in one column. */
export function taskColumns(texts: Texts): Column<TaskItem>[] {
  const { t, label, instant } = texts;
  const what = (task: TaskItem) => label("task", task.kind);
  const forWhom = (task: TaskItem) => describeSubject(texts, task);
  return [
    {
      id: "task",
      header: t("work.column.what"),
      look: "strong",
      lines: 2,
      visibleBelow: "md",
      cell: (task) => (
        <TwoLines
          first={what(task)}
          second={[task.overdue ? t("work.late") : null, instant(task.dueAt), forWhom(task)]
            .filter((part) => part !== null)
            .join(" · ")}
          warns={task.overdue}
        />
      ),
      sortBy: what,
    },
    {
      id: "what",
      header: t("work.column.what"),
      visibleFrom: "md",
      cell: (task) => (
        <Text size="sm" fw={550} truncate title={what(task)}>
          {what(task)}
        </Text>
      ),
      sortBy: what,
    },
    {
      id: "client",
      header: t("work.column.client"),
      visibleFrom: "md",
      cell: forWhom,
      sortBy: forWhom,
    },
    {
      id: "due",
      header: t("work.column.due"),
      width: "13rem",
      visibleFrom: "md",
      cell: (task) => (
        <Group gap={6} wrap="nowrap">
          {instant(task.dueAt)}
          {task.overdue ? (
            <Badge color="red" size="sm" variant="light">
              {t("work.late")}
            </Badge>
          ) : null}
        </Group>
      ),
      sortBy: (task) => task.dueAt,
    },
    {
      id: "why",
      header: t("work.column.why"),
      width: "11rem",
      visibleFrom: "lg",
      cell: (task) => describeWhy(texts, task),
    },
  ];
}
