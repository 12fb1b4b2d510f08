import { beforeAll, expect, test } from "vitest";
import { composeRawMail } from "../../../runtime/compose-raw-mail.ts";
import { type AccessCompany, createAccessCompany } from "../../access/company.ts";
import { sealAll } from "../../support/seal-all.ts";
import { useWeb } from "../../support/web.ts";
import { createFilledPlaces } from "./filled-places.ts";
import { reportTour, startTour, TOUR_TIME } from "./tour.ts";
import { listUnseen, type Place, walk } from "./walk.ts";

const web = useWeb({ demo: true, composeRaw: composeRawMail });
let company: AccessCompany;
let places: Place[];

beforeAll(async () => {
  company = await createAccessCompany(web.api.deps);
  await sealAll(web.api.db);
  places = await createFilledPlaces(web.api.db, company);
}, 120_000);

test("every screen of the router is looked at", () => {
  expect(listUnseen(places)).toEqual([]);
});

test("a screen with something on it has nothing serious and never scrolls sideways", TOUR_TIME, async () => {
  const tour = startTour("filled");
  await walk(web, tour, "filled", places);
  reportTour(tour);
  expect(tour.faults).toEqual([]);
});
