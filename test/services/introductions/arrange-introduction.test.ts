import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plannedMeetings } from "../../../db/schema/book.ts";
import { clients, contacts } from "../../../db/schema/clients.ts";
import { handovers } from "../../../db/schema/departures.ts";
import { awayDays, busyTimes, people } from "../../../db/schema/people.ts";
import { change, done } from "../../../db/transaction.ts";
import { arrangeIntroduction } from "../../../services/introductions/arrange-introduction.ts";
import { arrangeIntroductionFact } from "../../../services/introductions/arrange-introduction-fact.ts";
import { cancelIntroductions } from "../../../services/introductions/cancel-introductions.ts";
import { scheduleIntroductions } from "../../../services/introductions/schedule-introductions.ts";
import { freezeClock, LAST_DAY } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import {
  createAgreed,
  createScheduled,
  introductionOf,
  invitationsTo,
  startPost,
  TOLD,
  tellClients,
} from "../../support/introductions.ts";
import { readFact } from "../../support/passes.ts";

const held = useDatabase();
let post: Awaited<ReturnType<typeof startPost>>;
beforeAll(async () => {
  post = await startPost(held.deps);
});
afterAll(() => post.stop());

const fact = (handoverId: string) => readFact(held.db, arrangeIntroductionFact, handoverId);
const at = (text: string) => new Date(`2026-04-${text}:00Z`);

