import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { connectedSystems } from "../../../db/schema/people.ts";
import { connectSystem, disconnectSystem } from "../../../services/people/change-units.ts";
import { listUnits } from "../../../services/people/list-units.ts";
import { actorOf, createCompany, createPerson, type TestCompany } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();
let company: TestCompany;
beforeAll(async () => {
  company = await createCompany(held.db);
});

test("teams come with their head and working time, departments with their head", async () => {
  const { teams, departments } = await listUnits(held.deps, await actorOf(held.db, company.hr));
  expect(teams).toMatchObject([
    { name: company.team.name, headName: company.head.name, dayStart: "09:00", dayEnd: "18:00", calendar: "none" },
  ]);
  const logistics = departments.find(({ code }) => code === "logistics");
  expect(logistics?.headName).toBe(company.departments.logistics.head.name);
});

test("a system that is no longer in use is not among the connected ones", async () => {
  await held.db.query.update(connectedSystems).set({ active: false }).where(eq(connectedSystems.name, "Mail"));
  const { systems } = await listUnits(held.deps, await actorOf(held.db, company.hr));
  expect(systems.map(({ name }) => name)).toEqual(["CRM"]);
});

test("a disconnected system is gone, cannot be disconnected twice, and comes back when it is named again", async () => {
  const admin = await actorOf(held.db, await createPerson(held.db, { roles: ["administrator"] }));
  const added = await connectSystem(held.deps, admin, { name: "Shared drive", kind: "files" });
  await disconnectSystem(held.deps, admin, added.id);
  const names = async () => (await listUnits(held.deps, admin)).systems.map(({ name }) => name);
  expect(await names()).not.toContain("Shared drive");
  await expect(disconnectSystem(held.deps, admin, added.id)).rejects.toMatchObject({ reason: "systemNotFound" });
  expect((await connectSystem(held.deps, admin, { name: "Shared drive", kind: "files" })).id).toBe(added.id);
  expect(await names()).toContain("Shared drive");
});
