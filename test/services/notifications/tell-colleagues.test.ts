import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { openQuestions } from "../../../db/schema/book.ts";
import { departmentNotices } from "../../../db/schema/departments.ts";
import { people } from "../../../db/schema/people.ts";
import { notifications, tasks } from "../../../db/schema/tasks.ts";
import { change, done, look } from "../../../db/transaction.ts";
import { type Notice, notify } from "../../../services/notifications/notify.ts";
import { tellColleagues } from "../../../services/notifications/tell-colleagues.ts";
import { tellColleaguesFact } from "../../../services/notifications/tell-colleagues-fact.ts";
import { createDeparture, freezeClock, MONDAY, type Person, type TestHandover } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createLeaverCompany, mailDue, sendDue } from "../../support/departures.ts";

const held = useDatabase();
const system = { kind: "system", name: "test" } as const;
let company: Awaited<ReturnType<typeof createLeaverCompany>>;
let id: string;
let client: TestHandover;
beforeEach(async () => {
  company = await createLeaverCompany(held.deps, { clients: 0 });
  const departure = await createDeparture(held.db, company);
  id = departure.id;
  [client] = departure.handovers as [TestHandover];
});
const rep = () => company.reps[0] as Person;
const tell = (kind: Notice["kind"], personId = rep().id, more: Partial<Notice> = {}) =>
  change(held.db, system, async (context) => {
    await notify(context, [{ departureId: id, personId, kind, ...more }]);
    return done(undefined, [{ verb: "tell", subject: `departure:${id}` }]);
  });
/** A task of the rep with its notification. */
const giveTask = async (dueDay: string, done?: Date) => {
  const [task] = await held.db.query
    .insert(tasks)
    .values({
      key: `t:${id}:${dueDay}`,
      departureId: id,
      kind: "signInventory",
      assigneeId: rep().id,
      arrivedAt: MONDAY,
      dueAt: new Date(`${dueDay}T18:00:00Z`),
      zone: "UTC",
      dueDay,
      doneAt: done ?? null,
    })
    .returning();
  await tell("signInventory", rep().id, { taskId: task?.id });
};
const fact = () => look(held.db, system, (context) => tellColleaguesFact(context, id));

