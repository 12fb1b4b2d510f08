import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { departmentContacts } from "../../../db/schema/clients.ts";
import { departmentItems } from "../../../db/schema/departments.ts";
import { people } from "../../../db/schema/people.ts";
import type { LinkActor } from "../../../domain/access/actor.ts";
import { acknowledgeDepartment } from "../../../services/departments/acknowledge-department.ts";
import { getDepartmentNotice, getDepartmentNoticeByLink } from "../../../services/departments/get-department-notice.ts";
import { listDepartmentNotices } from "../../../services/departments/list-department-notices.ts";
import { notifyDepartments } from "../../../services/departments/notify-departments.ts";
import { passDepartments } from "../../../services/departments/pass-departments.ts";
import { settleObjection } from "../../../services/departments/settle-objection.ts";
import { actorOf, createDeparture, freezeClock, listAuditVerbs } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createCompanyAlone, createOpenOrder, listTasks, readGate, readNotice } from "../../support/departments.ts";

const held = useDatabase();

async function askedDeparture(clients = 3) {
  const company = await createCompanyAlone(held.db);
  const departure = await createDeparture(held.db, company, { clients, gates: ["owner"], nextOwner: company.reps[0] });
  for (const { clientId } of departure.handovers) await createOpenOrder(held.db, clientId);
  await notifyDepartments(held.deps, departure.id);
  await held.db.query.update(departmentItems).set({ notifiedAt: new Date("2026-04-06T09:05:00Z") });
  const notice = await readNotice(held.db, departure.id, "logistics");
  const { contact, head } = company.departments.logistics;
  const link: LinkActor = {
    kind: "link",
    id: crypto.randomUUID(),
    purpose: "departmentNotice",
    subjectId: notice?.id as string,
    personId: contact.id,
    contactId: null,
  };
  const ids = departure.handovers.map((handover) => handover.id) as [string, string, string];
  return {
    company,
    departure,
    noticeId: notice?.id as string,
    contact: await actorOf(held.db, contact),
    head,
    link,
    ids,
  };
}

