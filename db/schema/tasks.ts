import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { TaskKind } from "../../domain/tasks/task-kinds.ts";
import { day, id, instant, recordedAt } from "./columns.ts";
import { departures, handovers } from "./departures.ts";
import { people } from "./people.ts";

/** One person's task with a due instant (R69). `key` names it once for ever: creating it twice does nothing. */
export const tasks = pgTable(
  "tasks",
  {
    id: id(),
    key: text("key").notNull().unique(),
    departureId: uuid("departure_id")
      .notNull()
      .references(() => departures.id),
    handoverId: uuid("handover_id").references(() => handovers.id),
    kind: text("kind").$type<TaskKind>().notNull(),
    /** Who must do it; the deputy while that person is away, then `forId` names the person away. */
    assigneeId: uuid("assignee_id").references(() => people.id),
    forId: uuid("for_id").references(() => people.id),
    /** What it is about, an id of the kind the task kind implies; `detail` a code (connected system, gap). */
    subjectId: uuid("subject_id"),
    detail: text("detail"),
    /** How many clients it stands for, shown in lists. */
    count: integer("count").notNull().default(1),
    arrivedAt: instant("arrived_at").notNull(),
    dueAt: instant("due_at").notNull(),
    zone: text("zone").notNull(),
    dueDay: day("due_day").notNull(),
    /** Next reminder or escalation (R70), null once all are spent or the task is done. */
    chaseAt: instant("chase_at"),
    chaseLevel: integer("chase_level").notNull().default(0),
    doneAt: instant("done_at"),
    doneById: uuid("done_by_id").references(() => people.id),
    /** How it ended: a code of its kind, or `moot` when the process no longer needs it. */
    outcome: text("outcome"),
    version: integer("version").notNull().default(1),
    recordedAt: recordedAt(),
  },
  (t) => [
    index("tasks_open_assignee").on(t.assigneeId).where(sql`${t.doneAt} is null`),
    index("tasks_departure").on(t.departureId, t.kind),
    index("tasks_chase").on(t.departureId, t.chaseAt).where(sql`${t.doneAt} is null`),
    index("tasks_handover").on(t.handoverId),
    index("tasks_subject").on(t.subjectId),
  ],
);

/** Something a colleague is told; gathered into one mail a working day for each departure. */
export const notifications = pgTable(
  "notifications",
  {
    id: id(),
    departureId: uuid("departure_id")
      .notNull()
      .references(() => departures.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    kind: text("kind").notNull(),
    handoverId: uuid("handover_id").references(() => handovers.id),
    taskId: uuid("task_id").references(() => tasks.id),
    count: integer("count").notNull().default(1),
    at: instant("at").notNull(),
    /** The mail that carried it. */
    effectId: uuid("effect_id"),
    recordedAt: recordedAt(),
  },
  (t) => [index("notifications_unsent").on(t.departureId, t.personId).where(sql`${t.effectId} is null`)],
);
