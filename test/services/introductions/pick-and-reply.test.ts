import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientNotices } from "../../../db/schema/client-notices.ts";
import { contacts } from "../../../db/schema/clients.ts";
import { handovers } from "../../../db/schema/departures.ts";
import { attendees } from "../../../db/schema/introductions.ts";
import { busyTimes } from "../../../db/schema/people.ts";
import { correctCoordinates } from "../../../services/client-pages/correct-coordinates.ts";
import { arrangeIntroduction } from "../../../services/introductions/arrange-introduction.ts";
import { listSlots, pickSlot } from "../../../services/introductions/pick-slot.ts";
import { takeReply } from "../../../services/introductions/take-reply.ts";
import { actorOf, freezeClock, listAuditVerbs, type TestHandover } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import {
  createAgreed,
  createScheduled,
  introductionOf,
  invitationsTo,
  pageLink,
  type Scheduled,
  startPost,
  TOLD,
  tellClients,
} from "../../support/introductions.ts";

const held = useDatabase();
let post: Awaited<ReturnType<typeof startPost>>;
beforeAll(async () => {
  post = await startPost(held.deps);
});
afterAll(() => post.stop());

const at = (text: string) => new Date(`2026-04-${text}:00Z`);
const first = ({ handovers: [client] }: Scheduled): TestHandover => {
  if (!client) throw new Error("no client");
  return client;
};
const handoverOf = async (id: string) => (await held.db.query.select().from(handovers).where(eq(handovers.id, id)))[0];

async function createOffered(clients = 1) {
  const scheduled = await createScheduled(held.deps, { clients });
  await tellClients(held.db, scheduled.departureId);
  for (const { id } of scheduled.handovers) await arrangeIntroduction(held.deps, id);
  return { ...scheduled, link: await pageLink(held.db, first(scheduled)) };
}

