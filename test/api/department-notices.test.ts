import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { awayDays, departments, people } from "../../db/schema/people.ts";
import { notifyDepartments } from "../../services/departments/notify-departments.ts";
import { chaseTasks } from "../../services/tasks/chase-tasks.ts";
import { startTestApi, type TestApi } from "../support/api.ts";
import { createDeparture, type Person, type TestCompany } from "../support/company.ts";
import { createCompanyAlone, createOpenOrder, readNotice } from "../support/departments.ts";

let api: TestApi;
let company: TestCompany;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  company = await createCompanyAlone(api.db);
});

/** Logistics is asked about a client with an open order. */
async function ask() {
  const [successor] = company.reps;
  const departure = await createDeparture(api.db, company, { gates: ["owner"], nextOwner: successor });
  for (const { clientId } of departure.handovers) await createOpenOrder(api.db, clientId);
  await notifyDepartments(api.deps, departure.id);
  return {
    departureId: departure.id,
    path: `department-notices/${(await readNotice(api.db, departure.id, "logistics"))?.id}`,
  };
}

const tasksOf = async (person: Person) => {
  const client = await api.signIn(person.id);
  const { body } = await client.get("tasks");
  return { client, kinds: body.items.map((task: { kind: string }) => task.kind) };
};

describe("who has a department's task without being of the department", () => {
  it("answers signed in: the head, for a department without people", async () => {
    const { id, head, contact } = company.departments.logistics;
    await api.db.query.update(departments).set({ headId: null }).where(eq(departments.id, id));
    for (const gone of [head, contact])
      await api.db.query.update(people).set({ status: "left" }).where(eq(people.id, gone.id));
    const { path } = await ask();
    const { client, kinds } = await tasksOf(company.head);
    expect(kinds).toEqual(["acknowledgeDepartment"]);
    expect((await client.get(path)).status).toBe(200);
    expect(await client.post(`${path}/acknowledge`)).toMatchObject({ status: 200, body: { acknowledged: 1, open: 0 } });
  });

  it("answers signed in: the deputy of its contact", async () => {
    const { contact } = company.departments.logistics;
    const [, deputy] = company.reps as [Person, Person];
    const { departureId, path } = await ask();
    expect((await (await api.signIn(deputy.id)).post(`${path}/acknowledge`)).status).toBe(403);
    await api.db.query.update(people).set({ deputyId: deputy.id }).where(eq(people.id, contact.id));
    await api.db.query.insert(awayDays).values({ personId: contact.id, fromDay: "2026-04-06", toDay: "2026-04-17" });
    await chaseTasks(api.deps, departureId);
    const { client, kinds } = await tasksOf(deputy);
    expect(kinds).toEqual(["acknowledgeDepartment"]);
    expect((await client.get(path)).status).toBe(200);
    expect(await client.post(`${path}/acknowledge`)).toMatchObject({ status: 200, body: { acknowledged: 1, open: 0 } });
  });
});
