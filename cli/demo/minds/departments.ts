import {
  acknowledgeDepartmentRoute,
  listDepartmentNoticesRoute,
  settleObjectionRoute,
} from "../../../contracts/routes/departments.ts";
import { confirmItTaskRoute } from "../../../contracts/routes/tasks.ts";
import { startOfWorkingDay } from "../../../domain/calendar/working-hours.ts";
import { nextSitting } from "../working-time.ts";
import type { Mind } from "./mind.ts";

/** Working hours after which finance answers: late enough to be reminded and escalated. */
const LATE_HOURS = 30;

/** A department's contact acknowledges with one button; finance takes its time. */
export const acknowledgeDepartment: Mind = {
  when: (task, now, play) => {
    const late = /finance/i.test(task.assigneeName ?? "") || /finance/i.test(task.detail ?? "");
    return nextSitting(play.calendar, now, late ? LATE_HOURS : 3);
  },
  act: async (me, _tasks, play) => {
    const { notices } = await me.call(listDepartmentNoticesRoute, { query: { departureId: play.departureId } });
    for (const notice of notices.filter((candidate) => candidate.open > 0 || !candidate.acknowledgedAt)) {
      await me.call(acknowledgeDepartmentRoute, { params: { noticeId: notice.id }, body: {} });
    }
  },
};

/** The head settles a department's objection by word. */
export const settleObjection: Mind = {
  act: async (me, tasks) => {
    for (const task of tasks) {
      if (!task.handoverId || !task.subjectId) continue;
      const body = { departmentId: task.subjectId, text: "Agreed on the telephone" };
      await me.call(settleObjectionRoute, { params: { handoverId: task.handoverId }, body });
    }
  },
};

/** IT confirms each system, one by one. */
export const confirmItTask: Mind = {
  // An account is needed until the last working day.
  when: (task, now, play) => {
    if (task.kind !== "closeAccount") return nextSitting(play.calendar, now, 2);
    return nextSitting(play.calendar, startOfWorkingDay(play.calendar, task.dueDay), 0);
  },
  act: async (me, tasks) => {
    for (const task of tasks) await me.call(confirmItTaskRoute, { params: { taskId: task.id } });
  },
};