describe("arranging an introduction", () => {
  it("waits until the client is told, then offers three slots on three days and a working day to pick", async () => {
    const { departureId, handoverId } = await createScheduled(held.deps, { tier: "silver" });
    expect(await fact(handoverId)).toEqual({ due: false, nextAt: null });
    await tellClients(held.db, departureId);
    expect(await fact(handoverId)).toEqual({ due: true, nextAt: null });
    await arrangeIntroduction(held.deps, handoverId);
    expect(await introductionOf(held.db, handoverId)).toMatchObject({
      state: "offered",
      startsAt: null,
      slots: ["2026-04-14T11:00:00.000Z", "2026-04-15T09:00:00.000Z", "2026-04-16T09:00:00.000Z"],
    });
    expect(await fact(handoverId)).toEqual({ due: false, nextAt: at("14T09:00") });
  });

  it("fixes the first slot when the client picked none, invites everybody and asks the host for the outcome", async () => {
    const { company, departureId, handoverId, handovers: list } = await createScheduled(held.deps, { tier: "gold" });
    await tellClients(held.db, departureId);
    await arrangeIntroduction(held.deps, handoverId);
    await freezeClock(held.db, at("14T09:00"));
    expect((await fact(handoverId)).due).toBe(true);
    await arrangeIntroduction(held.deps, handoverId);
    const introduction = await introductionOf(held.db, handoverId);
    expect(introduction).toMatchObject({
      state: "agreed",
      startsAt: at("14T11:00"),
      endsAt: at("14T12:00"),
      sequence: 0,
    });
    expect(await fact(handoverId)).toEqual({ due: false, nextAt: at("14T12:00") });
    await post.run(handoverId);

    const [contact] = await held.db.query
      .select()
      .from(contacts)
      .where(eq(contacts.id, list[0]?.contactId ?? ""));
    const everybody = [company.leaver, company.reps[0], company.head, contact].map((one) => one?.email ?? "");
    for (const address of everybody) {
      const [request, ...more] = await invitationsTo(held.db, address);
      expect(more).toEqual([]);
      expect(request).toMatchObject({
        method: "REQUEST",
        uid: `${introduction.id}@testcompany.example`,
        sequence: 0,
        start: "2026-04-14T11:00:00Z",
        status: "CONFIRMED",
        from: "meetings@testcompany.example",
        organizer: "meetings@testcompany.example",
      });
      expect([...(request?.attendees ?? [])].sort()).toEqual([...everybody].sort());
    }
    const { rows } = await held.db.query.execute(sql`
      select assignee_id, due_at::text from tasks where handover_id = ${handoverId} and kind = 'holdIntroduction'`);
    expect(rows).toEqual([{ assignee_id: company.leaver.id, due_at: "2026-04-14 18:00:00+00" }]);
  });

  it("gives the client's mail a link to pick another time; colleagues get none", async () => {
    const { company, handoverId, handovers: list } = await createAgreed(held.deps);
    await post.run(handoverId);
    const [contact] = await held.db.query
      .select()
      .from(contacts)
      .where(eq(contacts.id, list[0]?.contactId ?? ""));
    expect((await invitationsTo(held.db, contact?.email ?? ""))[0]?.text).toContain("http://handover.test/c/");
    expect((await invitationsTo(held.db, company.leaver.email ?? ""))[0]?.text).not.toContain("/c/");
  });

  it("leaves busy times, planned meetings, days away and other introductions alone", async () => {
    const { company, departureId, handoverId, handovers: list } = await createScheduled(held.deps, { clients: 2 });
    const successorId = company.reps[0]?.id ?? "";
    await held.db.query.insert(busyTimes).values({
      personId: company.leaver.id,
      fromAt: new Date("2026-04-14T09:00:00Z"),
      toAt: new Date("2026-04-14T15:00:00Z"),
    });
    await held.db.query.insert(plannedMeetings).values({
      source: "test",
      sourceId: handoverId,
      personId: successorId,
      startsAt: at("14T15:00"),
      endsAt: at("14T18:00"),
    });
    await held.db.query.insert(awayDays).values({ personId: successorId, fromDay: "2026-04-15", toDay: "2026-04-16" });
    await tellClients(held.db, departureId);
    for (const { id } of list) await arrangeIntroduction(held.deps, id);
    const slots = await Promise.all(list.map(async ({ id }) => (await introductionOf(held.db, id)).slots));
    expect(slots[0]).toEqual(["2026-04-17T09:00:00.000Z", "2026-04-17T09:30:00.000Z", "2026-04-17T10:00:00.000Z"]);
    expect(slots[1]?.[0]).toBe("2026-04-17T09:30:00.000Z");
  });

  it("keeps to the hours of a client in another zone", async () => {
    const { departureId, handoverId, handovers: list } = await createScheduled(held.deps);
    await held.db.query
      .update(clients)
      .set({ zone: "America/New_York" })
      .where(eq(clients.id, list[0]?.clientId ?? ""));
    await tellClients(held.db, departureId);
    await arrangeIntroduction(held.deps, handoverId);
    expect((await introductionOf(held.db, handoverId)).slots[0]).toBe("2026-04-14T13:00:00.000Z");
  });

  it("asks the host to tell the time to a client that nobody may write to", async () => {
    const { company, departureId, handoverId, handovers: list } = await createScheduled(held.deps);
    const contactId = list[0]?.contactId ?? "";
    await held.db.query
      .update(contacts)
      .set({ doNotContact: ["email"] })
      .where(eq(contacts.id, contactId));
    await tellClients(held.db, departureId);
    await arrangeIntroduction(held.deps, handoverId);
    await post.run(handoverId);
    const [toHost] = await invitationsTo(held.db, company.leaver.email ?? "");
    const [toSuccessor] = await invitationsTo(held.db, company.reps[0]?.email ?? "");
    expect(toHost?.text).toContain("tell them the time by telephone");
    expect(toSuccessor?.text).not.toContain("telephone.");
  });

  it("agrees the first slot at once for a client without an address; only colleagues with one are written to", async () => {
    const { company, departureId, handoverId, handovers: list } = await createScheduled(held.deps);
    await held.db.query
      .update(contacts)
      .set({ email: null })
      .where(eq(contacts.id, list[0]?.contactId ?? ""));
    await held.db.query.update(people).set({ email: null }).where(eq(people.id, company.leaver.id));
    await tellClients(held.db, departureId);
    await arrangeIntroduction(held.deps, handoverId);
    expect(await introductionOf(held.db, handoverId)).toMatchObject({ state: "agreed", startsAt: at("13T11:00") });
    await post.run(handoverId);
    const successor = company.reps[0]?.email ?? "";
    expect((await invitationsTo(held.db, successor)).map((one) => one.attendees)).toEqual([[successor]]);
  });

  it("takes a call where nobody of the management has an hour, and the notice where the leaver has no time", async () => {
    const call = await createScheduled(held.deps, { tier: "gold" });
    const busy = (personId: string) =>
      held.db.query
        .insert(busyTimes)
        .values({ personId, fromAt: new Date("2026-04-13T00:00:00Z"), toAt: new Date("2026-05-30T00:00:00Z") });
    await busy(call.company.head.id);
    await tellClients(held.db, call.departureId);
    await arrangeIntroduction(held.deps, call.handoverId);
    expect(await introductionOf(held.db, call.handoverId)).toMatchObject({
      format: "jointCall",
      state: "offered",
      managerId: null,
    });

    const notice = await createScheduled(held.deps, { tier: "gold" });
    await busy(notice.company.leaver.id);
    await tellClients(held.db, notice.departureId);
    await arrangeIntroduction(held.deps, notice.handoverId);
    expect(await introductionOf(held.db, notice.handoverId)).toMatchObject({ format: "inNotice", state: "held" });
    const [handover] = await held.db.query.select().from(handovers).where(eq(handovers.id, notice.handoverId));
    expect(handover).toMatchObject({ introducedAt: TOLD, switchDueAt: at("14T09:00") });
    expect(await fact(notice.handoverId)).toEqual({ due: false, nextAt: null });
  });

  it("has room on the last day for who is told the evening before", async () => {
    const { departureId, handoverId } = await createScheduled(held.deps);
    await tellClients(held.db, departureId, at("16T17:30"));
    await arrangeIntroduction(held.deps, handoverId);
    expect(await introductionOf(held.db, handoverId)).toMatchObject({ state: "agreed", startsAt: at("17T10:30") });
  });

  it("counts an introduction in the notice as held once the client is told", async () => {
    const { departureId, handoverId } = await createScheduled(held.deps, { tier: "copper" });
    await tellClients(held.db, departureId);
    expect((await fact(handoverId)).due).toBe(true);
    await arrangeIntroduction(held.deps, handoverId);
    expect(await introductionOf(held.db, handoverId)).toMatchObject({ state: "held", heldAt: TOLD });
    expect((await fact(handoverId)).due).toBe(false);
  });

  it("after the last day is held by the head, with successor and client", async () => {
    const { company, departureId, handoverId } = await createScheduled(held.deps, { tier: "gold" });

    await tellClients(held.db, departureId, new Date(`${LAST_DAY}T18:00:00Z`));
    expect((await fact(handoverId)).due).toBe(false);
    await scheduleIntroductions(held.deps, departureId);
    await arrangeIntroduction(held.deps, handoverId);
    await freezeClock(held.db, at("20T18:00"));
    await arrangeIntroduction(held.deps, handoverId);
    await post.run(handoverId);
    const introduction = await introductionOf(held.db, handoverId);
    expect(introduction).toMatchObject({ state: "agreed", hostId: company.head.id, headIntroduced: true });
    expect(await invitationsTo(held.db, company.leaver.email ?? "")).toEqual([]);
    expect(await invitationsTo(held.db, company.head.email ?? "")).toHaveLength(1);
  });
});

