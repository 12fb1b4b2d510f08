import { signInventoryRoute } from "../../../contracts/routes/inventory.ts";
import { acceptLooseWorkRoute } from "../../../contracts/routes/loose-work.ts";
import { answerProposalsRoute, listMyProposalsRoute } from "../../../contracts/routes/owners.ts";
import { addDays } from "../../../domain/calendar/plain-date.ts";
import { localDate } from "../../../domain/calendar/zone.ts";
import { hashText } from "../chance.ts";
import { nextSitting } from "../working-time.ts";
import type { Mind } from "./mind.ts";

/** Every third successor answers a day late. */
const LATE_OF = 3;

/** Accepts what is approved for them; whoever gets several clients declines one of them. */
export const acceptClients: Mind = {
  when: (task, now, play) => nextSitting(play.calendar, now, hashText(task.assigneeId ?? "") % LATE_OF === 0 ? 20 : 3),
  act: async (me, tasks, play) => {
    const { departures } = await me.call(listMyProposalsRoute);
    const mine = departures.find((departure) => departure.departureId === play.departureId)?.clients ?? [];
    if (mine.length === 0) return;
    // Who was asked a second time takes what comes.
    const first = !play.declined.has(tasks[0]?.assigneeId ?? "");
    const declines = first && mine.length >= 3 ? mine.slice(-1) : [];
    if (declines.length > 0) play.declined.add(tasks[0]?.assigneeId ?? "");
    await me.call(answerProposalsRoute, {
      params: { departureId: play.departureId },
      body: {
        accept: mine.filter((client) => !declines.includes(client)).map((client) => client.handoverId),
        decline: declines.map((client) => ({ handoverId: client.handoverId, reason: "load" as const })),
      },
    });
  },
};

/** Everything but gold in one go. */
export const signInventory: Mind = {
  act: async (me, _tasks, play) => {
    await me.call(signInventoryRoute, { params: { departureId: play.departureId }, body: { handoverIds: "all" } });
  },
};

/** Gold one by one. */
export const signGoldInventory: Mind = {
  act: async (me, tasks, play) => {
    for (const task of tasks) {
      if (!task.handoverId) continue;
      await me.call(signInventoryRoute, {
        params: { departureId: play.departureId },
        body: { handoverIds: [task.handoverId] },
      });
    }
  },
};

export const acceptLooseWork: Mind = {
  act: async (me, _tasks, play, now) => {
    const dueOn = addDays(localDate(now, play.calendar.zone), 14);
    await me.call(acceptLooseWorkRoute, { params: { departureId: play.departureId }, body: { ids: "all", dueOn } });
  },
};
