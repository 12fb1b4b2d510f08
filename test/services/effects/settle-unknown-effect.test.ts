import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { notes } from "../../../db/schema/departures.ts";
import { effects } from "../../../db/schema/effects.ts";
import type { TaskKind } from "../../../domain/tasks/task-kinds.ts";
import { callOrWrite } from "../../../services/client-notices/call-or-write.ts";
import { getDeparture } from "../../../services/departures/get-departure.ts";
import { deliverEffects } from "../../../services/effects/deliver-effects.ts";
import { settleUnknownEffect } from "../../../services/effects/settle-unknown-effect.ts";
import { tellColleagues } from "../../../services/notifications/tell-colleagues.ts";
import {
  createTellable,
  handoverOf,
  mailsOf,
  noticeOf,
  releaseAll,
  startPost,
  tasksOf,
} from "../../support/client-notices.ts";
import { actorOf, createPerson, MONDAY, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { startDeparture } from "../../support/departures.ts";

const held = useDatabase();
/** A sender that dies between sending and writing down. */
const lost = { send: async () => ({ state: "unknown" as const }) };
const note = "The server's log says so.";

const questions = (departureId: string) => tasksOf(held.db, departureId, "settleUnknownEffect" satisfies TaskKind);
const effectOf = async (id: string) => (await held.db.query.select().from(effects).where(eq(effects.id, id)))[0];

async function loseNotice() {
  const made = await createTellable(held.db);
  const one = made.handovers[0] as (typeof made.handovers)[number];
  await releaseAll(held.deps, made);
  await callOrWrite(held.deps, one.id);
  await deliverEffects({ ...held.deps, mail: lost }, `handover:${one.id}`);
  const [effect] = await mailsOf(held.db, one.id);
  return { ...made, handoverId: one.id, effectId: effect?.id ?? "", head: await actorOf(held.db, made.company.head) };
}

describe("a client notice of unknown outcome", () => {
  it("found sent tells the client, and ends the question", async () => {
    const { effectId, handoverId, departureId, head } = await loseNotice();
    expect(await settleUnknownEffect(held.deps, head, { effectId, outcome: "sent", note })).toEqual({
      effectId,
      state: "accepted",
    });
    expect(await handoverOf(held.db, handoverId)).toMatchObject({ toldAt: MONDAY, toldHow: "email" });
    expect(await noticeOf(held.db, handoverId)).toMatchObject({ state: "sent" });
    expect(await questions(departureId)).toMatchObject([{ outcome: "sent", doneById: head.id }]);
    const [written] = await held.db.query
      .select()
      .from(notes)
      .where(eq(notes.subject, `effect:${effectId}`));
    expect(written).toMatchObject({ text: note, authorId: head.id });
  });

  it("found not sent goes on by the next way and is not mailed again", async () => {
    const { effectId, handoverId, departureId, head } = await loseNotice();
    const answer = await settleUnknownEffect(held.deps, head, { effectId, outcome: "notSent", note });
    expect(answer.state).toBe("failed");
    expect(await noticeOf(held.db, handoverId)).toMatchObject({ state: "failed", followUpAt: MONDAY });
    expect(await handoverOf(held.db, handoverId)).toMatchObject({ toldAt: null });
    const post = await startPost(held.deps);
    await post.run(handoverId);
    await post.stop();
    expect(await mailsOf(held.db, handoverId)).toHaveLength(1);
    expect(await questions(departureId)).toMatchObject([{ outcome: "notSent" }]);
  });

  it("is answered once", async () => {
    const { effectId, head } = await loseNotice();
    await settleUnknownEffect(held.deps, head, { effectId, outcome: "sent", note });
    await expect(settleUnknownEffect(held.deps, head, { effectId, outcome: "notSent", note })).rejects.toMatchObject({
      reason: "effectKnown",
    });
  });

  it("is not the leaver's, the successor's or another head's to answer; an administrator may", async () => {
    const { effectId, company } = await loseNotice();
    const stranger = await createPerson(held.db, { roles: ["head"] });
    for (const person of [company.leaver, company.reps[0], stranger, company.executive]) {
      if (!person) throw new Error("no person");
      const actor = await actorOf(held.db, person);
      await expect(settleUnknownEffect(held.deps, actor, { effectId, outcome: "sent", note })).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    const administrator = await createPerson(held.db, { roles: ["administrator"] });
    const actor = await actorOf(held.db, administrator);
    expect(await settleUnknownEffect(held.deps, actor, { effectId, outcome: "sent", note })).toMatchObject({
      state: "accepted",
    });
  });
});

describe("a mail inside the company of unknown outcome", () => {
  let administrator: Person;
  beforeEach(async () => {
    await held.db.query.execute("update people set status = 'left' where 'administrator' = any(roles)");
    administrator = await createPerson(held.db, { name: "Ada", roles: ["administrator"] });
  });

  it("to the leaver is the administrator's question, and found sent counts as told", async () => {
    const { id, actors } = await startDeparture(held.deps);
    await deliverEffects({ ...held.deps, mail: lost }, `departure:${id}`);
    const [question] = await questions(id);
    expect(question).toMatchObject({ assigneeId: administrator.id, detail: "leaverTold", handoverId: null });
    expect((await tasksOf(held.db, id, "needsAttention")).map((task) => task.doneAt)).toEqual([null]);
    const actor = await actorOf(held.db, administrator);
    await settleUnknownEffect(held.deps, actor, { effectId: question?.subjectId ?? "", outcome: "sent", note });
    expect((await getDeparture(held.deps, actors.hr, { departureId: id })).leaverToldAt).toBe(MONDAY.toISOString());
    expect(await tasksOf(held.db, id, "needsAttention")).toMatchObject([{ outcome: "told" }]);
  });

  it("to a colleague goes once more by this decision, never by itself; lost again it is asked again", async () => {
    const { id } = await startDeparture(held.deps);
    const post = await startPost(held.deps);
    await deliverEffects({ ...held.deps, mail: post.mail }, `departure:${id}`);
    await tellColleagues(held.deps, id);
    await deliverEffects({ ...held.deps, mail: lost }, `departure:${id}`);
    await deliverEffects({ ...held.deps, mail: post.mail }, `departure:${id}`);
    const asked = await questions(id);
    expect(asked.length).toBeGreaterThan(0);
    const effectId = asked[0]?.subjectId ?? "";
    expect(await effectOf(effectId)).toMatchObject({ kind: "colleagueMail", state: "unknown", attempt: 1 });

    const actor = await actorOf(held.db, administrator);
    const answer = { effectId, outcome: "notSent" as const, note };
    expect((await settleUnknownEffect(held.deps, actor, answer)).state).toBe("planned");
    await deliverEffects({ ...held.deps, mail: lost }, `departure:${id}`);
    const again = (await questions(id)).filter((task) => task.subjectId === effectId);
    expect(again.map((task) => task.outcome)).toEqual(expect.arrayContaining(["notSent", null]));
    await settleUnknownEffect(held.deps, actor, answer);
    await deliverEffects({ ...held.deps, mail: post.mail }, `departure:${id}`);
    expect(await effectOf(effectId)).toMatchObject({ state: "accepted", attempt: 3 });
    await post.stop();
  });
});