describe("changes of an agreed introduction", () => {
  it("a new successor is invited and the old one gets a CANCEL, both under the next sequence", async () => {
    const { company, handoverId } = await createAgreed(held.deps);
    await post.run(handoverId);
    const [before, after] = company.reps;
    await held.db.query
      .update(handovers)
      .set({ nextOwnerId: after?.id ?? null })
      .where(eq(handovers.id, handoverId));
    expect((await fact(handoverId)).due).toBe(true);
    await arrangeIntroduction(held.deps, handoverId);
    await post.run(handoverId);
    expect((await fact(handoverId)).due).toBe(false);
    const signs = async (address: string | null | undefined) =>
      (await invitationsTo(held.db, address ?? "")).map(({ method, sequence, status }) => [method, sequence, status]);
    expect(await signs(before?.email)).toEqual([
      ["REQUEST", 0, "CONFIRMED"],
      ["CANCEL", 1, null],
    ]);
    expect(await signs(after?.email)).toEqual([["REQUEST", 1, "CONFIRMED"]]);
    expect(await signs(company.leaver.email)).toEqual([
      ["REQUEST", 0, "CONFIRMED"],
      ["REQUEST", 1, "CONFIRMED"],
    ]);
  });

  it("an invitation that has not left when the time changes never leaves", async () => {
    const { company, handoverId } = await createAgreed(held.deps);
    await held.db.query
      .update(handovers)
      .set({ nextOwnerId: company.reps[1]?.id ?? null })
      .where(eq(handovers.id, handoverId));
    await arrangeIntroduction(held.deps, handoverId);
    await post.run(handoverId);
    expect(await invitationsTo(held.db, company.reps[0]?.email ?? "")).toEqual([]);
    const { rows } = await held.db.query.execute(sql`
      select kind, fact_revision, state, reason, count(*)::int from effects where handover_id = ${handoverId} group by 1, 2, 3, 4 order by 1, 2, 3`);
    expect(rows).toEqual([
      { kind: "cancellation", fact_revision: 1, state: "cancelled", reason: "neverInvited", count: 1 },
      { kind: "invitation", fact_revision: 0, state: "cancelled", reason: "superseded", count: 3 },
      { kind: "invitation", fact_revision: 1, state: "accepted", reason: null, count: 3 },
    ]);
  });

  it("a handover that goes no further cancels the meeting for all invited", async () => {
    const { company, departureId, handoverId } = await createAgreed(held.deps);
    await post.run(handoverId);
    await change(held.db, { kind: "system", name: "test" }, async (context) => {
      const cancelled = await cancelIntroductions(held.deps, context, departureId, [handoverId]);
      return done(cancelled, [{ verb: "test", subject: `handover:${handoverId}` }]);
    });
    await post.run(handoverId);
    const [request, cancel] = await invitationsTo(held.db, company.leaver.email ?? "");
    expect(cancel).toMatchObject({ method: "CANCEL", sequence: 1, status: "CANCELLED", uid: request?.uid });
    expect(await fact(handoverId)).toEqual({ due: false, nextAt: null });
  });
});
