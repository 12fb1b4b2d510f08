import { Anchor, Group, List, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { listMyTasksRoute } from "../../../contracts/routes/tasks.ts";
import { useRead } from "../../app/queries.ts";
import { Panel } from "../../components/panel.tsx";
import { Loaded } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";

/** The leaver's own checklist: their open tasks in their own departure. */
export function OwnTasksPanel({ departureId }: { departureId: string }) {
  const { t, label, instant } = useTexts();
  const tasks = useRead(listMyTasksRoute, {});
  return (
    <Panel title={t("leaving.tasks.title")}>
      <Loaded query={tasks}>
        {({ items }) => {
          const own = items.filter((task) => task.departureId === departureId);
          if (own.length === 0) return <Text c="dimmed">{t("leaving.tasks.none")}</Text>;
          return (
            <List listStyleType="none" spacing="xs">
              {own.map((task) => (
                <List.Item key={task.id}>
                  <Group justify="space-between" gap="xs">
                    <Anchor component={Link} to={`/tasks/${task.id}`} size="sm">
                      {[label("task", task.kind), task.clientName].filter(Boolean).join(": ")}
                    </Anchor>
                    <Text size="sm" c={task.overdue ? "var(--mantine-color-error)" : "dimmed"}>
                      {t("leaving.tasks.due", { at: instant(task.dueAt) })}
                      {task.overdue ? ` · ${t("work.late")}` : null}
                    </Text>
                  </Group>
                </List.Item>
              ))}
            </List>
          );
        }}
      </Loaded>
    </Panel>
  );
}
