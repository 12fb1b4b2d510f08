import { listIntroductionsRoute, recordIntroductionRoute } from "../../../contracts/routes/introductions.ts";
import { recordCallRoute, recordLetterRoute, recordOfferRoute } from "../../../contracts/routes/send-list.ts";
import { localDate } from "../../../domain/calendar/zone.ts";
import { hashText } from "../chance.ts";
import { nextSitting } from "../working-time.ts";
import type { Mind } from "./mind.ts";

/** One call in eight finds nobody; the next one does. */
const NOT_REACHED_OF = 8;

export const callClient: Mind = {
  act: async (me, tasks) => {
    for (const task of tasks) {
      const reached = hashText(task.id) % NOT_REACHED_OF !== 0;
      await me.call(recordCallRoute, {
        params: { handoverId: task.handoverId ?? "" },
        body: reached ? { outcome: "reached", note: "Spoke with the owner of the firm" } : { outcome: "notReached" },
      });
    }
  },
};

/** A registered letter arrives two days on. */
export const sendLetter: Mind = {
  when: (_task, now, play) => nextSitting(play.calendar, now, 48),
  act: async (me, tasks, play, now) => {
    for (const task of tasks) {
      await me.call(recordLetterRoute, {
        params: { handoverId: task.handoverId ?? "" },
        body: { deliveredOn: localDate(now, play.calendar.zone) },
      });
    }
  },
};

/** Where no consent is on record the successor makes the offer in person. */
export const offerInPerson: Mind = {
  act: async (me, tasks) => {
    for (const task of tasks) {
      await me.call(recordOfferRoute, {
        params: { handoverId: task.handoverId ?? "" },
        body: { note: "Offered in our first talk" },
      });
    }
  },
};

/** Minutes after its end at which the host writes down how a meeting went. */
const AFTER_MINUTES = 15;

/** The host records the introduction once it is over, with a promise now and then. */
export const holdIntroduction: Mind = {
  when: (task, now, play) =>
    nextSitting(
      play.calendar,
      new Date(Math.max(now.getTime(), new Date(task.dueAt).getTime() - 3_600_000)),
      AFTER_MINUTES / 60,
    ),
  act: async (me, tasks, play, now) => {
    for (const task of tasks) {
      const query = { departureId: play.departureId, handoverId: task.handoverId ?? "", state: "agreed" as const };
      const [introduction] = (await me.call(listIntroductionsRoute, { query })).introductions;
      // Moved to another time meanwhile: the task comes again with that.
      if (!introduction?.startsAt || new Date(introduction.startsAt) > now) continue;
      const promised = hashText(task.id) % 6 === 0;
      await me.call(recordIntroductionRoute, {
        params: { handoverId: introduction.handoverId },
        body: { held: true, note: "A good talk", promises: promised ? [{ text: "Send the new price list" }] : [] },
      });
    }
  },
};
