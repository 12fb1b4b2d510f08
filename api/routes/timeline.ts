import { listTimelineRoute, retryStepRoute } from "../../contracts/routes/timeline.ts";
import { retryStep } from "../../services/departures/retry-step.ts";
import { listTimeline } from "../../services/timeline/list-timeline.ts";
import { type BoundRoute, bind } from "../bind.ts";

/** What happened in a departure, and another try of what failed. */
export const timelineRoutes: BoundRoute[] = [
  bind(listTimelineRoute, ({ deps, actor, params, query }) => listTimeline(deps, actor, { ...params, ...query })),
  bind(retryStepRoute, ({ deps, actor, params, body }) => retryStep(deps, actor, { ...params, ...body })),
];
