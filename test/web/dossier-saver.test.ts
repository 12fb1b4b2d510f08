import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { keptTexts, type Shelf } from "../../web/app/kept.ts";
import { Problem } from "../../web/app/problem.ts";
import { DossierSaver, type DossierValues } from "../../web/pages/dossier/autosave/dossier-saver.ts";
import { createShelf } from "../support/shelf.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const TITLE = "contact:1:title";
const PHONE = "contact:1:phone";

/** A server that holds one dossier, and a person's saver of it. */
function createDesk(options: { shelf?: Shelf } = {}) {
  const shelf = options.shelf ?? createShelf();
  const server = {
    record: { version: 1, values: { [TITLE]: "Buyer", [PHONE]: "1" }, lastChange: null } as DossierValues,
    sent: [] as [string, string, number][],
    refuse: null as Problem | null,
    changes: [] as Record<string, unknown>[],
    /** Somebody else's edit. */
    change(field: string, text: string) {
      const version = server.record.version + 1;
      const lastChange = { byName: "Anna", at: "2026-04-06T09:00:00.000Z" };
      server.record = { version, values: { ...server.record.values, [field]: text }, lastChange };
      server.changes.push({ field, byName: "Anna", at: lastChange.at });
    },
  };
  const save = async (field: string, text: string, version: number) => {
    server.sent.push([field, text, version]);
    if (server.refuse) throw server.refuse;
    if (version !== server.record.version) throw new Problem({ status: 412, changes: server.changes });
    server.record = { ...server.record, version: version + 1, values: { ...server.record.values, [field]: text } };
    return version + 1;
  };
  const open = () =>
    new DossierSaver(server.record, {
      kept: keptTexts("me", "handover:1", shelf),
      save,
      reload: async () => server.record,
      isOf: (change, field) => change.field === field,
    });
  return { server, shelf, open, saver: open() };
}

describe("a dossier's saver", () => {
  test("sends a field once typing pauses, with the version it was read at, and keeps nothing then", async () => {
    const { server, shelf, saver } = createDesk();
    saver.type(TITLE, "H");
    saver.type(TITLE, "Head buyer ");
    expect(shelf.length).toBe(1);
    await vi.runAllTimersAsync();
    expect(server.sent).toEqual([[TITLE, "Head buyer", 1]]);
    expect([saver.field(TITLE).status, saver.summary().unsaved, shelf.length]).toEqual(["saved", 0, 0]);
    // What was typed is not taken from under the cursor.
    expect(saver.value(TITLE)).toBe("Head buyer ");
  });

  test("sends two fields one after the other, the second with the version the first has made", async () => {
    const { server, saver } = createDesk();
    saver.type(TITLE, "Head");
    saver.type(PHONE, "2");
    await saver.flush();
    expect(server.sent).toEqual([
      [TITLE, "Head", 1],
      [PHONE, "2", 2],
    ]);
  });

  test("sends again by itself when somebody changed another field", async () => {
    const { server, saver } = createDesk();
    server.change(PHONE, "9");
    saver.type(TITLE, "Head");
    await saver.flush();
    expect(server.record.values).toEqual({ [TITLE]: "Head", [PHONE]: "9" });
    expect(saver.summary().conflicts).toBe(0);
    expect(saver.value(PHONE)).toBe("9");
  });

  test("lays both texts side by side when somebody changed the same field, and overwrites nothing", async () => {
    const { server, saver } = createDesk();
    server.change(TITLE, "Director");
    saver.type(TITLE, "Head");
    await saver.flush();
    expect(saver.field(TITLE)).toMatchObject({
      status: "conflict",
      text: "Head",
      theirs: { text: "Director", byName: "Anna" },
    });
    expect(server.record.values[TITLE]).toBe("Director");
  });

  test.each([
    ["keepMine", "Head"],
    ["dropMine", "Director"],
  ] as const)("after %s the field says %s", async (decide, outcome) => {
    const { server, shelf, saver } = createDesk();
    server.change(TITLE, "Director");
    saver.type(TITLE, "Head");
    await saver.flush();
    saver[decide](TITLE);
    await saver.flush();
    expect([server.record.values[TITLE], saver.value(TITLE), shelf.length]).toEqual([outcome, outcome, 0]);
  });

  test("sees a conflict when a live look brings theirs while the line was lost", async () => {
    const { server, saver } = createDesk();
    server.refuse = new Problem({ status: 0 });
    saver.type(TITLE, "Head");
    await saver.flush();
    expect(saver.field(TITLE).status).toBe("waiting");
    server.refuse = null;
    server.change(TITLE, "Director");
    saver.see(server.record);
    await saver.flush();
    expect(saver.field(TITLE)).toMatchObject({ status: "conflict", text: "Head", theirs: { text: "Director" } });
  });

  test("tries what waits again by itself until the line is back", async () => {
    const { server, saver } = createDesk();
    server.refuse = new Problem({ status: 0 });
    saver.type(TITLE, "Head");
    await saver.flush();
    server.refuse = null;
    await vi.advanceTimersByTimeAsync(5_000);
    expect([server.record.values[TITLE], saver.field(TITLE).status]).toEqual(["Head", "saved"]);
  });

  test("waits for the sign-in, and goes on when the dossier is read again", async () => {
    const { server, saver } = createDesk();
    server.refuse = new Problem({ status: 401 });
    saver.type(TITLE, "Head");
    await saver.flush();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.sent).toHaveLength(1);
    server.refuse = null;
    saver.see(server.record);
    await saver.flush();
    expect(server.record.values[TITLE]).toBe("Head");
  });

  test("takes up after a crash what the browser has kept", async () => {
    const { server, shelf, saver, open } = createDesk();
    server.refuse = new Problem({ status: 0 });
    saver.type(TITLE, "Head");
    server.refuse = null;
    const again = open();
    expect([again.value(TITLE), shelf.length]).toEqual(["Head", 1]);
    again.see(server.record);
    await again.flush();
    expect([server.record.values[TITLE], shelf.length]).toEqual(["Head", 0]);
  });

  test("shows a refusal at the field and keeps the text there and in the browser", async () => {
    const { server, shelf, saver } = createDesk();
    server.refuse = new Problem({ status: 400, detail: "No." });
    saver.type(PHONE, "?");
    await saver.flush();
    expect(saver.field(PHONE)).toMatchObject({ status: "refused", text: "?" });
    expect(shelf.length).toBe(1);
  });

  test("keeps a text whose field has gone until the person drops it", async () => {
    const { server, shelf, saver } = createDesk();
    saver.type(TITLE, "Head");
    saver.see({ version: 2, values: { [PHONE]: "1" }, lastChange: null });
    await saver.flush();
    expect(saver.summary().gone).toEqual([{ field: TITLE, text: "Head" }]);
    saver.dropMine(TITLE);
    expect([saver.summary().gone, shelf.length, server.sent]).toEqual([[], 0, []]);
  });

  test("holds back what is not whole yet", async () => {
    const { server, shelf, saver } = createDesk();
    saver.type(PHONE, "2026-01-01|", { hold: true });
    await saver.flush();
    expect([server.sent, shelf.length]).toEqual([[], 1]);
  });
});
