import {
  listRawMailRoute,
  moveDemoClockRoute,
  putMailRoute,
  readDemoClockRoute,
  readFactsRoute,
  readSettledRoute,
} from "../../contracts/routes/demo.ts";
import { moveClock } from "../../services/clock/move-clock.ts";
import { moveClockAndWait, waitUntilSettled } from "../../services/clock/move-clock-and-wait.ts";
import { readClock } from "../../services/clock/read-clock.ts";
import { listRawMail, putMail } from "../../services/demo/mailbox.ts";
import { readDepartureFigures } from "../../services/demo/read-departure-figures.ts";
import { type BoundRoute, bind } from "../bind.ts";

/** Mounted only where the app was made for a demo; elsewhere these addresses don't exist. */
export const demoRoutes: BoundRoute[] = [
  bind(readDemoClockRoute, ({ deps }) => readClock(deps)),
  bind(moveDemoClockRoute, async ({ deps, actor, body }) => {
    const to = new Date(body.to);
    if (body.wait) return moveClockAndWait(deps, actor, to);
    await moveClock(deps, actor, to);
    return readClock(deps);
  }),
  bind(readSettledRoute, async ({ deps, query }) => {
    if (query.wait) await waitUntilSettled(deps);
    return readClock(deps);
  }),
  bind(readFactsRoute, ({ deps, query }) => readDepartureFigures(deps, query.departureId)),
  bind(listRawMailRoute, ({ deps, actor, query }) => listRawMail(deps, actor, query)),
  bind(putMailRoute, ({ deps, actor, body }) => putMail(deps, actor, body)),
];
