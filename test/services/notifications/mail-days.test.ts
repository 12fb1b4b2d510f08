import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { OutgoingMail } from "../../../contracts/outgoing-mail.ts";
import { effects } from "../../../db/schema/effects.ts";
import { notifications, tasks } from "../../../db/schema/tasks.ts";
import { change, done } from "../../../db/transaction.ts";
import { notifyDepartments } from "../../../services/departments/notify-departments.ts";
import { deliverEffects } from "../../../services/effects/deliver-effects.ts";
import { type Notice, notify } from "../../../services/notifications/notify.ts";
import { tellColleagues } from "../../../services/notifications/tell-colleagues.ts";
import { createDeparture, freezeClock, MONDAY, type Person, type TestCompany } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createCompanyAlone, owe } from "../../support/departments.ts";
import { startDeparture } from "../../support/departures.ts";

const held = useDatabase();
const system = { kind: "system", name: "test" } as const;
const TUESDAY = new Date("2026-04-07T09:00:00Z");
const WEDNESDAY = new Date("2026-04-08T09:00:00Z");
let company: TestCompany;
let id: string;
let contact: Person;

beforeEach(async () => {
  company = await createCompanyAlone(held.db);
  const departure = await createDeparture(held.db, company, { gates: ["owner"], nextOwner: company.reps[0] });
  await owe(held.db, departure.handovers[0]?.clientId as string, 12_300);
  id = departure.id;
  contact = company.departments.finance.contact;
});

const tell = (kind: Notice["kind"], taskId?: string) =>
  change(held.db, system, async (context) => {
    await notify(context, [{ departureId: id, personId: contact.id, kind, taskId }]);
    return done(undefined, [{ verb: "tell", subject: `departure:${id}` }]);
  });

/** News with a task due that day. */
async function giveTask(dueDay: string): Promise<void> {
  const [task] = await held.db.query
    .insert(tasks)
    .values({
      key: `t:${id}:${dueDay}`,
      departureId: id,
      kind: "settleObjection",
      assigneeId: contact.id,
      arrivedAt: MONDAY,
      dueAt: new Date(`${dueDay}T18:00:00Z`),
      zone: "UTC",
      dueDay,
    })
    .returning();
  await tell("settleObjection", task?.id);
}

/** What the contact gets when everything due is delivered, several mails at a time as the worker does. */
async function deliver(departureId = id, person = contact): Promise<OutgoingMail[]> {
  const sent: OutgoingMail[] = [];
  const mail = {
    send: async (message: OutgoingMail) => {
      sent.push(message);
      return { state: "accepted" } as const;
    },
  };
  await deliverEffects({ ...held.deps, mail }, `departure:${departureId}`);
  return sent.filter((message) => message.to.address === person.email);
}
const isNotice = (mail: OutgoingMail | undefined) => mail?.text.includes("/d/");

describe("one mail a working day from one departure", () => {
  it("is the department's notice for someone who has news too; the news go the next morning", async () => {
    await notifyDepartments(held.deps, id);
    await tell("departmentObjected");
    await tellColleagues(held.deps, id);
    const [first, ...more] = await deliver();
    expect(more).toEqual([]);
    expect(isNotice(first)).toBe(true);
    await tellColleagues(held.deps, id);
    expect(await deliver()).toEqual([]);
    await freezeClock(held.db, TUESDAY);
    await tellColleagues(held.deps, id);
    const [second, ...none] = await deliver();
    expect(none).toEqual([]);
    expect(second?.text).toContain("A department objects");
  });

  it("is the news when they left first; the notice goes the next morning", async () => {
    await tell("departmentObjected");
    await tellColleagues(held.deps, id);
    expect(await deliver()).toHaveLength(1);
    await notifyDepartments(held.deps, id);
    expect(await deliver()).toEqual([]);
    await freezeClock(held.db, TUESDAY);
    const [notice, ...more] = await deliver();
    expect(more).toEqual([]);
    expect(isNotice(notice)).toBe(true);
  });

  it("may be followed by what is due today, without the other news", async () => {
    await notifyDepartments(held.deps, id);
    const [notice] = await deliver();
    expect(isNotice(notice)).toBe(true);
    await tell("departmentObjected");
    await giveTask("2026-04-06");
    await tellColleagues(held.deps, id);
    const [news, ...none] = await deliver();
    expect(none).toEqual([]);
    expect(news?.text).toContain("Settle the objection");
    expect(news?.text).not.toContain("A department objects");
  });

  it("holds when both are due at the same moment: who is claimed second goes the next morning", async () => {
    await notifyDepartments(held.deps, id);
    await held.db.query.update(effects).set({ notBefore: TUESDAY }).where(eq(effects.departureId, id));
    await tell("departmentObjected");
    await tellColleagues(held.deps, id);
    await held.db.query.update(effects).set({ notBefore: MONDAY }).where(eq(effects.departureId, id));
    expect(await deliver()).toHaveLength(1);
    await freezeClock(held.db, TUESDAY);
    expect(await deliver()).toHaveLength(1);
    await freezeClock(held.db, WEDNESDAY);
    expect(await deliver()).toEqual([]);
  });

  it("lets a mail claimed second say only what is due, and keeps the rest for the next", async () => {
    await giveTask("2026-04-06");
    await tell("departmentObjected");
    await tellColleagues(held.deps, id);
    await held.db.query.update(effects).set({ notBefore: TUESDAY }).where(eq(effects.departureId, id));
    await notifyDepartments(held.deps, id);
    await held.db.query.update(effects).set({ notBefore: MONDAY }).where(eq(effects.kind, "departmentNotice"));
    expect(isNotice((await deliver())[0])).toBe(true);
    await held.db.query.update(effects).set({ notBefore: MONDAY }).where(eq(effects.kind, "colleagueMail"));
    const [due] = await deliver();
    expect(due?.text).toContain("Settle the objection");
    expect(due?.text).not.toContain("A department objects");
    const waiting = await held.db.query.select().from(notifications).where(eq(notifications.departureId, id));
    expect(waiting.filter((row) => row.effectId === null).map((row) => row.kind)).toEqual(["departmentObjected"]);
    await freezeClock(held.db, TUESDAY);
    await tellColleagues(held.deps, id);
    expect((await deliver())[0]?.text).toContain("A department objects");
  });

  it("counts the message to the leaver, whose tasks follow the next morning", async () => {
    const started = await startDeparture(held.deps);
    await change(held.db, system, async (context) => {
      await notify(context, [{ departureId: started.id, personId: started.leaver.id, kind: "ownersApproved" }]);
      return done(undefined, [{ verb: "tell", subject: `departure:${started.id}` }]);
    });
    expect(await deliver(started.id, started.leaver)).toHaveLength(1);
    await tellColleagues(held.deps, started.id);
    expect(await deliver(started.id, started.leaver)).toEqual([]);
    await freezeClock(held.db, TUESDAY);
    await tellColleagues(held.deps, started.id);
    expect(await deliver(started.id, started.leaver)).toHaveLength(1);
  });

  it("waits for the morning when a mail planned in working hours could not leave in them", async () => {
    await tell("departmentObjected");
    await tellColleagues(held.deps, id);
    await freezeClock(held.db, new Date("2026-04-06T20:00:00Z"));
    expect(await deliver()).toEqual([]);
    await freezeClock(held.db, TUESDAY);
    expect(await deliver()).toHaveLength(1);
  });
});
