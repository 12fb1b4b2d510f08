import type { HandoverView } from "../../../../contracts/inventory.ts";
import type { TaskItem } from "../../../../contracts/routes/tasks.ts";

/**
 * The clients a task of completing is about, in order of urgency as listed: of a whole departure those whose inventory is not settled yet, of
 * a new owner those that come or came to them (or to the person they stand in for).
 */
export function clientsToComplete(task: TaskItem, meId: string, handovers: readonly HandoverView[]): HandoverView[] {
  const ownerId = task.forId ?? meId;
  return handovers.filter(({ end, switchedAt, nextOwnerId, gates }) =>
    task.kind === "fillGaps"
      ? (end === null || end === "handedOver") && nextOwnerId === ownerId
      : end === null && switchedAt === null && !gates.includes("inventory"),
  );
}

/** The client after (or before) one; round again at the end. Null where there is none. */
export function stepClient<Row extends { id: string }>(
  rows: readonly Row[],
  id: string | null,
  by: 1 | -1,
): Row | null {
  if (rows.length === 0) return null;
  const at = rows.findIndex((row) => row.id === id);
  if (at < 0) return rows[0] ?? null;
  return rows[(at + by + rows.length) % rows.length] ?? null;
}
