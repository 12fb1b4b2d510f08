import { afterAll, beforeAll, expect, test } from "vitest";
import { announceToClients } from "../../../services/client-notices/announce-to-clients.ts";
import { callOrWrite } from "../../../services/client-notices/call-or-write.ts";
import { followUpNotice } from "../../../services/client-notices/follow-up-notice.ts";
import { recordCall } from "../../../services/client-notices/record-call.ts";
import { readDeparturePass, readHandoverPass } from "../../../services/departures/read-departure-pass.ts";
import { deliverEffects } from "../../../services/effects/deliver-effects.ts";
import { createTellable, handoverOf, releaseAll, setContact, startPost } from "../../support/client-notices.ts";
import { actorOf, freezeClock } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const t = useDatabase();
const held = {} as { post: Awaited<ReturnType<typeof startPost>> };
beforeAll(async () => {
  held.post = await startPost(t.deps);
});
afterAll(() => held.post.stop());

const MOST_PASSES = 6;
const STEPS = ["callOrWrite", "followUpNotice", "deliverEffects", "announceToClients"];

/** Passes of a handover and its departure until nothing of ours is due; more than a few would be a workflow that spins. */
async function comeToRest(departureId: string, handoverId: string): Promise<Date | null> {
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const departure = await readDeparturePass(t.deps, departureId);
    if ((departure.due as string[]).includes("announceToClients")) await announceToClients(t.deps, departureId);
    const { due, nextDueAt } = await readHandoverPass(t.deps, handoverId);
    const ours = due.filter((step) => STEPS.includes(step));
    if (ours.length === 0) return nextDueAt ? new Date(nextDueAt) : null;
    if (due.includes("callOrWrite")) await callOrWrite(t.deps, handoverId);
    if (due.includes("followUpNotice")) await followUpNotice(t.deps, handoverId);
    if (due.includes("deliverEffects"))
      await deliverEffects({ ...t.deps, mail: held.post.mail }, `handover:${handoverId}`);
  }
  throw new Error("the passes do not come to rest");
}

test.for([
  ["gold", {}],
  ["gold", { email: null }],
  ["gold", { email: null, phone: null }],
  ["silver", {}],
  ["silver", { phone: null }],
  ["silver", { email: null }],
  ["silver", { doNotContact: ["email", "phone", "post"] }],
  ["copper", {}],
  ["copper", { email: null, phone: null }],
] as const)(
  "the notice of a %s client with %o comes to rest every time it is looked at",
  async ([tier, contact], { expect }) => {
    const made = await createTellable(t.db, { tier });
    const one = made.handovers[0] as (typeof made.handovers)[number];
    await setContact(t.db, one.contactId, {
      ...contact,
      doNotContact: [...("doNotContact" in contact ? contact.doNotContact : [])],
    });
    await releaseAll(t.deps, made);
    for (let looks = 0; looks < 8; looks++) {
      const next = await comeToRest(made.departureId, one.id);
      if (!next) break;
      expect(looks).toBeLessThan(7);
      await freezeClock(t.db, next);
    }
    const head = await actorOf(t.db, made.company.head);
    await recordCall(t.deps, head, one.id, { outcome: "reached" });
    await comeToRest(made.departureId, one.id);
    await freezeClock(t.db);
    expect(await handoverOf(t.db, one.id)).toMatchObject({ confirmedHow: "call" });
    expect((await handoverOf(t.db, one.id)).toldAt).not.toBeNull();
  },
);

test("a send list at rest is not due again", async () => {
  const made = await createTellable(t.db, { clients: 2 });
  await announceToClients(t.deps, made.departureId);
  expect((await readDeparturePass(t.deps, made.departureId)).due).not.toContain("announceToClients");
});
