import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { handovers } from "../../../db/schema/departures.ts";
import { arrangeIntroductionFact } from "../../../services/introductions/arrange-introduction-fact.ts";
import { listIntroductions } from "../../../services/introductions/list-introductions.ts";
import { recordIntroduction } from "../../../services/introductions/record-introduction.ts";
import { scheduleIntroductions } from "../../../services/introductions/schedule-introductions.ts";
import { handOverQuestions } from "../../../services/questions/hand-over-questions.ts";
import { listHandedQuestions } from "../../../services/questions/list-handed-questions.ts";
import { actorOf, freezeClock, LAST_DAY } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createAgreed, createScheduled, introductionOf } from "../../support/introductions.ts";
import { readFact } from "../../support/passes.ts";

const held = useDatabase();
const at = (text: string) => new Date(`2026-04-${text}:00Z`);
const fact = (handoverId: string) => readFact(held.db, arrangeIntroductionFact, handoverId);
const handoverOf = async (id: string) => (await held.db.query.select().from(handovers).where(eq(handovers.id, id)))[0];

/** The meeting of Tuesday 11:00 is over. */
async function createMet(tier: "gold" | "silver" = "silver") {
  const agreed = await createAgreed(held.deps, { tier });
  await freezeClock(held.db, at("14T12:30"));
  return { ...agreed, host: await actorOf(held.db, agreed.company.leaver) };
}

describe("recording an introduction", () => {
  it("held introduces the client at the meeting's end, plans the switch and ends the host's task", async () => {
    const { handoverId, host } = await createMet();
    expect(await recordIntroduction(held.deps, host, handoverId, { held: true, note: "Went well" })).toEqual({
      state: "held",
      format: "jointCall",
      startsAt: "2026-04-14T11:00:00.000Z",
    });
    expect(await introductionOf(held.db, handoverId)).toMatchObject({ state: "held", heldAt: at("14T11:15") });
    expect(await handoverOf(handoverId)).toMatchObject({
      introducedAt: at("14T11:15"),
      switchDueAt: at("15T09:00"),
      confirmedHow: "call",
    });
    const { rows } = await held.db.query.execute(
      sql`select outcome from tasks where handover_id = ${handoverId} and kind = 'holdIntroduction'`,
    );
    expect(rows).toEqual([{ outcome: "held" }]);
    expect(await fact(handoverId)).toEqual({ due: false, nextAt: null });
  });

  it("keeps promises and open questions, which go on to the successor", async () => {
    const { company, departureId, handoverId, host } = await createMet();
    await recordIntroduction(held.deps, host, handoverId, {
      held: true,
      promises: [{ text: "Spare part by May", dueOn: "2026-05-04" }],
      openQuestions: [{ text: "Which pallet size?" }],
    });
    await handOverQuestions(held.deps, departureId);
    const successor = await actorOf(held.db, company.reps[0] ?? company.hr);
    const handed = await listHandedQuestions(held.deps, successor, departureId);
    expect(handed.map(({ kind, text, nextDueOn }) => ({ kind, text, nextDueOn }))).toEqual([
      { kind: "question", text: "Which pallet size?", nextDueOn: "2026-04-16" },
      { kind: "promise", text: "Spare part by May", nextDueOn: "2026-05-04" },
    ]);
  });

  it("is refused before the start, twice, and without its people (R18)", async () => {
    const { company, handoverId } = await createAgreed(held.deps, { tier: "gold" });
    const host = await actorOf(held.db, company.leaver);
    await expect(recordIntroduction(held.deps, host, handoverId, { held: true })).rejects.toMatchObject({
      reason: "notYet",
    });
    await freezeClock(held.db, at("14T12:30"));
    const withoutHead = recordIntroduction(held.deps, host, handoverId, { held: true, absentIds: [company.head.id] });
    await expect(withoutHead).rejects.toMatchObject({ code: "invalid", details: { errors: ["managementMissing"] } });
    await recordIntroduction(held.deps, host, handoverId, { held: true });
    await expect(recordIntroduction(held.deps, host, handoverId, { held: true })).rejects.toMatchObject({
      reason: "notAgreed",
    });
  });

  it("belongs to host, successor, manager and head, to nobody else", async () => {
    const { company, handoverId } = await createMet();
    const stranger = await actorOf(held.db, company.reps[1] ?? company.hr);
    await expect(recordIntroduction(held.deps, stranger, handoverId, { held: true })).rejects.toMatchObject({
      code: "forbidden",
    });
    const head = await actorOf(held.db, company.head);
    expect(await recordIntroduction(held.deps, head, handoverId, { held: true })).toMatchObject({ state: "held" });
  });

  it("missed is set anew at the next slot, with a new task for the host", async () => {
    const { handoverId, host } = await createMet();
    const missed = await recordIntroduction(held.deps, host, handoverId, { held: false, reason: "clientMissed" });
    expect(missed).toEqual({ state: "agreed", format: "jointCall", startsAt: "2026-04-15T09:00:00.000Z" });
    expect(await introductionOf(held.db, handoverId)).toMatchObject({ sequence: 1, state: "agreed" });
    expect((await handoverOf(handoverId))?.introducedAt).toBeNull();
    const { rows } = await held.db.query.execute(sql`
      select outcome, due_day::text from tasks where handover_id = ${handoverId} and kind = 'holdIntroduction' order by due_at`);
    expect(rows).toEqual([
      { outcome: "moot", due_day: "2026-04-14" },
      { outcome: null, due_day: "2026-04-15" },
    ]);
  });

  it("missed on the last day goes on with the head as host", async () => {
    const { company, departureId, handoverId } = await createMet();
    await freezeClock(held.db, new Date(`${LAST_DAY}T18:00:00Z`));
    await scheduleIntroductions(held.deps, departureId);
    const head = await actorOf(held.db, company.head);
    await recordIntroduction(held.deps, head, handoverId, { held: false, reason: "hostMissed" });
    expect(await introductionOf(held.db, handoverId)).toMatchObject({
      state: "agreed",
      hostId: company.head.id,
      headIntroduced: true,
      startsAt: at("20T11:00"),
    });
  });
});

