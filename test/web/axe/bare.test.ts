import { beforeAll, expect, test } from "vitest";
import { createCompany, type TestCompany } from "../../support/company.ts";
import { useWeb } from "../../support/web.ts";
import { createBarePlaces, createEmptyPlaces } from "./bare-places.ts";
import { reportTour, startTour, TOUR_TIME } from "./tour.ts";
import { listUnseen, type Place, walk } from "./walk.ts";

const web = useWeb({ demo: true });
let company: TestCompany;
let places: Place[];

beforeAll(async () => {
  company = await createCompany(web.api.db);
  places = await createEmptyPlaces(web, company);
}, 120_000);

test("every screen of the router is looked at", () => {
  expect(listUnseen(places)).toEqual([]);
});

test("a screen with nothing on it has nothing serious and never scrolls sideways", TOUR_TIME, async () => {
  const tour = startTour("empty");
  await walk(web, tour, "empty", places);
  await walk(web, tour, "empty", await createBarePlaces(web, company, places));
  reportTour(tour);
  expect(tour.faults).toEqual([]);
});

test("a screen whose reading failed has nothing serious and never scrolls sideways", TOUR_TIME, async () => {
  const tour = startTour("failed");
  await walk(web, tour, "failed", places);
  reportTour(tour);
  expect(tour.faults).toEqual([]);
});