describe("mails to colleagues", () => {
  it("gather everything told so far, one mail a person", async () => {
    await tell("assigned", rep().id, { count: 3 });
    await tell("ownersApproved");
    await tell("ownersApproved", company.head.id);
    expect((await fact()).due).toBe(true);
    const mails = await mailDue(held.deps, id);
    expect(mails.map((mail) => mail.to.address).sort()).toEqual([rep().email, company.head.email].sort());
    expect(await fact()).toEqual({ due: false, nextAt: null });
  });

  it("go out once a working day; later news wait for the next morning", async () => {
    await tell("assigned");
    await mailDue(held.deps, id);
    await freezeClock(held.db, new Date("2026-04-06T15:00:00Z"));
    await tell("ownersApproved");
    expect(await fact()).toEqual({ due: false, nextAt: new Date("2026-04-07T09:00:00Z") });
    expect(await mailDue(held.deps, id)).toEqual([]);
    await freezeClock(held.db, new Date("2026-04-07T09:00:00Z"));
    expect(await mailDue(held.deps, id)).toHaveLength(1);
  });

  it("join one of the day that has not left yet", async () => {
    await freezeClock(held.db, new Date("2026-04-06T20:00:00Z"));
    await tell("assigned");
    await tellColleagues(held.deps, id);
    await tell("ownersApproved");
    await tellColleagues(held.deps, id);
    expect(await sendDue(held.deps, `departure:${id}`)).toEqual([]);
    await freezeClock(held.db, new Date("2026-04-07T09:00:00Z"));
    const mails = await sendDue(held.deps, `departure:${id}`);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain("Clients assigned to you");
    expect(mails[0]?.text).toContain("New owners approved");
  });

  it("may be one more a day, for what is due that day alone", async () => {
    await tell("assigned");
    await mailDue(held.deps, id);
    await tell("ownersApproved");
    await giveTask("2026-04-06");
    const [second, ...more] = await mailDue(held.deps, id);
    expect(more).toEqual([]);
    expect(second?.text).toContain("Sign the inventory");
    expect(second?.text).not.toContain("New owners approved");
    await giveTask("2026-04-05");
    expect(await mailDue(held.deps, id)).toEqual([]);
    expect((await fact()).nextAt).toEqual(new Date("2026-04-07T09:00:00Z"));
  });

  it("leave out tasks done meanwhile, and do not go out at all with nothing left", async () => {
    await giveTask("2026-04-08", MONDAY);
    expect(await mailDue(held.deps, id)).toEqual([]);
    expect(await fact()).toEqual({ due: false, nextAt: null });
  });

  it("say once how many clients joined a department's notice, and nothing once it has answered", async () => {
    const { contact } = company.departments.logistics;
    const [notice] = await held.db.query
      .insert(departmentNotices)
      .values({ departureId: id, departmentId: company.departments.logistics.id, recipientId: contact.id })
      .returning();
    for (const count of [1, 4, 2]) await tell("clientsJoinedNotice", contact.id, { count });
    const [mail] = await mailDue(held.deps, id);
    expect(mail?.text.match(/More clients change account manager/g)).toHaveLength(1);
    expect(mail?.text).toContain("More clients change account manager: 7 clients");
    await freezeClock(held.db, new Date("2026-04-07T09:00:00Z"));
    await tell("clientsJoinedNotice", contact.id, { count: 3 });
    await held.db.query
      .update(departmentNotices)
      .set({ acknowledgedAt: new Date("2026-04-07T09:30:00Z") })
      .where(eq(departmentNotices.id, notice?.id ?? ""));
    expect(await mailDue(held.deps, id)).toEqual([]);
  });

  it("carry what a client asked, and lead to the closing report itself", async () => {
    await held.db.query.insert(openQuestions).values({
      source: "clientPage",
      sourceId: "q",
      clientId: client.clientId,
      responsibleId: rep().id,
      text: "Who delivers in May?",
      openedOn: "2026-04-06",
    });
    await tell("clientAsked", rep().id, { handoverId: client.id });
    await tell("closingReport", company.head.id);
    const mails = await mailDue(held.deps, id);
    const to = (person: Person) => mails.find((mail) => mail.to.address === person.email)?.text;
    expect(to(rep())).toContain("“Who delivers in May?”");
    expect(to(company.head)).toContain(`/departures/${id}/closing-report`);
  });

  it("name who is late to the superior, and who is away to the deputy", async () => {
    await held.db.query.insert(tasks).values({
      key: `late:${id}`,
      departureId: id,
      kind: "signInventory",
      assigneeId: rep().id,
      forId: company.reps[1]?.id,
      arrivedAt: MONDAY,
      dueAt: MONDAY,
      zone: "UTC",
      dueDay: "2026-04-06",
      chaseLevel: 3,
    });
    const [task] = await held.db.query
      .select()
      .from(tasks)
      .where(eq(tasks.key, `late:${id}`));
    await tell("signInventory", company.head.id, { taskId: task?.id });
    await tell("signInventory", rep().id, { taskId: task?.id });
    const mails = await mailDue(held.deps, id);
    const to = (person: Person) => mails.find((mail) => mail.to.address === person.email)?.text;
    expect(to(company.head)).toContain(`late: ${rep().name}`);
    expect(to(rep())).toContain(`in place of ${company.reps[1]?.name}`);
    // Whose task it is does it on its own page; who hears that it is late looks at the departure.
    expect(to(rep())).toContain(`/tasks/${task?.id}`);
    expect(to(rep())).toContain(`/?departure=${id}`);
    expect(to(rep())).not.toContain(`/departures/${id}`);
    expect(to(company.head)).toContain(`/departures/${id}`);
    expect(to(company.head)).not.toContain("/tasks/");
  });

  it("are not due for someone without an address or who has left", async () => {
    await held.db.query.update(people).set({ email: null }).where(eq(people.id, rep().id));
    await tell("assigned");
    expect(await fact()).toEqual({ due: false, nextAt: null });
    const unsent = await held.db.query.select().from(notifications).where(eq(notifications.departureId, id));
    expect(unsent).toHaveLength(1);
  });

  it("are written in the reader's language", async () => {
    await held.db.query.update(people).set({ locale: "ru" }).where(eq(people.id, rep().id));
    await tell("assigned");
    expect((await mailDue(held.deps, id))[0]?.text).toMatch(/[а-я]{4}/);
  });
});
