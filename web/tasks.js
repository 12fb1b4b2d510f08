import { get } from "/api.js";
import { h, instant, show, table } from "/dom.js";
import { steps } from "/steps.js";
import { word } from "/words.js";

const pieces = ["nameLooseWorkOwner", "acceptLooseWork"];
const unit = (task) => {
  if (pieces.includes(task.kind)) return task.count === 1 ? "piece of work" : "pieces of work";
  if (task.kind === "acceptQuestions") return task.count === 1 ? "question" : "questions";
  return task.count === 1 ? "client" : "clients";
};
const many = (task) => task.count > 1 || task.kind in { acceptClients: 1, signInventory: 1, approveOwners: 1 };

function subject(task) {
  if (task.clientName) return `${task.clientName}, until now with ${task.departure}`;
  if (task.kind === "closeExport" || task.kind === "closeAccount") return `${task.detail}, for ${task.departure}`;
  return many(task) ? `${task.count} ${unit(task)} of ${task.departure}` : task.departure;
}

const taskTable = (items) =>
  table(
    ["What", "For whom", "Due", ""],
    items.map((task) => [
      h("a", { href: `/tasks/${task.id}` }, word("task", task.kind)),
      subject(task),
      h("span", { class: task.overdue ? "bad" : null }, instant(task.dueAt)),
      task.forId ? "as deputy" : "",
    ]),
    "Nothing waits for you.",
  );

/** My open tasks, the next due first. */
export async function showTasks() {
  const { items } = await get("tasks");
  show(h("h1", {}, "My tasks"), taskTable(items));
}

/** My open tasks of one departure, where a mail's link leads. */
export async function listOwnTasks(departureId) {
  const { items } = await get("tasks");
  const mine = items.filter((task) => task.departureId === departureId);
  return mine.length > 0 ? [h("h2", {}, "Waits for you"), taskTable(mine)] : [];
}

/** One task, and what it takes to do it. */
export async function showTask(id, me) {
  const { items } = await get("tasks");
  const task = items.find((one) => one.id === id);
  if (!task)
    return show(h("h1", {}, "Done"), h("p", {}, "This task waits no longer. ", h("a", { href: "/" }, "My tasks")));
  const why = task.detail && task.kind !== "closeExport" && task.kind !== "closeAccount" ? task.detail : null;
  show(
    h("h1", {}, word("task", task.kind)),
    h("p", {}, `${subject(task)} · due ${instant(task.dueAt)}`, why ? ` · ${word("taskDetail", why)}` : ""),
    task.text ? h("blockquote", {}, task.text) : null,
    task.handoverId ? h("p", {}, h("a", { href: `/handovers/${task.handoverId}` }, "The client’s dossier")) : null,
    ...(await steps[task.kind](task, me)),
  );
}
