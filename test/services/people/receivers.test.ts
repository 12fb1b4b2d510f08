import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { departures } from "../../../db/schema/departures.ts";
import { people } from "../../../db/schema/people.ts";
import { suggestSuccessors } from "../../../services/inventory/suggest-successors.ts";
import { nameLooseWorkOwner } from "../../../services/loose-work/name-loose-work-owner.ts";
import { listPeople } from "../../../services/people/list-people.ts";
import { setDeputy } from "../../../services/people/set-deputy.ts";
import { actorOf, createCompany, createDeparture, createPerson, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();

/** A departure under way, and an auditor, who takes no clients. */
async function underWay() {
  const company = await createCompany(held.db);
  const departure = await createDeparture(held.db, company, { clients: 1 });
  await held.db.query.update(people).set({ status: "leaving" }).where(eq(people.id, company.leaver.id));
  const auditor = await createPerson(held.db, { roles: ["auditor"] });
  return { company, departure, auditor, rep: company.reps[0] as Person };
}

it("the leaver suggests only who could take clients over, and hears why somebody else could not", async () => {
  const { company, departure, auditor, rep } = await underWay();
  const suggest = async (person: Person) =>
    suggestSuccessors(held.deps, await actorOf(held.db, company.leaver), {
      departureId: departure.id,
      handoverIds: departure.handovers.map(({ id }) => id),
      personId: person.id,
    });
  await expect(suggest(auditor)).rejects.toMatchObject({ reason: "takesNoClients" });
  await expect(suggest(company.leaver)).rejects.toMatchObject({ reason: "notAvailable" });
  expect(await suggest(rep)).toEqual({ suggested: 1 });
  expect(await suggest(company.head)).toEqual({ suggested: 1 });
});

it("loose work is refused to an auditor for what they are, not for a leaving that is none", async () => {
  const { company, departure, auditor } = await underWay();
  const name = async (person: Person) =>
    nameLooseWorkOwner(held.deps, await actorOf(held.db, company.head), {
      departureId: departure.id,
      ids: "all",
      personId: person.id,
    });
  await expect(name(auditor)).rejects.toMatchObject({ reason: "takesNoClients", details: { pointer: "/personId" } });
  await expect(name(company.leaver)).rejects.toMatchObject({ reason: "notAvailable" });
});

it("the list of those who take clients over has reps and heads only", async () => {
  const { company, auditor, rep } = await underWay();
  const query = { takesClients: "true" as const, limit: 1000 };
  const ids = (await listPeople(held.deps, await actorOf(held.db, rep), query)).people.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining([rep.id, company.head.id]));
  for (const other of [auditor, company.hr, company.executive]) expect(ids).not.toContain(other.id);
});

it("who has given notice becomes nobody's deputy, unless colleagues do not know of it yet", async () => {
  const { company, departure, rep } = await underWay();
  const name = async () => setDeputy(held.deps, await actorOf(held.db, rep), rep.id, company.leaver.id);
  await expect(name()).rejects.toMatchObject({ reason: "deputyLeaves", details: { pointer: "/deputyId" } });
  await held.db.query.update(departures).set({ confirmedAt: null }).where(eq(departures.id, departure.id));
  expect(await name()).toMatchObject({ deputyId: company.leaver.id });
});
