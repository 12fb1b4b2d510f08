import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PersonActor } from "../../../domain/access/actor.ts";
import { composeRawMail } from "../../../runtime/compose-raw-mail.ts";
import { announceToClients } from "../../../services/client-notices/announce-to-clients.ts";
import { previewClientNotice } from "../../../services/client-notices/preview-client-notice.ts";
import { releaseSendList } from "../../../services/client-notices/release-send-list.ts";
import { changeWording, getWording } from "../../../services/templates/change-wording.ts";
import { listTemplates } from "../../../services/templates/list-templates.ts";
import { previewTemplate, previewWording } from "../../../services/templates/preview-template.ts";
import { addressOf, createTellable, messagesTo, noticeOf, startPost } from "../../support/client-notices.ts";
import { actorOf, createPerson } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const t = useDatabase();
const held = {} as { post: Awaited<ReturnType<typeof startPost>>; administrator: PersonActor };
beforeAll(async () => {
  held.post = await startPost(t.deps);
});
afterAll(() => held.post.stop());
beforeEach(async () => {
  await t.db.pool.query("delete from message_wordings");
  held.administrator = await actorOf(t.db, await createPerson(t.db, { roles: ["administrator"] }));
});

const change = (texts: Record<string, string | null>, locale: "en" | "ru" = "en") =>
  changeWording(t.deps, held.administrator, "clientNotice", { locale, texts });
const textOf = async (key: string, locale: "en" | "ru" = "en") =>
  (await getWording(t.deps, held.administrator, "clientNotice", locale)).texts.find((text) => text.key === key);

describe("the company's own words", () => {
  test("are in the notice a head previews and in the mail the client gets, also one released before", async () => {
    const made = await createTellable(t.db);
    const [one] = made.handovers;
    await announceToClients(t.deps, made.departureId);
    const head = await actorOf(t.db, made.company.head);
    await releaseSendList(t.deps, head, made.departureId, { all: true, expectedCount: 1 });
    await change({ "client.closing": "With all good wishes" });
    const { id } = await noticeOf(t.db, one?.id ?? "");
    const preview = await previewClientNotice({ ...t.deps, composeRaw: composeRawMail }, head, id);
    await held.post.run(one?.id ?? "");
    const [raw] = await messagesTo(t.db, await addressOf(t.db, one?.contactId ?? null));
    expect(preview.text).toContain("With all good wishes");
    expect(raw).toContain("With all good wishes");
    expect(raw).not.toContain("Kind regards");
  });

  test("are kept by language and given up for the standard text by null, or by writing just that text", async () => {
    await change({ "client.closing": "Bye", "client.greetingUnnamed": "Good day," });
    expect([(await textOf("client.closing"))?.own, (await textOf("client.closing", "ru"))?.own]).toEqual(["Bye", null]);
    await change({ "client.closing": null, "client.greetingUnnamed": "Hello," });
    expect((await textOf("client.closing"))?.own).toBeNull();
    expect((await t.db.pool.query("select * from message_wordings")).rows).toEqual([]);
  });

  test("are refused with each text at fault, and then none of them is kept", async () => {
    const refused = await change({
      "client.greeting": "Dear client,",
      "client.closing": "Bye",
      "client.nothing": "X",
      "clientNotice.effective": "From {date} {and",
    }).catch((error) => error.details.errors);
    expect(refused.map(({ pointer, code }: Record<string, string>) => [pointer, code])).toEqual([
      ["/texts/client.greeting", "placeholderMissing"],
      ["/texts/client.nothing", "unknownText"],
      ["/texts/clientNotice.effective", "strayBrace"],
    ]);
    expect((await textOf("client.closing"))?.own).toBeNull();
  });

  test("are audited by the names of the texts, without the words", async () => {
    await change({ "client.closing": "A very own closing" });
    const { rows } = await t.db.pool.query(
      "select body from audit where verb = 'changeWording' order by id desc limit 1",
    );
    expect(rows[0].body).toContain("client.closing");
    expect(rows[0].body).not.toContain("very own");
  });

  test("are there for the client notice alone, and for the administrator alone", async () => {
    const other = changeWording(t.deps, held.administrator, "standup", { locale: "en", texts: {} });
    await expect(other).rejects.toMatchObject({ reason: "notEditable" });
    const head = await actorOf(t.db, await createPerson(t.db, { roles: ["head"] }));
    const texts = { "client.closing": "Bye" };
    await expect(changeWording(t.deps, head, "clientNotice", { locale: "en", texts })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(previewTemplate(t.deps, head, "standup", "en")).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a template's preview", () => {
  test("has the saved words, those of the draft in their place, and the standard text for null; nothing is saved by it", async () => {
    await change({ "client.closing": "Saved closing", "client.pageButton": "Saved button" });
    const saved = await previewTemplate(t.deps, held.administrator, "clientNotice", "en");
    expect(saved.html).toContain("Saved closing");
    const texts = { "client.closing": "Draft closing", "client.pageButton": null };
    const draft = await previewWording(t.deps, held.administrator, "clientNotice", { locale: "en", texts });
    expect(draft.text).toContain("Draft closing");
    expect(draft.text).not.toContain("Saved closing");
    expect((await textOf("client.closing"))?.own).toBe("Saved closing");
  });

  test("of a draft without its placeholders is refused", async () => {
    const texts = { "client.greeting": "Dear client," };
    const draft = previewWording(t.deps, held.administrator, "clientNotice", { locale: "en", texts });
    await expect(draft).rejects.toMatchObject({ reason: "wording" });
  });
});

test("the list counts the texts a company changed, by language", async () => {
  await change({ "client.closing": "Всего доброго" }, "ru");
  const { templates } = await listTemplates(t.deps, held.administrator);
  expect(templates.find(({ kind }) => kind === "clientNotice")).toMatchObject({
    editable: true,
    own: { en: 0, ru: 1 },
  });
  expect(templates.find(({ kind }) => kind === "standup")).toMatchObject({ editable: false, audience: "colleague" });
});
