import { get } from "/api.js";
import { h, instant, show, table, title } from "/dom.js";

/** My open tasks, the next due first. */
export async function showTasks() {
  const { items } = await get("tasks");
  show(
    h("h1", {}, "My tasks"),
    table(
      ["What", "For whom", "Due", ""],
      items.map((task) => [
        h("a", { href: `/departures/${task.departureId}` }, title(task.kind)),
        task.clientName ?? (task.count > 1 ? `${task.count} clients of ${task.departure}` : task.departure),
        h("span", { class: task.overdue ? "bad" : null }, instant(task.dueAt)),
        task.forId ? "as deputy" : "",
      ]),
      "Nothing waits for you.",
    ),
  );
}
