import {
  confirmDepartureRoute,
  getClosingReportRoute,
  getDepartureRoute,
  getOwnLetterRoute,
  getOwnLogRoute,
  getOwnStepsRoute,
  listDeparturesRoute,
  moveLastDayRoute,
  openDepartureRoute,
  previewChangeRoute,
  previewDepartureRoute,
  withdrawDepartureRoute,
} from "../../contracts/routes/departures.ts";
import { confirmDeparture } from "../../services/departures/confirm-departure.ts";
import { getClosingReport } from "../../services/departures/get-closing-report.ts";
import { getDeparture } from "../../services/departures/get-departure.ts";
import { getOwnLetter } from "../../services/departures/get-own-letter.ts";
import { getOwnLog } from "../../services/departures/get-own-log.ts";
import { getOwnSteps } from "../../services/departures/get-own-steps.ts";
import { listDepartures } from "../../services/departures/list-departures.ts";
import { moveLastDay } from "../../services/departures/move-last-day.ts";
import { openDeparture } from "../../services/departures/open-departure.ts";
import { previewChange } from "../../services/departures/preview-change.ts";
import { previewDeparture } from "../../services/departures/preview-departure.ts";
import { withdrawDeparture } from "../../services/departures/withdraw-departure.ts";
import { type BoundRoute, bind } from "../bind.ts";

/** A notice from recording to its closing report. */
export const departureRoutes: BoundRoute[] = [
  bind(previewDepartureRoute, ({ deps, actor, body }) => previewDeparture(deps, actor, body)),
  bind(openDepartureRoute, ({ deps, actor, body }) => openDeparture(deps, actor, body)),
  bind(listDeparturesRoute, ({ deps, actor }) => listDepartures(deps, actor)),
  bind(getDepartureRoute, ({ deps, actor, params }) => getDeparture(deps, actor, params)),
  bind(confirmDepartureRoute, ({ deps, actor, params }) => confirmDeparture(deps, actor, params)),
  bind(withdrawDepartureRoute, ({ deps, actor, params }) => withdrawDeparture(deps, actor, params)),
  bind(moveLastDayRoute, ({ deps, actor, params, body }) => moveLastDay(deps, actor, { ...params, ...body })),
  bind(previewChangeRoute, ({ deps, actor, params, body }) => previewChange(deps, actor, { ...params, ...body })),
  bind(getClosingReportRoute, ({ deps, actor, params }) => getClosingReport(deps, actor, params)),
  bind(getOwnLogRoute, ({ deps, actor, params }) => getOwnLog(deps, actor, params)),
  bind(getOwnLetterRoute, ({ deps, actor, params, query }) => getOwnLetter(deps, actor, { ...params, ...query })),
  bind(getOwnStepsRoute, ({ deps, actor, params }) => getOwnSteps(deps, actor, params)),
];
