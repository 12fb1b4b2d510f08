import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { notes } from "../../../db/schema/departures.ts";
import { effects } from "../../../db/schema/effects.ts";
import { wakes } from "../../../db/schema/kernel.ts";
import { deliverEffects } from "../../../services/effects/deliver-effects.ts";
import { planEffectAgain } from "../../../services/effects/plan-effect-again.ts";
import { tellColleagues } from "../../../services/notifications/tell-colleagues.ts";
import { startPost } from "../../support/client-notices.ts";
import { actorOf, createPerson } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { startDeparture } from "../../support/departures.ts";

const held = useDatabase();
const note = "Their mailbox works again.";
const refuses = { send: async () => ({ state: "failed" as const, permanent: true, code: "550" }) };

/** A colleague's mail that the server refused for good. */
async function failMail() {
  const made = await startDeparture(held.deps);
  const post = await startPost(held.deps);
  await deliverEffects({ ...held.deps, mail: post.mail }, `departure:${made.id}`);
  await tellColleagues(held.deps, made.id);
  await deliverEffects({ ...held.deps, mail: refuses }, `departure:${made.id}`);
  const list = await held.db.query.select().from(effects).where(eq(effects.departureId, made.id));
  const failed = list.find(({ state, kind }) => state === "failed" && kind === "colleagueMail");
  const state = async () =>
    (
      await held.db.query
        .select()
        .from(effects)
        .where(eq(effects.id, failed?.id ?? ""))
    )[0]?.state;
  return { ...made, post, effectId: failed?.id ?? "", state };
}

describe("a message that failed", () => {
  it("goes once more by the head's word, with the reason kept", async () => {
    const { id, actors, post, effectId, state } = await failMail();
    expect(await planEffectAgain(held.deps, actors.head, { effectId, note })).toEqual({ effectId, state: "planned" });
    const [kept] = await held.db.query
      .select()
      .from(notes)
      .where(eq(notes.subject, `effect:${effectId}`));
    expect(kept).toMatchObject({ text: note, authorId: actors.head.id });
    const woken = await held.db.query
      .select()
      .from(wakes)
      .where(eq(wakes.workflowId, `departure:${id}`));
    expect(woken.length).toBeGreaterThan(0);
    await deliverEffects({ ...held.deps, mail: post.mail }, `departure:${id}`);
    expect(await state()).toBe("accepted");
    await post.stop();
  });

  it("is never sent again by the system alone", async () => {
    const { id, post, state } = await failMail();
    await deliverEffects({ ...held.deps, mail: post.mail }, `departure:${id}`);
    expect(await state()).toBe("failed");
    await post.stop();
  });

  it("is planned again only while it has failed, and not where it goes on by another way", async () => {
    const { actors, post, effectId } = await failMail();
    const plan = () => planEffectAgain(held.deps, actors.head, { effectId, note });
    const set = (values: Partial<typeof effects.$inferInsert>) =>
      held.db.query.update(effects).set(values).where(eq(effects.id, effectId));
    await set({ kind: "clientNotice" });
    await expect(plan()).rejects.toMatchObject({ reason: "goesOnOtherwise" });
    await set({ kind: "colleagueMail", state: "unknown" });
    await expect(plan()).rejects.toMatchObject({ reason: "effectNotFailed" });
    await post.stop();
  });

  it("is the head's and the administrator's to decide", async () => {
    const { actors, post, effectId } = await failMail();
    for (const actor of [actors.leaver, actors.hr, actors.executive])
      await expect(planEffectAgain(held.deps, actor, { effectId, note })).rejects.toMatchObject({ code: "forbidden" });
    const administrator = await actorOf(held.db, await createPerson(held.db, { roles: ["administrator"] }));
    expect(await planEffectAgain(held.deps, administrator, { effectId, note })).toMatchObject({ state: "planned" });
    await post.stop();
  });
});
