import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { departmentContacts } from "../../../db/schema/clients.ts";
import { departmentItems, departmentNotices } from "../../../db/schema/departments.ts";
import { handovers } from "../../../db/schema/departures.ts";
import { departments, people } from "../../../db/schema/people.ts";
import { look } from "../../../db/transaction.ts";
import { acknowledgeDepartment } from "../../../services/departments/acknowledge-department.ts";
import { notifyDepartments } from "../../../services/departments/notify-departments.ts";
import { passDepartments } from "../../../services/departments/pass-departments.ts";
import { passDepartmentsFact } from "../../../services/departments/pass-departments-fact.ts";
import { actorOf, createDeparture, freezeClock } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import {
  createCompanyAlone,
  createOpenOrder,
  joinMany,
  listTasks,
  readGate,
  readNotice,
} from "../../support/departments.ts";

const held = useDatabase();
const system = { kind: "system", name: "test" } as const;
const fact = (id: string) => look(held.db, system, (context) => passDepartmentsFact(context, id));

/** Notices told of, mails of all departments delivered; the first client with an open order. */
async function toldDeparture(clients = 1) {
  const company = await createCompanyAlone(held.db);
  const departure = await createDeparture(held.db, company, { clients, gates: ["owner"], nextOwner: company.reps[0] });
  await createOpenOrder(held.db, departure.handovers[0]?.clientId as string);
  await notifyDepartments(held.deps, departure.id);
  await held.db.query.update(departmentItems).set({ notifiedAt: new Date("2026-04-06T09:05:00Z") });
  const logistics = await readNotice(held.db, departure.id, "logistics");
  const contact = await actorOf(held.db, company.departments.logistics.contact);
  return {
    company,
    departure,
    noticeId: logistics?.id as string,
    contact,
    first: departure.handovers[0]?.id as string,
  };
}

describe("passing the departments (R12, R70)", () => {
  it("lets clients with nothing open go once their notices were delivered", async () => {
    const { departure, first } = await toldDeparture(2);
    expect((await fact(departure.id)).due).toBe(true);
    await passDepartments(held.deps, departure.id);
    expect(await readGate(held.db, departure.handovers[1]?.id as string)).toBe("settled");
    expect(await readGate(held.db, first)).toBeNull();
    expect(await fact(departure.id)).toEqual({ due: false, nextAt: new Date("2026-04-10T18:00:00Z") });
  });

  it("waits for a notice that has not been delivered", async () => {
    const { departure } = await toldDeparture(2);
    await held.db.query.update(departmentItems).set({ notifiedAt: null });
    expect((await fact(departure.id)).due).toBe(false);
  });

  it("does not pass a client before its departments have been told", async () => {
    const company = await createCompanyAlone(held.db);
    const departure = await createDeparture(held.db, company, { gates: ["owner"], nextOwner: company.reps[0] });
    expect((await fact(departure.id)).due).toBe(false);
    await passDepartments(held.deps, departure.id);
    expect(await readGate(held.db, departure.handovers[0]?.id as string)).toBeNull();
  });

  it("opens the gate when the department with something open has acknowledged", async () => {
    const { departure, noticeId, contact, first } = await toldDeparture();
    await acknowledgeDepartment(held.deps, contact, noticeId, {});
    expect((await fact(departure.id)).due).toBe(true);
    await passDepartments(held.deps, departure.id);
    expect(await readGate(held.db, first)).toBe("settled");
    expect(await fact(departure.id)).toEqual({ due: false, nextAt: null });
  });

  it("notes a missed due date, and a working day later takes silence for an answer", async () => {
    const { departure, first } = await toldDeparture();
    await freezeClock(held.db, new Date("2026-04-10T18:00:00Z"));
    expect((await fact(departure.id)).due).toBe(true);
    await passDepartments(held.deps, departure.id);
    expect((await readNotice(held.db, departure.id, "logistics"))?.escalatedAt).toEqual(
      new Date("2026-04-10T18:00:00Z"),
    );
    expect(await readGate(held.db, first)).toBeNull();
    // The due date is a Friday: the head of sales hears of it on Monday evening.
    expect(await fact(departure.id)).toEqual({ due: false, nextAt: new Date("2026-04-13T18:00:00Z") });
    await freezeClock(held.db, new Date("2026-04-13T18:00:00Z"));
    expect((await fact(departure.id)).due).toBe(true);
    await passDepartments(held.deps, departure.id);
    expect(await readGate(held.db, first)).toBe("silence");
    expect((await readNotice(held.db, departure.id, "logistics"))?.items[0]).toMatchObject({ how: "silence" });
    expect(await fact(departure.id)).toEqual({ due: false, nextAt: null });
  });

  it("keeps the task of a silent department open, and takes its late answer", async () => {
    const { departure, noticeId, contact } = await toldDeparture();
    await freezeClock(held.db, new Date("2026-04-13T18:00:00Z"));
    await passDepartments(held.deps, departure.id);
    expect((await listTasks(held.db, departure.id, "acknowledgeDepartment"))[0]?.doneAt).toBeNull();
    expect(await acknowledgeDepartment(held.deps, contact, noticeId, {})).toMatchObject({ acknowledged: 1 });
    expect((await listTasks(held.db, departure.id, "acknowledgeDepartment"))[0]?.outcome).toBe("acknowledged");
  });

  it("ends the task of a department whose clients have all gone another way", async () => {
    const { departure, first } = await toldDeparture();
    await passDepartments(held.deps, departure.id);
    expect((await fact(departure.id)).due).toBe(false);
    await held.db.query.update(handovers).set({ end: "letGo" }).where(eq(handovers.id, first));
    expect((await fact(departure.id)).due).toBe(true);
    await passDepartments(held.deps, departure.id);
    expect((await listTasks(held.db, departure.id, "acknowledgeDepartment"))[0]?.outcome).toBe("moot");
    expect((await fact(departure.id)).due).toBe(false);
  });

  it("passes 1,200 clients in sets", async () => {
    const { departure, noticeId, contact } = await toldDeparture();
    await joinMany(held.db, departure.id, 1199, ["owner"]);
    await notifyDepartments(held.deps, departure.id);
    await held.db.query.update(departmentItems).set({ notifiedAt: new Date("2026-04-06T09:05:00Z") });
    await acknowledgeDepartment(held.deps, contact, noticeId, {});
    await passDepartments(held.deps, departure.id);
    expect((await fact(departure.id)).due).toBe(false);
    const open = (await readNotice(held.db, departure.id, "contracts"))?.items.filter(
      (item) => item.settledAt === null,
    );
    expect(open).toHaveLength(0);
  });

  it("opens at once in a company without departments", async () => {
    const company = await createCompanyAlone(held.db);
    const departure = await createDeparture(held.db, company, { gates: ["owner"], nextOwner: company.reps[0] });
    await held.db.query.delete(departmentItems);
    await held.db.query.delete(departmentNotices);
    await held.db.query.update(people).set({ departmentId: null });
    await held.db.query.update(departments).set({ headId: null });
    await held.db.query.delete(departmentContacts);
    await held.db.query.delete(departments);
    await passDepartments(held.deps, departure.id);
    expect(await readGate(held.db, departure.handovers[0]?.id as string)).toBe("settled");
  });
});
