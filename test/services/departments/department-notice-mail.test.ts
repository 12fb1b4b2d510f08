import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { MailSender, OutgoingMail } from "../../../contracts/outgoing-mail.ts";
import { handovers } from "../../../db/schema/departures.ts";
import { effects } from "../../../db/schema/effects.ts";
import { awayDays, people } from "../../../db/schema/people.ts";
import { look } from "../../../db/transaction.ts";
import { acknowledgeDepartment } from "../../../services/departments/acknowledge-department.ts";
import { notifyDepartments } from "../../../services/departments/notify-departments.ts";
import { passDepartments } from "../../../services/departments/pass-departments.ts";
import { deliverEffects } from "../../../services/effects/deliver-effects.ts";
import { resolveLink } from "../../../services/links/sign-link.ts";
import { tellColleagues } from "../../../services/notifications/tell-colleagues.ts";
import { chaseTasks } from "../../../services/tasks/chase-tasks.ts";
import { actorOf, createDeparture, freezeClock, type TestCompany } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createCompanyAlone, createQuestion, joinMany, owe, readGate, readNotice } from "../../support/departments.ts";

const held = useDatabase();
const system = { kind: "system", name: "test" } as const;

async function notified() {
  const company = await createCompanyAlone(held.db);
  const departure = await createDeparture(held.db, company, { gates: ["owner"], nextOwner: company.reps[0] });
  const [client] = departure.handovers;
  await owe(held.db, client?.clientId as string, 12_300);
  await createQuestion(held.db, client?.clientId as string, { departmentId: company.departments.finance.id });
  await notifyDepartments(held.deps, departure.id);
  return { company, id: departure.id, handoverId: client?.id as string };
}

/** Delivers what is due of a departure; returns the mails handed to the server. */
async function deliver(departureId: string): Promise<OutgoingMail[]> {
  const sent: OutgoingMail[] = [];
  const mail: MailSender = {
    send: async (message) => {
      sent.push(message);
      return { state: "accepted" };
    },
  };
  await deliverEffects({ ...held.deps, mail }, `departure:${departureId}`);
  return sent;
}
const toFinance = (company: TestCompany, mails: OutgoingMail[]) =>
  mails.filter((mail) => mail.to.address === company.departments.finance.contact.email);

describe("the mail of a department's notice", () => {
  it("names the client, new owner, what is open and the person, with a link that acknowledges", async () => {
    const { company, id, handoverId } = await notified();
    const [mail] = toFinance(company, await deliver(id));
    expect(mail?.text).toContain(company.reps[0]?.name);
    expect(mail?.text).toContain("123.00");
    expect(mail?.text).toContain("Where is pallet 7?");
    expect(mail?.text).toContain(company.departments.finance.head.name);
    const token = /http:\/\/handover\.test\/d\/(\S+)/.exec(mail?.text ?? "")?.[1] as string;
    const link = await look(held.db, system, (context) => resolveLink(held.deps, context, token));
    expect(link).toMatchObject({
      kind: "link",
      purpose: "departmentNotice",
      personId: company.departments.finance.contact.id,
    });
    await acknowledgeDepartment(held.deps, link, link.subjectId, {});
    await passDepartments(held.deps, id);
    expect(await readGate(held.db, handoverId)).toBe("settled");
  });

  it("marks its clients as told once the server has taken it", async () => {
    const { id } = await notified();
    expect((await readNotice(held.db, id, "marketing"))?.sentAt).toBeNull();
    expect(await deliver(id)).toHaveLength(5);
    const notice = await readNotice(held.db, id, "marketing");
    expect(notice?.sentAt).not.toBeNull();
    expect(notice?.items[0]?.notifiedAt).not.toBeNull();
    expect(await deliver(id)).toHaveLength(0);
  });

  it("leaves in the team's working hours", async () => {
    await freezeClock(held.db, new Date("2026-04-06T20:00:00Z"));
    const { company, id } = await notified();
    await freezeClock(held.db, new Date("2026-04-06T20:00:00Z"));
    await held.db.query
      .update(effects)
      .set({ notBefore: new Date("2026-04-06T20:00:00Z") })
      .where(eq(effects.departureId, id));
    expect(await deliver(id)).toHaveLength(0);
    await freezeClock(held.db, new Date("2026-04-07T09:00:00Z"));
    expect(toFinance(company, await deliver(id))).toHaveLength(1);
  });

  it("goes to the deputy of a person who is away", async () => {
    const { company, id } = await notified();
    const { contact, head } = company.departments.finance;
    await held.db.query.update(people).set({ deputyId: head.id }).where(eq(people.id, contact.id));
    await held.db.query.insert(awayDays).values({ personId: contact.id, fromDay: "2026-04-01", toDay: "2026-04-30" });
    const mails = await deliver(id);
    expect(toFinance(company, mails)).toHaveLength(0);
    expect(mails.map((mail) => mail.to.address)).toContain(head.email);
  });

  it("tells in the app a person whose address went missing", async () => {
    const { company, id } = await notified();
    await held.db.query
      .update(people)
      .set({ email: null })
      .where(eq(people.id, company.departments.finance.contact.id));
    expect(toFinance(company, await deliver(id))).toHaveLength(0);
    expect((await readNotice(held.db, id, "finance"))?.items[0]?.notifiedAt).not.toBeNull();
  });

  it("is followed by a new one for many more clients, but not on the same day", async () => {
    const { company, id } = await notified();
    await deliver(id);
    const contact = await actorOf(held.db, company.departments.finance.contact);
    await acknowledgeDepartment(held.deps, contact, (await readNotice(held.db, id, "finance"))?.id as string, {});
    await joinMany(held.db, id, 30, ["owner"]);
    await held.db.query
      .update(handovers)
      .set({ nextOwnerId: company.reps[0]?.id })
      .where(eq(handovers.departureId, id));
    await notifyDepartments(held.deps, id);
    expect(await deliver(id)).toHaveLength(0);
    await freezeClock(held.db, new Date("2026-04-07T09:00:00Z"));
    const [second, ...more] = toFinance(company, await deliver(id));
    expect(more).toEqual([]);
    // The client acknowledged yesterday is not asked for again.
    expect(second?.subject).toContain("30 clients");
    expect(second?.text).toContain("need not do anything");
  });

  it("is called to mind with the same link, which the department may open", async () => {
    const { company, id } = await notified();
    const [first] = toFinance(company, await deliver(id));
    // Half of the time until Friday's end has passed on Wednesday, at half past one.
    await freezeClock(held.db, new Date("2026-04-08T14:00:00Z"));
    await chaseTasks(held.deps, id);
    await tellColleagues(held.deps, id);
    const [reminder] = toFinance(company, await deliver(id));
    expect(reminder?.text).toContain("reminder");
    const link = /http:\/\/handover\.test\/d\/\S+/.exec(first?.text ?? "")?.[0] as string;
    expect(reminder?.text).toContain(link);
    expect(reminder?.text).not.toContain("/departures/");
  });
});
