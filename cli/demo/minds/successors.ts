import {
  acceptQuestionsRoute,
  listHandedQuestionsRoute,
  recordFirstContactRoute,
} from "../../../contracts/routes/handovers.ts";
import { addDays } from "../../../domain/calendar/plain-date.ts";
import { localDate } from "../../../domain/calendar/zone.ts";
import type { Mind } from "./mind.ts";

const HOUR_MS = 3_600_000;
/** Hours before the end of its due day at which a first contact is made. */
const BEFORE_END_HOURS = 7;

/** Accepts every handed-over question with a date a week on, or its own where that is later. */
export const acceptQuestions: Mind = {
  act: async (me, tasks, play, now) => {
    const { questions } = await me.call(listHandedQuestionsRoute, { params: { departureId: play.departureId } });
    const inAWeek = addDays(localDate(now, play.calendar.zone), 7);
    const open = questions.filter((question) => !question.acceptedAt);
    if (open.length === 0 || tasks.length === 0) return;
    const items = open.map((question) => ({
      questionId: question.id,
      dueOn: question.nextDueOn && question.nextDueOn > inAWeek ? question.nextDueOn : inAWeek,
    }));
    await me.call(acceptQuestionsRoute, { params: { departureId: play.departureId }, body: { items } });
  },
};

/** Makes the first contact on its day, with the whole checklist. */
export const makeFirstContact: Mind = {
  when: (task, now) => {
    const at = new Date(new Date(task.dueAt).getTime() - BEFORE_END_HOURS * HOUR_MS);
    return at > now ? at : now;
  },
  act: async (me, tasks) => {
    const items = Array.from({ length: 13 }, (_, index) => index + 1);
    for (const task of tasks) {
      await me.call(recordFirstContactRoute, {
        params: { handoverId: task.handoverId ?? "" },
        body: { items, note: "Met well; next call in a month" },
      });
    }
  },
};
