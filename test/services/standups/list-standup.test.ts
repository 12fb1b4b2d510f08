import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { departures, handovers } from "../../../db/schema/departures.ts";
import { introductions } from "../../../db/schema/introductions.ts";
import { proposals } from "../../../db/schema/owners.ts";
import { awayDays, people } from "../../../db/schema/people.ts";
import { tasks } from "../../../db/schema/tasks.ts";
import { look } from "../../../db/transaction.ts";
import { sealAudit } from "../../../services/audit/seal-audit.ts";
import { verifyAudit } from "../../../services/audit/verify-audit.ts";
import { listStandup } from "../../../services/standups/list-standup.ts";
import { listStandupFact } from "../../../services/standups/list-standup-fact.ts";
import { createDeparture, freezeClock, MONDAY, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createLeaverCompany, sendDue } from "../../support/departures.ts";

const held = useDatabase();
const system = { kind: "system", name: "test" } as const;
const TUESDAY = new Date("2026-04-07T09:00:00Z");
let company: Awaited<ReturnType<typeof createLeaverCompany>>;
beforeEach(async () => {
  company = await createLeaverCompany(held.deps, { clients: 0 });
});
const fact = () => look(held.db, system, (context) => listStandupFact(context, company.team.id));
const send = async () => {
  await listStandup(held.deps, company.team.id);
  return sendDue(held.deps, `standup:${company.team.id}`);
};

describe("the morning list", () => {
  it("goes to the head once each working morning while a departure of the team is open", async () => {
    expect(await fact()).toEqual({ due: false, nextAt: null });
    const { id } = await createDeparture(held.db, company);
    expect((await fact()).due).toBe(true);
    expect((await send()).map((mail) => mail.to.address)).toEqual([company.head.email]);
    expect(await fact()).toEqual({ due: false, nextAt: TUESDAY });
    expect(await send()).toEqual([]);
    await freezeClock(held.db, new Date("2026-04-10T09:00:00Z"));
    expect(await send()).toHaveLength(1);
    expect((await fact()).nextAt).toEqual(new Date("2026-04-13T09:00:00Z"));
    await held.db.query.update(departures).set({ state: "closed" }).where(eq(departures.id, id));
    expect(await fact()).toEqual({ due: false, nextAt: null });
  });

  it("carries the newest head of the audit out of the house", async () => {
    await createDeparture(held.db, company);
    await listStandup(held.deps, company.team.id);
    const seal = await vi.waitFor(
      async () => {
        await sealAudit(held);
        const { rows } = await held.db.query.execute<{ position: number; hash: string }>(sql`
          select to_position::int as position, encode(hash, 'hex') as hash from seals order by id desc limit 1`);
        expect(rows).toHaveLength(1);
        return rows[0] as { position: number; hash: string };
      },
      { timeout: 20_000 },
    );
    const [mail] = await sendDue(held.deps, `standup:${company.team.id}`);
    expect(mail?.text).toContain(`row ${seal.position}, ${seal.hash}`);
    const verdict = await look(held.db, system, ({ tx }) => verifyAudit(tx, seal.hash));
    expect(verdict.valid).toBe(true);
  });

  it("waits for the start of the working day", async () => {
    await createDeparture(held.db, company);
    await freezeClock(held.db, new Date("2026-04-07T05:00:00Z"));
    expect(await fact()).toEqual({ due: false, nextAt: TUESDAY });
  });

  it("names what is overdue by department, gold clients waiting, signs, refusals, meetings and days left", async () => {
    const { id, handovers: made } = await createDeparture(held.db, company, { tier: "gold", clients: 2 });
    const [first, second] = made.map((row) => row.id) as [string, string];
    await held.db.query
      .update(handovers)
      .set({ signs: ["sharpDrop"] })
      .where(eq(handovers.id, first));
    const rep = company.reps[0] as Person;
    await held.db.query.insert(proposals).values({
      handoverId: second,
      round: 1,
      proposedId: rep.id,
      ownerId: rep.id,
      proposedAt: MONDAY,
      answer: "declined",
      declineReason: "load",
      answeredAt: MONDAY,
    });
    await held.db.query.insert(tasks).values({
      key: `ack:${id}`,
      departureId: id,
      kind: "acknowledgeDepartment",
      assigneeId: company.departments.logistics.contact.id,
      arrivedAt: MONDAY,
      dueAt: new Date("2026-04-06T18:00:00Z"),
      zone: "UTC",
      dueDay: "2026-04-06",
    });
    await held.db.query.insert(introductions).values({
      handoverId: first,
      format: "jointMeeting",
      state: "agreed",
      hostId: company.leaver.id,
      successorId: rep.id,
      uid: `u-${id}`,
      startsAt: new Date("2026-04-07T14:00:00Z"),
      endsAt: new Date("2026-04-07T15:00:00Z"),
      zone: "UTC",
    });
    await freezeClock(held.db, TUESDAY);
    const [mail] = await send();
    const expected = [
      "Logistics: 1 task",
      "Gold clients not yet told",
      "Buys much less",
      `${rep.name}: 1 client`,
      "9 working days left, 2 clients open",
    ];
    for (const text of expected) expect(mail?.text).toContain(text);
    expect(mail?.text).toMatch(/2:00 PM|14:00/);
  });

  it("begins on the morning after a departure was confirmed in the course of a day", async () => {
    const confirmedAt = new Date("2026-04-06T13:00:00Z");
    await createDeparture(held.db, company, { departure: { confirmedAt } });
    await freezeClock(held.db, confirmedAt);
    expect(await fact()).toEqual({ due: false, nextAt: TUESDAY });
    await freezeClock(held.db, TUESDAY);
    expect((await fact()).due).toBe(true);
  });

  it("goes to the deputy while the head is away", async () => {
    await createDeparture(held.db, company);
    const deputy = company.reps[0] as Person;
    await held.db.query.update(people).set({ deputyId: deputy.id }).where(eq(people.id, company.head.id));
    await held.db.query
      .insert(awayDays)
      .values({ personId: company.head.id, fromDay: "2026-04-06", toDay: "2026-04-06" });
    expect((await send()).map((mail) => mail.to.address)).toEqual([deputy.email]);
    await freezeClock(held.db, TUESDAY);
    expect((await send()).map((mail) => mail.to.address)).toEqual([company.head.email]);
  });

  it("goes to the head's superior while the head is leaving, and to nobody without an address", async () => {
    await createDeparture(held.db, company);
    await held.db.query.update(people).set({ status: "leaving" }).where(eq(people.id, company.head.id));
    expect((await send()).map((mail) => mail.to.address)).toEqual([company.executive.email]);
    await freezeClock(held.db, TUESDAY);
    await held.db.query.update(people).set({ email: null }).where(eq(people.id, company.executive.id));
    expect(await fact()).toEqual({ due: false, nextAt: null });
  });
});
