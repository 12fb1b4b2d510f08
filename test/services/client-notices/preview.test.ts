import { afterAll, beforeAll, expect, test } from "vitest";
import { composeRawMail } from "../../../runtime/compose-raw-mail.ts";
import { announceToClients } from "../../../services/client-notices/announce-to-clients.ts";
import { previewClientNotice } from "../../../services/client-notices/preview-client-notice.ts";
import { releaseSendList } from "../../../services/client-notices/release-send-list.ts";
import {
  createTellable,
  decideOffer,
  messagesTo,
  noticeOf,
  setContact,
  startPost,
} from "../../support/client-notices.ts";
import { actorOf } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const t = useDatabase();
const held = {} as { post: Awaited<ReturnType<typeof startPost>> };
beforeAll(async () => {
  held.post = await startPost(t.deps);
});
afterAll(() => held.post.stop());

test("a person at several clients is previewed the one mail that leaves, without an offer not all of them may get", async () => {
  const made = await createTellable(t.db, { clients: 2 });
  const [first, second] = made.handovers;
  for (const row of made.handovers) {
    await setContact(t.db, row.contactId, { email: "twice@person.example" });
    await decideOffer(t.db, row.id);
  }
  await setContact(t.db, second?.contactId ?? null, { marketingConsentOn: null });
  await announceToClients(t.deps, made.departureId);
  const head = await actorOf(t.db, made.company.head);
  const { id } = await noticeOf(t.db, first?.id ?? "");
  const preview = await previewClientNotice({ ...t.deps, composeRaw: composeRawMail }, head, id);
  await releaseSendList(t.deps, head, made.departureId, { all: true, expectedCount: 2 });
  await held.post.run(first?.id ?? "");
  const [raw = ""] = await messagesTo(t.db, "twice@person.example");
  expect(raw).not.toContain("Free delivery");
  expect(raw).not.toContain("List-Unsubscribe");
  const asSeen = (text: string) =>
    text
      .replaceAll(/=\r\n/g, "")
      .replaceAll(/\r\n(?=[ \t])/g, "")
      .replaceAll(/Part_\d|_NmP-[\da-f]{24}|<[\w-]+\.1@[^>]+>/g, "")
      .replaceAll(/\/(c|u)\/[\w.=-]+/g, "/$1/")
      .trim();
  expect(asSeen(preview.raw)).toBe(asSeen(raw));
});
