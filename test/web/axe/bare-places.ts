import { screens } from "../../../web/app/screens.ts";
import { createDeparture, createPerson, type TestCompany } from "../../support/company.ts";
import type { Web } from "../../support/web.ts";
import type { Place } from "./walk.ts";

/** An id of nothing at all. */
const NOTHING = "00000000-0000-4000-8000-000000000000";

/** Every screen in a company in which nobody leaves: lists are empty, what has an id is not there. */
export async function createEmptyPlaces({ api }: Web, company: TestCompany): Promise<Place[]> {
  const administrator = await createPerson(api.db, { roles: ["administrator"] });
  const auditor = await createPerson(api.db, { roles: ["auditor"] });
  // Most screens are a head's; side by side with the first, another one sees what is not there for anybody.
  const other = await createPerson(api.db, { roles: ["head"] });
  const { head, hr, executive, reps } = company;
  const rep = reps[0] as TestCompany["head"];
  const contact = company.departments.logistics.contact;
  const as: Record<string, TestCompany["head"]> = {
    "/departures/new": hr,
    "/departures/$departureId/own-log": rep,
    "/reports": executive,
    "/desk": rep,
    "/leaving": rep,
    "/departments": contact,
    "/departments/$noticeId": contact,
    "/audit": auditor,
  };
  const ofAdministrator = /^\/(import|settings|people|connections|mailbox)/;
  return screens.map(({ path }) => ({
    path,
    ids: { departureId: NOTHING, handoverId: NOTHING, taskId: NOTHING, noticeId: NOTHING, importId: NOTHING },
    personId: (as[path] ?? (ofAdministrator.test(path) ? administrator : path.includes("$") ? other : head)).id,
  }));
}

/** The screens of a departure that has no clients. */
export async function createBarePlaces({ api }: Web, company: TestCompany, known: Place[]): Promise<Place[]> {
  const { id: departureId } = await createDeparture(api.db, company, { clients: 0 });
  const ofLeaver: Place = { path: "/leaving", personId: company.leaver.id, name: "without clients" };
  return known
    .filter(({ path }) => path.includes("$departureId"))
    .map(({ path }): Place => {
      const { id: personId } = path.endsWith("/own-log") ? company.leaver : company.head;
      return { path, ids: { departureId }, personId, name: "without clients" };
    })
    .concat([ofLeaver]);
}