describe("a department's answer (R12, R13)", () => {
  it("acknowledges all with one call, confirms the persons and ends the task", async () => {
    const { departure, noticeId, contact, head } = await askedDeparture();
    expect(await acknowledgeDepartment(held.deps, contact, noticeId, {})).toEqual({
      acknowledged: 3,
      changed: 0,
      objected: 0,
      open: 0,
    });
    const notice = await readNotice(held.db, departure.id, "logistics");
    expect(notice).toMatchObject({ acknowledgedById: contact.id, acknowledgedAt: new Date("2026-04-06T09:00:00Z") });
    expect(notice?.items.every((item) => item.how === "acknowledged" && item.settledAt)).toBe(true);
    const named = await held.db.query
      .select()
      .from(departmentContacts)
      .where(eq(departmentContacts.clientId, departure.handovers[0]?.clientId as string));
    expect(named).toMatchObject([{ personId: head.id, confirmedAt: new Date("2026-04-06T09:00:00Z") }]);
    expect((await listTasks(held.db, departure.id, "acknowledgeDepartment"))[0]?.outcome).toBe("acknowledged");
    expect(await listAuditVerbs(held.db)).toContain("departmentAcknowledged");
  });

  it("does nothing the second time", async () => {
    const { noticeId, contact } = await askedDeparture();
    await acknowledgeDepartment(held.deps, contact, noticeId, {});
    expect(await acknowledgeDepartment(held.deps, contact, noticeId, {})).toMatchObject({ acknowledged: 0 });
  });

  it("works by the link of the mail, whose reading changes nothing", async () => {
    const { departure, noticeId, link } = await askedDeparture();
    const page = await getDepartmentNoticeByLink(held.deps, link);
    expect(page).toMatchObject({ department: "logistics", clients: 3, gating: 3, open: 3, acknowledgedAt: null });
    expect(page.items[0]).toMatchObject({ openOrders: 1, gating: true, how: null, effectiveDate: "2026-04-17" });
    expect((await readNotice(held.db, departure.id, "logistics"))?.acknowledgedAt).toBeNull();
    await acknowledgeDepartment(held.deps, link, noticeId, {});
    expect((await readNotice(held.db, departure.id, "logistics"))?.acknowledgedById).toBe(link.personId);
  });

  it("refuses a link of another notice or purpose", async () => {
    const { noticeId, link } = await askedDeparture();
    const other = { ...link, subjectId: crypto.randomUUID() };
    await expect(acknowledgeDepartment(held.deps, other, noticeId, {})).rejects.toMatchObject({ reason: "notYours" });
    const page = { ...link, purpose: "clientPage" };
    await expect(acknowledgeDepartment(held.deps, page, noticeId, {})).rejects.toMatchObject({ code: "forbidden" });
  });

  it("does nothing by the link of somebody who has left the company", async () => {
    const { noticeId, link } = await askedDeparture();
    await held.db.query
      .update(people)
      .set({ status: "left" })
      .where(eq(people.id, link.personId as string));
    await expect(getDepartmentNoticeByLink(held.deps, link)).rejects.toMatchObject({ reason: "personLeft" });
    await expect(acknowledgeDepartment(held.deps, link, noticeId, {})).rejects.toMatchObject({ reason: "personLeft" });
  });

  it("takes another person of the department for one client, nobody else's", async () => {
    const { company, departure, noticeId, contact, ids } = await askedDeparture();
    const stranger = { handoverId: ids[0], personId: company.departments.finance.head.id };
    await expect(acknowledgeDepartment(held.deps, contact, noticeId, { changes: [stranger] })).rejects.toMatchObject({
      reason: "personNotInDepartment",
    });
    const change = { handoverId: ids[0], personId: contact.id };
    const answer = await acknowledgeDepartment(held.deps, contact, noticeId, { changes: [change] });
    expect(answer).toEqual({ acknowledged: 2, changed: 1, objected: 0, open: 0 });
    const items = (await readNotice(held.db, departure.id, "logistics"))?.items;
    expect(items?.find((item) => item.handoverId === ids[0])).toMatchObject({ how: "changed", personId: contact.id });
  });

  it("answers only the clients named when it is told not to acknowledge the rest", async () => {
    const { departure, noticeId, contact, ids } = await askedDeparture();
    const answer = await acknowledgeDepartment(held.deps, contact, noticeId, {
      acknowledgeAll: false,
      changes: [{ handoverId: ids[1], personId: contact.id }],
    });
    expect(answer).toEqual({ acknowledged: 0, changed: 1, objected: 0, open: 2 });
    expect((await listTasks(held.db, departure.id, "acknowledgeDepartment"))[0]?.doneAt).toBeNull();
  });

  it("refuses a client that is not in the notice, or one answered twice", async () => {
    const { noticeId, contact, ids } = await askedDeparture();
    const objection = { handoverId: crypto.randomUUID(), text: "not ours" };
    await expect(
      acknowledgeDepartment(held.deps, contact, noticeId, { objections: [objection] }),
    ).rejects.toMatchObject({ reason: "clientNotInNotice" });
    await expect(
      acknowledgeDepartment(held.deps, contact, noticeId, {
        changes: [{ handoverId: ids[0], personId: contact.id }],
        objections: [{ handoverId: ids[0], text: "wait for the pallet" }],
      }),
    ).rejects.toMatchObject({ reason: "answeredTwice" });
  });
});

