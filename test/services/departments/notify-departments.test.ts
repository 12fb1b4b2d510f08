import { eq, inArray } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { handovers } from "../../../db/schema/departures.ts";
import { effects } from "../../../db/schema/effects.ts";
import { awayDays, people } from "../../../db/schema/people.ts";
import { notifications } from "../../../db/schema/tasks.ts";
import { look } from "../../../db/transaction.ts";
import { notifyDepartments } from "../../../services/departments/notify-departments.ts";
import { notifyDepartmentsFact } from "../../../services/departments/notify-departments-fact.ts";
import { createDeparture, createPerson, freezeClock, nameDepartmentContact } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import {
  createCompanyAlone,
  createOpenOrder,
  createQuestion,
  joinClient,
  joinMany,
  listTasks,
  owe,
  readNotice,
} from "../../support/departments.ts";

const held = useDatabase();
const system = { kind: "system", name: "test" } as const;
const fact = (id: string) => look(held.db, system, (context) => notifyDepartmentsFact(context, id));

describe("telling the departments (R12, R13)", () => {
  it("gives each department one notice, and the step is due no more", async () => {
    const company = await createCompanyAlone(held.db);
    const departure = await createDeparture(held.db, company, {
      clients: 3,
      gates: ["owner"],
      nextOwner: company.reps[0],
    });
    expect(await fact(departure.id)).toEqual({ due: true, nextAt: null });
    await notifyDepartments(held.deps, departure.id);
    expect(await fact(departure.id)).toEqual({ due: false, nextAt: null });
    await notifyDepartments(held.deps, departure.id);
    for (const code of ["logistics", "finance", "support", "marketing", "contracts"] as const)
      expect((await readNotice(held.db, departure.id, code))?.items).toHaveLength(3);
    const mails = await held.db.query.select().from(effects).where(eq(effects.departureId, departure.id));
    expect(mails.map((mail) => mail.kind)).toEqual(Array(5).fill("departmentNotice"));
  });

  it("waits until the owner is appointed", async () => {
    const company = await createCompanyAlone(held.db);
    const departure = await createDeparture(held.db, company, { clients: 2 });
    expect((await fact(departure.id)).due).toBe(false);
  });

  it("lets only what is open at a department gate the client", async () => {
    const company = await createCompanyAlone(held.db);
    const departure = await createDeparture(held.db, company, {
      clients: 3,
      gates: ["owner"],
      nextOwner: company.reps[0],
    });
    const [ordered, owing, complaining] = departure.handovers.map((handover) => handover.clientId) as [
      string,
      string,
      string,
    ];
    await createOpenOrder(held.db, ordered);
    await owe(held.db, owing, 12_345);
    await createQuestion(held.db, complaining, { kind: "complaint" });
    await createQuestion(held.db, complaining, { departmentId: company.departments.marketing.id });
    await createQuestion(held.db, ordered, { kind: "complaint", closedOn: "2026-04-02" });
    await notifyDepartments(held.deps, departure.id);
    const gating = async (code: "logistics" | "finance" | "support" | "marketing" | "contracts") => {
      const notice = await readNotice(held.db, departure.id, code);
      const items = notice?.items.filter((item) => item.gating) ?? [];
      return items.map((item) => departure.handovers.findIndex((handover) => handover.id === item.handoverId));
    };
    expect(await gating("logistics")).toEqual([0]);
    expect(await gating("finance")).toEqual([1]);
    expect(await gating("support")).toEqual([2]);
    expect(await gating("marketing")).toEqual([2]);
    expect(await gating("contracts")).toEqual([]);
    const asked = await listTasks(held.db, departure.id, "acknowledgeDepartment");
    expect(new Set(asked.map((task) => task.assigneeId))).toEqual(
      new Set(
        ["logistics", "finance", "support", "marketing"].map(
          (code) => company.departments[code as "logistics"].contact.id,
        ),
      ),
    );
    expect(asked.map((task) => task.dueDay)).toEqual(Array(4).fill("2026-04-10"));
  });

  it("tells only those with a named person once the client has any, and those with something open", async () => {
    const company = await createCompanyAlone(held.db);
    const departure = await createDeparture(held.db, company, { gates: ["owner"], nextOwner: company.reps[0] });
    const clientId = departure.handovers[0]?.clientId as string;
    const { support, finance } = company.departments;
    await nameDepartmentContact(held.db, clientId, support.id, support.contact.id);
    await owe(held.db, clientId, 1);
    await notifyDepartments(held.deps, departure.id);
    expect((await readNotice(held.db, departure.id, "support"))?.items[0]).toMatchObject({
      personId: support.contact.id,
      gating: false,
    });
    expect((await readNotice(held.db, departure.id, "finance"))?.items[0]).toMatchObject({
      personId: finance.head.id,
      gating: true,
    });
    expect(await readNotice(held.db, departure.id, "logistics")).toBeNull();
  });

  it("proposes the head where the named person has left", async () => {
    const company = await createCompanyAlone(held.db);
    const departure = await createDeparture(held.db, company, { gates: ["owner"], nextOwner: company.reps[0] });
    const { logistics } = company.departments;
    const gone = await createPerson(held.db, { departmentId: logistics.id, status: "left" });
    await nameDepartmentContact(held.db, departure.handovers[0]?.clientId as string, logistics.id, gone.id);
    await notifyDepartments(held.deps, departure.id);
    expect((await readNotice(held.db, departure.id, "logistics"))?.items[0]?.personId).toBe(logistics.head.id);
  });

  it("takes clients that come later into the mail that has not left, and tells of them in the app once it has", async () => {
    const company = await createCompanyAlone(held.db);
    const departure = await createDeparture(held.db, company, { gates: ["owner"], nextOwner: company.reps[0] });
    await notifyDepartments(held.deps, departure.id);
    await joinClient(held.db, departure.id, company);
    await notifyDepartments(held.deps, departure.id);
    await held.db.query.update(effects).set({ state: "accepted" }).where(eq(effects.departureId, departure.id));
    await joinClient(held.db, departure.id, company);
    await notifyDepartments(held.deps, departure.id);
    const notice = await readNotice(held.db, departure.id, "logistics");
    expect(notice?.items.map((item) => item.notifiedAt !== null)).toEqual([false, false, true]);
    expect(await held.db.query.select().from(effects).where(eq(effects.departureId, departure.id))).toHaveLength(5);
    const told = await held.db.query.select().from(notifications).where(eq(notifications.departureId, departure.id));
    const toContact = told.filter((item) => item.personId === company.departments.logistics.contact.id);
    // Nothing is open for it: it is news, not a task of acknowledging.
    expect(toContact).toMatchObject([{ kind: "clientsJoinedNotice", taskId: null, count: 1 }]);
  });

  it("tells the deputy of clients that come later, while the department's person is away", async () => {
    const company = await createCompanyAlone(held.db);
    const { contact, head } = company.departments.logistics;
    const departure = await createDeparture(held.db, company, { gates: ["owner"], nextOwner: company.reps[0] });
    await notifyDepartments(held.deps, departure.id);
    await held.db.query.update(effects).set({ state: "accepted" }).where(eq(effects.departureId, departure.id));
    await held.db.query.update(people).set({ deputyId: head.id }).where(eq(people.id, contact.id));
    await held.db.query.insert(awayDays).values({ personId: contact.id, fromDay: "2026-04-01", toDay: "2026-04-30" });
    await joinClient(held.db, departure.id, company);
    await notifyDepartments(held.deps, departure.id);
    const told = await held.db.query.select().from(notifications).where(eq(notifications.departureId, departure.id));
    expect(told.map((item) => item.personId)).toContain(head.id);
    expect(told.map((item) => item.personId)).not.toContain(contact.id);
  });

  it("asks anew, with reminders of its own, for a client that joins after the task's due date", async () => {
    const company = await createCompanyAlone(held.db);
    const departure = await createDeparture(held.db, company, { gates: ["owner"], nextOwner: company.reps[0] });
    await createOpenOrder(held.db, departure.handovers[0]?.clientId as string);
    await notifyDepartments(held.deps, departure.id);
    const join = async () => {
      const handoverId = await joinClient(held.db, departure.id, company);
      const [row] = await held.db.query.select().from(handovers).where(eq(handovers.id, handoverId));
      await createOpenOrder(held.db, row?.clientId as string);
      await notifyDepartments(held.deps, departure.id);
    };
    await join();
    expect(await listTasks(held.db, departure.id, "acknowledgeDepartment")).toMatchObject([{ count: 2 }]);
    // A Monday in the week after S3: due Tuesday evening, so the first reminder comes half of ten hours before.
    await freezeClock(held.db, new Date("2026-04-13T12:00:00Z"));
    await join();
    const [, late] = await listTasks(held.db, departure.id, "acknowledgeDepartment");
    expect(late).toMatchObject({ count: 1, dueDay: "2026-04-14", chaseLevel: 0, doneAt: null });
    expect(late?.chaseAt).toEqual(new Date("2026-04-14T10:30:00Z"));
  });

  it("does not make a client wait for a department where nobody is and nothing is open", async () => {
    const company = await createCompanyAlone(held.db);
    const { id, contact, head } = company.departments.marketing;
    await held.db.query
      .update(people)
      .set({ status: "left" })
      .where(inArray(people.id, [contact.id, head.id]));
    const departure = await createDeparture(held.db, company, { gates: ["owner"], nextOwner: company.reps[0] });
    await notifyDepartments(held.deps, departure.id);
    const notice = await readNotice(held.db, departure.id, "marketing");
    expect(notice).toMatchObject({ departmentId: id, recipientId: null });
    expect(notice?.items).toMatchObject([{ gating: false }]);
    expect(notice?.items[0]?.notifiedAt).not.toBeNull();
  });

  it("counts a department whose person has no address as told in the app", async () => {
    const company = await createCompanyAlone(held.db);
    await held.db.query
      .update(people)
      .set({ email: null })
      .where(eq(people.id, company.departments.contracts.contact.id));
    const departure = await createDeparture(held.db, company, { gates: ["owner"], nextOwner: company.reps[0] });
    await notifyDepartments(held.deps, departure.id);
    expect((await readNotice(held.db, departure.id, "contracts"))?.items[0]?.notifiedAt).not.toBeNull();
  });

  it("tells of 1,200 clients in sets, one mail a department", async () => {
    const company = await createCompanyAlone(held.db);
    const departure = await createDeparture(held.db, company, {
      clients: 1,
      gates: ["owner"],
      nextOwner: company.reps[0],
    });
    await joinMany(held.db, departure.id, 1199, ["owner"]);
    await notifyDepartments(held.deps, departure.id);
    expect((await readNotice(held.db, departure.id, "finance"))?.items).toHaveLength(1200);
    expect((await fact(departure.id)).due).toBe(false);
    expect(await held.db.query.select().from(effects).where(eq(effects.departureId, departure.id))).toHaveLength(5);
  });
});
