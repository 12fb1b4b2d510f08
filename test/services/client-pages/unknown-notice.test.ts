import { expect, test } from "vitest";
import { callOrWrite } from "../../../services/client-notices/call-or-write.ts";
import { confirmNotice } from "../../../services/client-pages/confirm-notice.ts";
import { deliverEffects } from "../../../services/effects/deliver-effects.ts";
import { createTellable, handoverOf, mailsOf, releaseAll, tasksOf } from "../../support/client-notices.ts";
import { useDatabase } from "../../support/database.ts";
import { pageLink } from "../../support/introductions.ts";

const t = useDatabase();

test("a client who confirms on its page has the mail of which nobody knew whether it left", async () => {
  const made = await createTellable(t.db);
  await releaseAll(t.deps, made);
  const one = made.handovers[0] as (typeof made.handovers)[number];
  await callOrWrite(t.deps, one.id);
  const lost = { send: async () => ({ state: "unknown" as const }) };
  await deliverEffects({ ...t.deps, mail: lost }, `handover:${one.id}`);
  const actor = await pageLink(t.db, one);
  await confirmNotice(t.deps, actor);
  expect(await mailsOf(t.db, one.id)).toMatchObject([{ state: "accepted", reason: "foundSent" }]);
  expect(await handoverOf(t.db, one.id)).toMatchObject({ toldHow: "email", confirmedHow: "page" });
  expect(await tasksOf(t.db, made.departureId, "settleUnknownEffect")).toMatchObject([{ outcome: "foundSent" }]);
});