describe("an objection of a department", () => {
  it("holds its client until the head has settled it", async () => {
    const { company, departure, noticeId, contact, ids } = await askedDeparture();
    await acknowledgeDepartment(held.deps, contact, noticeId, {
      objections: [{ handoverId: ids[0], text: "Wait until pallet 7 is there" }],
    });
    await passDepartments(held.deps, departure.id);
    expect([await readGate(held.db, ids[0]), await readGate(held.db, ids[1])]).toEqual([null, "settled"]);
    const [task] = await listTasks(held.db, departure.id, "settleObjection");
    expect(task).toMatchObject({ assigneeId: company.head.id, handoverId: ids[0], doneAt: null });
    const head = await actorOf(held.db, company.head);
    const departmentId = company.departments.logistics.id;
    const seen = await getDepartmentNotice(held.deps, head, noticeId);
    expect(seen.items.find((item) => item.handoverId === ids[0])?.objection).toBe("Wait until pallet 7 is there");
    expect(seen).toMatchObject({ open: 0, objected: 1 });
    await settleObjection(held.deps, head, ids[0], { departmentId, text: "It arrives tomorrow" });
    const settled = await getDepartmentNotice(held.deps, contact, noticeId);
    expect(settled.items.find((item) => item.handoverId === ids[0])).toMatchObject({
      objection: "Wait until pallet 7 is there",
      settlement: { text: "It arrives tomorrow", byName: company.head.name, at: "2026-04-06T09:00:00.000Z" },
    });
    const { rows: told } = await held.db.query.execute(sql`
      select person_id from notifications where kind = 'objectionSettled' and departure_id = ${departure.id}`);
    expect(told).toEqual([{ person_id: company.departments.logistics.contact.id }]);
    await passDepartments(held.deps, departure.id);
    expect(await readGate(held.db, ids[0])).toBe("settled");
    expect((await listTasks(held.db, departure.id, "settleObjection"))[0]?.outcome).toBe("settled");
    await expect(settleObjection(held.deps, head, ids[0], { departmentId, text: "again" })).rejects.toMatchObject({
      reason: "noObjection",
    });
  });

  it("does not hold it for ever", async () => {
    const { departure, noticeId, contact, ids } = await askedDeparture();
    await acknowledgeDepartment(held.deps, contact, noticeId, {
      objections: [{ handoverId: ids[0], text: "Never" }],
    });
    await freezeClock(held.db, new Date("2026-04-13T18:00:00Z"));
    await passDepartments(held.deps, departure.id);
    expect(await readGate(held.db, ids[0])).toBe("silence");
  });

  it("can be settled also where the client waits for nobody, or waits no more", async () => {
    const { company, departure, noticeId, contact, ids } = await askedDeparture();
    await held.db.query.update(departmentItems).set({ gating: false }).where(eq(departmentItems.handoverId, ids[1]));
    await acknowledgeDepartment(held.deps, contact, noticeId, {
      objections: [ids[0], ids[1]].map((handoverId) => ({ handoverId, text: "Never to Bern" })),
    });
    await passDepartments(held.deps, departure.id);
    expect([await readGate(held.db, ids[0]), await readGate(held.db, ids[1])]).toEqual([null, "settled"]);
    await freezeClock(held.db, new Date("2026-04-13T18:00:00Z"));
    await passDepartments(held.deps, departure.id);
    const head = await actorOf(held.db, company.head);
    const departmentId = company.departments.logistics.id;
    for (const id of [ids[0], ids[1]]) {
      const answer = await settleObjection(held.deps, head, id, { departmentId, text: "Bern has agreed" });
      expect(answer).toEqual({ how: "objected" });
    }
    const open = (await listTasks(held.db, departure.id, "settleObjection")).filter((task) => task.doneAt === null);
    expect(open).toEqual([]);
  });

  it("said twice is one task of the head's, and taken back by naming a person it is none", async () => {
    const { departure, noticeId, contact, ids } = await askedDeparture();
    for (const text of ["Never to Bern", "Never, because of the ramp"])
      await acknowledgeDepartment(held.deps, contact, noticeId, { objections: [{ handoverId: ids[0], text }] });
    expect(await listTasks(held.db, departure.id, "settleObjection")).toHaveLength(1);
    await acknowledgeDepartment(held.deps, contact, noticeId, {
      changes: [{ handoverId: ids[0], personId: contact.id }],
    });
    expect((await listTasks(held.db, departure.id, "settleObjection"))[0]?.outcome).toBe("withdrawn");
  });

  it("is not settled by a rep", async () => {
    const { company, noticeId, contact, ids } = await askedDeparture();
    await acknowledgeDepartment(held.deps, contact, noticeId, { objections: [{ handoverId: ids[0], text: "Never" }] });
    const rep = await actorOf(held.db, company.reps[0] as NonNullable<(typeof company.reps)[0]>);
    const departmentId = company.departments.logistics.id;
    await expect(settleObjection(held.deps, rep, ids[0], { departmentId, text: "I decide" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("who sees department notices", () => {
  it("shows a department its own, the head the team's, an executive all, a rep none", async () => {
    const { company, departure, contact } = await askedDeparture();
    expect((await listDepartmentNotices(held.deps, contact, departure.id)).map((line) => line.department)).toEqual([
      "logistics",
    ]);
    const head = await actorOf(held.db, company.head);
    expect(await listDepartmentNotices(held.deps, head, departure.id)).toHaveLength(5);
    expect((await listDepartmentNotices(held.deps, head)).every((line) => line.departureId === departure.id)).toBe(
      true,
    );
    const executive = await actorOf(held.db, company.executive);
    expect((await listDepartmentNotices(held.deps, executive)).length).toBeGreaterThan(5);
    const rep = await actorOf(held.db, company.leaver);
    await expect(listDepartmentNotices(held.deps, rep, departure.id)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("keeps another department out", async () => {
    const { company, noticeId } = await askedDeparture();
    const finance = await actorOf(held.db, company.departments.finance.contact);
    await expect(getDepartmentNotice(held.deps, finance, noticeId)).rejects.toMatchObject({ reason: "notYours" });
    await expect(acknowledgeDepartment(held.deps, finance, noticeId, {})).rejects.toMatchObject({ code: "forbidden" });
  });
});