describe("picking a slot", () => {
  it("by the client's link fixes the time, proves that the client knows and invites", async () => {
    const { company, handoverId, link } = await createOffered();
    const offered = await listSlots(held.deps, link, handoverId);
    expect(offered).toMatchObject({ state: "offered", format: "jointCall", startsAt: null });
    const slot = offered.slots[1]?.startsAt ?? "";
    expect(await pickSlot(held.deps, link, handoverId, { slot })).toEqual({
      startsAt: "2026-04-15T09:00:00.000Z",
      endsAt: "2026-04-15T09:15:00.000Z",
      sequence: 0,
    });
    expect(await introductionOf(held.db, handoverId)).toMatchObject({ state: "agreed", pickedByClient: true });
    expect(await handoverOf(handoverId)).toMatchObject({ confirmedAt: TOLD, confirmedHow: "slot" });
    await post.run(handoverId);
    expect((await invitationsTo(held.db, company.leaver.email ?? ""))[0]?.start).toBe("2026-04-15T09:00:00Z");
  });

  it("may be done again while the meeting lies ahead: the sequence rises and everybody hears of it", async () => {
    const { company, handoverId, link } = await createOffered();
    const [one, , three] = (await listSlots(held.deps, link, handoverId)).slots;
    await pickSlot(held.deps, link, handoverId, { slot: one?.startsAt ?? "" });
    await post.run(handoverId);
    const again = await pickSlot(held.deps, link, handoverId, { slot: three?.startsAt ?? "" });
    expect(again).toMatchObject({ startsAt: three?.startsAt, sequence: 1 });
    await post.run(handoverId);
    const got = await invitationsTo(held.db, company.reps[0]?.email ?? "");
    expect(got.map(({ sequence, start }) => [sequence, start])).toEqual([
      [0, "2026-04-14T11:00:00Z"],
      [1, "2026-04-16T09:00:00Z"],
    ]);
    expect(new Set(got.map(({ uid }) => uid)).size).toBe(1);
    expect(got[1]?.text).toContain("has changed");
  });

  it("offers nothing that somebody took meanwhile", async () => {
    const { company, handoverId, link } = await createOffered();
    const [slot] = (await listSlots(held.deps, link, handoverId)).slots;
    await held.db.query.insert(busyTimes).values({
      personId: company.leaver.id,
      fromAt: new Date("2026-04-14T11:00:00Z"),
      toAt: new Date("2026-04-14T12:00:00Z"),
    });
    expect((await listSlots(held.deps, link, handoverId)).slots).toHaveLength(2);
    await expect(pickSlot(held.deps, link, handoverId, { slot: slot?.startsAt ?? "" })).rejects.toMatchObject({
      code: "conflict",
      reason: "slotTaken",
    });
  });

  it("takes only times on offer, from the client's own page, while there is something to pick", async () => {
    const { handoverId, link, handovers: list } = await createOffered(2);
    const other = await pageLink(held.db, list[1] ?? first({ handovers: list } as Scheduled));
    const slot = "2026-04-15T09:00:00.000Z";
    await expect(pickSlot(held.deps, other, handoverId, { slot })).rejects.toMatchObject({ code: "forbidden" });
    await expect(pickSlot(held.deps, { ...link, purpose: "unsubscribe" }, handoverId, { slot })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(pickSlot(held.deps, link, handoverId, { slot: "2026-04-15T16:00:00.000Z" })).rejects.toMatchObject({
      reason: "slotNotOffered",
    });
    const notTold = await createScheduled(held.deps);
    await expect(
      pickSlot(held.deps, await pageLink(held.db, first(notTold)), notTold.handoverId, { slot }),
    ).rejects.toMatchObject({ reason: "notOpen" });
  });

  it("may be done by the host for a client on the telephone, not by a stranger", async () => {
    const { company, handoverId } = await createOffered();
    const slot = "2026-04-15T09:00:00.000Z";
    const stranger = await actorOf(held.db, company.reps[1] ?? company.hr);
    await expect(pickSlot(held.deps, stranger, handoverId, { slot })).rejects.toMatchObject({ code: "forbidden" });
    await pickSlot(held.deps, await actorOf(held.db, company.leaver), handoverId, { slot });
    expect(await introductionOf(held.db, handoverId)).toMatchObject({ state: "agreed", pickedByClient: false });
    expect(await handoverOf(handoverId)).toMatchObject({ confirmedHow: "call" });
  });

  it("stands for another successor who has the time free, and moves for one who has not", async () => {
    const { company, handoverId, link } = await createOffered();
    await pickSlot(held.deps, link, handoverId, { slot: "2026-04-15T09:00:00.000Z" });
    const [busy, free] = company.reps;
    const giveTo = async (person: typeof free) => {
      await held.db.query.update(handovers).set({ nextOwnerId: person?.id }).where(eq(handovers.id, handoverId));
      await arrangeIntroduction(held.deps, handoverId);
      return introductionOf(held.db, handoverId);
    };
    expect(await giveTo(free)).toMatchObject({ successorId: free?.id, startsAt: at("15T09:00"), sequence: 1 });
    const taken = { personId: busy?.id ?? "", fromAt: at("15T08:00"), toAt: at("15T12:00") };
    await held.db.query.insert(busyTimes).values(taken);
    const moved = await giveTo(busy);
    expect(moved).toMatchObject({ successorId: busy?.id, sequence: 2 });
    expect(moved.startsAt).not.toEqual(at("15T09:00"));
  });

  it("that moves names no time to who is taken off, who knows another", async () => {
    const { company, handoverId } = await createAgreed(held.deps);
    await post.run(handoverId);
    const [before, after] = company.reps;
    const { startsAt } = await introductionOf(held.db, handoverId);
    const taken = { personId: after?.id ?? "", fromAt: at("14T00:00"), toAt: at("15T00:00") };
    await held.db.query.insert(busyTimes).values(taken);
    await held.db.query.update(handovers).set({ nextOwnerId: after?.id }).where(eq(handovers.id, handoverId));
    await arrangeIntroduction(held.deps, handoverId);
    expect((await introductionOf(held.db, handoverId)).startsAt).not.toEqual(startsAt);
    await post.run(handoverId);
    const [request, cancel] = await invitationsTo(held.db, before?.email ?? "");
    expect(cancel).toMatchObject({ method: "CANCEL", sequence: 1, uid: request?.uid });
    expect(cancel?.text).toContain("You no longer take part");
    expect(cancel?.text).not.toContain("April");
  });
});

describe("a contact's new address or number", () => {
  it("is sent to everybody under the next sequence, and the answers stand", async () => {
    const scheduled = await createAgreed(held.deps);
    const { company, handoverId } = scheduled;
    await post.run(handoverId);
    const { uid } = await introductionOf(held.db, handoverId);
    const leaver = { uid, sequence: 0, attendee: company.leaver.email ?? "", partstat: "ACCEPTED" as const };
    await takeReply(held.deps, leaver);
    await held.db.query.insert(clientNotices).values({ handoverId, readyAt: TOLD, state: "sent" });
    const link = await pageLink(held.db, first(scheduled));
    await correctCoordinates(held.deps, link, { phone: "+1 555 0199", email: "moved@client.example" });
    await post.run(handoverId);
    const got = await invitationsTo(held.db, company.leaver.email ?? "");
    expect(got.map(({ method, sequence }) => [method, sequence])).toEqual([
      ["REQUEST", 0],
      ["REQUEST", 1],
    ]);
    expect(got[1]?.text).toContain("+1 555 0199");
    expect(await invitationsTo(held.db, "moved@client.example")).toMatchObject([{ method: "REQUEST", sequence: 1 }]);
    const rows = await held.db.query.select().from(attendees).where(eq(attendees.personId, company.leaver.id));
    expect(rows).toMatchObject([{ partstat: "ACCEPTED" }]);
    await correctCoordinates(held.deps, link, {});
    expect(await introductionOf(held.db, handoverId)).toMatchObject({ state: "agreed", sequence: 1 });
  });

  for (const [format, sequence] of [
    ["jointMeeting", 0],
    ["jointCall", 1],
  ] as const)
    it(`renews a ${format} for the number alone only where it takes place on it`, async () => {
      const scheduled = await createAgreed(held.deps, { tier: format === "jointMeeting" ? "gold" : "silver" });
      const { handoverId } = scheduled;
      expect(await introductionOf(held.db, handoverId)).toMatchObject({ state: "agreed", format, sequence: 0 });
      await held.db.query.insert(clientNotices).values({ handoverId, readyAt: TOLD, state: "sent" });
      const link = await pageLink(held.db, first(scheduled));
      expect(await correctCoordinates(held.deps, link, { phone: "+1 555 0199" })).toEqual({ changed: ["phone"] });
      expect(await introductionOf(held.db, handoverId)).toMatchObject({ state: "agreed", sequence });
    });
});

describe("a mailed-in reply", () => {
  async function agreed() {
    const scheduled = await createAgreed(held.deps);
    const { contactId } = first(scheduled);
    const [contact] = await held.db.query
      .select()
      .from(contacts)
      .where(eq(contacts.id, contactId ?? ""));
    const introduction = await introductionOf(held.db, scheduled.handoverId);
    const reply = { uid: introduction.uid, sequence: 0, attendee: contact?.email ?? "", partstat: "ACCEPTED" as const };
    return { ...scheduled, introduction, reply };
  }
  const answersOf = async (introductionId: string) =>
    (await held.db.query.select().from(attendees).where(eq(attendees.introductionId, introductionId))).map(
      (row) => row.partstat,
    );

  it("of the current sequence sets the attendee's answer; a client's yes confirms the notice", async () => {
    const { handoverId, introduction, reply } = await agreed();
    const answer = { ...reply, attendee: reply.attendee.toUpperCase() };
    expect(await takeReply(held.deps, answer)).toEqual({ taken: true, moved: false });
    expect((await answersOf(introduction.id)).sort()).toEqual(["ACCEPTED", "NEEDS-ACTION", "NEEDS-ACTION"]);
    expect(await handoverOf(handoverId)).toMatchObject({ confirmedHow: "reply" });
  });

  it("that declines frees the slot and picks the next: sequence 1, everybody asked again", async () => {
    const { company, handoverId, introduction, reply } = await agreed();
    await post.run(handoverId);
    expect(await takeReply(held.deps, { ...reply, partstat: "DECLINED" })).toEqual({ taken: true, moved: true });
    expect(await introductionOf(held.db, handoverId)).toMatchObject({
      state: "agreed",
      startsAt: at("15T09:00"),
      sequence: 1,
      declinedSlots: [introduction.startsAt?.toISOString()],
    });
    expect(await answersOf(introduction.id)).toEqual(["NEEDS-ACTION", "NEEDS-ACTION", "NEEDS-ACTION"]);
    await post.run(handoverId);
    const got = await invitationsTo(held.db, company.leaver.email ?? "");
    expect(got.map(({ method, sequence, start }) => [method, sequence, start])).toEqual([
      ["REQUEST", 0, "2026-04-14T11:00:00Z"],
      ["REQUEST", 1, "2026-04-15T09:00:00Z"],
    ]);
  });

  it("of an older sequence changes nothing and is audited", async () => {
    const { handoverId, reply } = await agreed();
    await takeReply(held.deps, { ...reply, partstat: "DECLINED" });
    const before = await introductionOf(held.db, handoverId);
    expect(await takeReply(held.deps, { ...reply, partstat: "DECLINED" })).toEqual({
      taken: false,
      reason: "olderSequence",
    });
    expect(await introductionOf(held.db, handoverId)).toEqual(before);
    expect((await listAuditVerbs(held.db)).at(-1)).toBe("meetingReplyIgnored");
  });

  it("of an unknown meeting or of somebody not invited changes nothing", async () => {
    const { company, reply } = await agreed();
    expect(await takeReply(held.deps, { ...reply, uid: "x@y" })).toEqual({ taken: false, reason: "unknownMeeting" });
    const stranger = { ...reply, attendee: company.hr.email ?? "", partstat: "DECLINED" as const };
    expect(await takeReply(held.deps, stranger)).toEqual({ taken: false, reason: "unknownAttendee" });
  });

  it("that declines the last time there is leaves the introduction to the notice, with a CANCEL to the invited", async () => {
    const { company, handoverId, reply } = await agreed();
    await post.run(handoverId);
    await held.db.query.insert(busyTimes).values({
      personId: company.leaver.id,
      fromAt: new Date("2026-04-14T00:00:00Z"),
      toAt: new Date("2026-04-30T00:00:00Z"),
    });
    await freezeClock(held.db, at("14T10:00"));
    await takeReply(held.deps, { ...reply, partstat: "DECLINED" });
    expect(await introductionOf(held.db, handoverId)).toMatchObject({ format: "inNotice", state: "held" });
    expect((await handoverOf(handoverId))?.introducedAt).toEqual(at("14T10:00"));
    await post.run(handoverId);
    const got = await invitationsTo(held.db, company.reps[0]?.email ?? "");
    expect(got.map(({ method, sequence, status }) => [method, sequence, status])).toEqual([
      ["REQUEST", 0, "CONFIRMED"],
      ["CANCEL", 1, "CANCELLED"],
    ]);
  });
});
