import {
  acceptQuestionsRoute,
  listHandedQuestionsRoute,
  recordFirstContactRoute,
} from "../../../contracts/routes/handovers.ts";
import { addDays } from "../../../domain/calendar/plain-date.ts";
import { localDate } from "../../../domain/calendar/zone.ts";
import { nextSitting } from "../working-time.ts";
import type { Mind } from "./mind.ts";

/** Hours after a client has come over at which its new owner calls; nobody waits for the last day. */
const FIRST_CONTACT_HOURS = 24;

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

/** Makes the first contact with the whole checklist, the day after. */
export const makeFirstContact: Mind = {
  when: (_task, now, play) => nextSitting(play.calendar, now, FIRST_CONTACT_HOURS),
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
