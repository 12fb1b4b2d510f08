import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { effects } from "../../../db/schema/effects.ts";
import { wakes } from "../../../db/schema/kernel.ts";
import { notifications } from "../../../db/schema/tasks.ts";
import { takeBounces } from "../../../services/inbound-mail/take-bounces.ts";
import { useDatabase } from "../../support/database.ts";
import { createAgreed, introductionOf, startPost } from "../../support/introductions.ts";

const held = useDatabase();
let post: Awaited<ReturnType<typeof startPost>>;
beforeAll(async () => {
  post = await startPost(held.deps);
});
afterAll(() => post.stop());

/** A joint call agreed and invited to; one invitation's mail comes back. */
async function bounced(to: "client" | "colleague") {
  const { handoverId, departureId } = await createAgreed(held.deps, { clients: 1 });
  await post.run(handoverId);
  const whose = to === "client" ? isNotNull(effects.contactId) : isNull(effects.contactId);
  const [invitation] = await held.db.query
    .select()
    .from(effects)
    .where(
      and(eq(effects.handoverId, handoverId), eq(effects.kind, "invitation"), eq(effects.state, "accepted"), whose),
    );
  await held.db.query.delete(wakes);
  const originalMessageId = invitation?.messageId ?? "";
  await takeBounces(held.deps, [
    { permanent: true, originalMessageId, recipient: "them@client.example", status: "5.1.1" },
  ]);
  const told = await held.db.query
    .select()
    .from(notifications)
    .where(and(eq(notifications.handoverId, handoverId), eq(notifications.kind, "invitationLost")));
  const woken = (await held.db.query.select().from(wakes)).map(({ workflowId }) => workflowId);
  return { told, woken, departureId, introduction: await introductionOf(held.db, handoverId) };
}

test("of a client's invitation that came back whoever leads the meeting hears", async () => {
  const { told, woken, departureId, introduction } = await bounced("client");
  expect(told.map(({ personId }) => personId)).toEqual([introduction.hostId ?? introduction.successorId]);
  expect(woken).toContain(`departure:${departureId}`);
});

test("a colleague finds the meeting with their tasks: nobody hears of theirs", async () => {
  expect((await bounced("colleague")).told).toEqual([]);
});