describe("listing introductions", () => {
  it("shows each what they have a part in, the head the team's, the executive all", async () => {
    const { company, departureId, handoverId } = await createAgreed(held.deps, { clients: 2, tier: "silver" });
    const list = async (person: typeof company.head | undefined) =>
      (await listIntroductions(held.deps, await actorOf(held.db, person ?? company.hr), { departureId, limit: 10 }))
        .introductions;
    for (const person of [company.leaver, company.reps[0], company.head, company.executive])
      expect((await list(person)).length).toBe(2);
    expect(await list(company.reps[1])).toEqual([]);
    await expect(list(company.hr)).rejects.toMatchObject({ code: "forbidden" });
    const mine = (await list(company.leaver)).find((row) => row.handoverId === handoverId);
    expect(mine).toMatchObject({ state: "agreed", startsAt: "2026-04-14T11:00:00.000Z", sequence: 0 });
    expect(mine?.attendees).toHaveLength(3);
  });

  it("goes page by page and leaves those in the notice out unless asked", async () => {
    const { company, departureId } = await createAgreed(held.deps, { clients: 3, tier: "silver" });
    const head = await actorOf(held.db, company.head);
    const one = await listIntroductions(held.deps, head, { departureId, limit: 2 });
    expect(one.introductions.map((row) => row.startsAt)).toEqual([
      "2026-04-14T11:00:00.000Z",
      "2026-04-14T11:30:00.000Z",
    ]);
    const two = await listIntroductions(held.deps, head, { departureId, limit: 2, cursor: one.next ?? "" });
    expect(two.introductions).toHaveLength(1);
    expect(two.next).toBeNull();
    const copper = await createScheduled(held.deps, { tier: "copper" });
    const actor = await actorOf(held.db, copper.company.head);
    const query = { departureId: copper.departureId, limit: 10 };
    expect((await listIntroductions(held.deps, actor, query)).introductions).toEqual([]);
    expect((await listIntroductions(held.deps, actor, { ...query, inNotice: true })).introductions).toHaveLength(1);
  });
});
