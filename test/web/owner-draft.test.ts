import { describe, expect, test } from "vitest";
import type { OwnerDraft, OwnerDraftView } from "../../contracts/owner-draft.ts";
import {
  createDraftKeeper,
  type DraftPort,
  type KeptDraft,
  type SaveFailure,
} from "../../web/pages/owners/draft/draft-keeper.ts";
import {
  decideAll,
  type Marks,
  readMarks,
  reviewAll,
  takeBack,
  writeMarks,
} from "../../web/pages/owners/draft/marks.ts";
import { mergeMarks } from "../../web/pages/owners/draft/merge-marks.ts";

const read = (handoverId: string, version = 1) => ({ handoverId, version });
const none: Marks = new Map();
const refuse = (reason = "no") => ({ how: "refuse" as const, reason });
const changeTo = (personId: string) => ({ how: "change" as const, personId, reason: "knows them" });
const draftOf = (marks: Marks, version: number): OwnerDraftView => ({ ...writeMarks(marks), version, updatedAt: null });

describe("marks", () => {
  test("are the same after they were kept and read again", () => {
    const marks = reviewAll(decideAll(decideAll(none, [read("b", 3)], changeTo("p")), [read("c")], refuse()), [
      read("a"),
    ]);
    expect(writeMarks(marks)).toEqual({
      reviewed: ["a", "b", "c"],
      changes: [{ handoverId: "b", personId: "p", reason: "knows them" }],
      refusals: [{ handoverId: "c", reason: "no" }],
      versions: { a: 1, b: 3, c: 1 },
    });
    expect([...readMarks(writeMarks(marks))].sort()).toEqual([...marks].sort());
  });

  test("a decision stays when the client is looked at again, with the version it has now", () => {
    const marks = reviewAll(decideAll(none, [read("a")], refuse()), [read("a", 2)]);
    expect(marks.get("a")).toEqual({ version: 2, decision: refuse() });
    expect(takeBack(marks, ["a"]).size).toBe(0);
  });
});

describe("marks of two devices", () => {
  const base = reviewAll(none, [read("both")]);

  test("are both kept where they are about different clients", () => {
    const merged = mergeMarks(base, reviewAll(base, [read("mine")]), decideAll(base, [read("theirs")], refuse()));
    expect([...merged.marks.keys()].sort()).toEqual(["both", "mine", "theirs"]);
    expect(merged).toMatchObject({ conflicts: [], taken: 1 });
  });

  test("what one took back is gone, unless the other decided on it", () => {
    expect(mergeMarks(base, base, none).marks.size).toBe(0);
    expect(mergeMarks(base, none, base).marks.size).toBe(0);
    const decided = decideAll(base, [read("both")], refuse());
    expect(mergeMarks(base, none, decided).marks.get("both")?.decision).toEqual(refuse());
  });

  test("a decision outweighs a look", () => {
    const merged = mergeMarks(none, reviewAll(none, [read("a")]), decideAll(none, [read("a", 2)], refuse()));
    expect(merged.marks.get("a")).toEqual({ version: 2, decision: refuse() });
    expect(merged.conflicts).toEqual([]);
  });

  test("two decisions that differ are a conflict; the other device's stands until the person has chosen", () => {
    const mine = decideAll(base, [read("both")], refuse());
    const theirs = decideAll(base, [read("both")], changeTo("p"));
    const merged = mergeMarks(base, mine, theirs);
    expect(merged.marks.get("both")?.decision).toEqual(changeTo("p"));
    expect(merged.conflicts).toEqual([{ handoverId: "both", mine: mine.get("both"), theirs: theirs.get("both") }]);
  });
});

/** A device: a server that holds one draft, its line, its clock moved by hand, and what lies on the device. */
function device(server: { view: OwnerDraftView }, kept: KeptDraft | null = null) {
  const held = { kept, online: true, refusal: null as string | null, waiting: null as (() => void) | null, saves: 0 };
  const answer = (draft: OwnerDraft, version: number): OwnerDraftView | SaveFailure => {
    if (!held.online) return { why: "offline" };
    if (held.refusal) return { why: "refused", message: held.refusal };
    if (version !== server.view.version) return { why: "changed", now: server.view };
    held.saves += 1;
    server.view = { ...draft, version: version + 1, updatedAt: null };
    return server.view;
  };
  const port: DraftPort = {
    save: async (draft, version) => answer(draft, version),
    keep: (draft) => {
      held.kept = draft;
    },
    later: (act) => {
      held.waiting = act;
      return () => {
        held.waiting = null;
      };
    },
  };
  return { held, keeper: createDraftKeeper(port, server.view, kept) };
}
const saved = (server: { view: OwnerDraftView }) => readMarks(server.view);
const empty = () => ({ view: draftOf(none, 0) });

describe("a draft on a device", () => {
  test("is shown at once and saved as one when the hand rests", async () => {
    const server = empty();
    const { held, keeper } = device(server);
    keeper.change((marks) => reviewAll(marks, [read("a")]));
    keeper.change((marks) => decideAll(marks, [read("b")], refuse()));
    expect([keeper.read().marks.size, keeper.read().saving]).toEqual([2, "waiting"]);
    await keeper.flush();
    expect([keeper.read().saving, held.saves, [...saved(server).keys()]]).toEqual(["saved", 1, ["a", "b"]]);
    expect(held.kept).toBeNull();
  });

  test("lies on the device while there is no line, and is saved when it is back", async () => {
    const server = empty();
    const { held, keeper } = device(server);
    held.online = false;
    keeper.change((marks) => reviewAll(marks, [read("a")]));
    await keeper.flush();
    expect(keeper.read().saving).toBe("offline");
    expect(held.kept?.mine.reviewed).toEqual(["a"]);
    held.online = true;
    held.waiting?.();
    await expect.poll(() => keeper.read().saving).toBe("saved");
    expect([...saved(server).keys()]).toEqual(["a"]);
  });

  test("begins the next time with what was left on the device, beside what another has saved since", async () => {
    const server = empty();
    const first = device(server);
    first.held.online = false;
    first.keeper.change((marks) => reviewAll(marks, [read("a")]));
    await first.keeper.flush();
    server.view = draftOf(reviewAll(none, [read("b")]), 4);
    const second = device(server, first.held.kept);
    await second.keeper.flush();
    expect([...saved(server).keys()].sort()).toEqual(["a", "b"]);
    expect(second.keeper.read().taken).toBe(1);
  });

  test("is kept here when the page is closed before it was saved", () => {
    const { held, keeper } = device(empty());
    keeper.holdHere();
    expect(held.kept).toBeNull();
    keeper.change((marks) => reviewAll(marks, [read("a")]));
    keeper.holdHere();
    expect(held.kept?.mine.reviewed).toEqual(["a"]);
  });

  test("asks about a client decided otherwise elsewhere, and keeps my side until I have chosen", async () => {
    const server = empty();
    const { held, keeper } = device(server);
    server.view = draftOf(decideAll(none, [read("a")], changeTo("p")), 1);
    keeper.change((marks) => decideAll(marks, [read("a")], refuse("mine")));
    await keeper.flush();
    const [conflict] = keeper.read().conflicts;
    expect(conflict?.mine?.decision).toEqual(refuse("mine"));
    expect(held.kept?.conflicts).toHaveLength(1);
    if (conflict) keeper.settle(conflict, "mine");
    await keeper.flush();
    expect(saved(server).get("a")?.decision).toEqual(refuse("mine"));
    expect([keeper.read().conflicts, held.kept]).toEqual([[], null]);
  });

  test("takes in what arrives from another device, and nothing older than it has", async () => {
    const server = empty();
    const { keeper } = device(server);
    keeper.receive(draftOf(reviewAll(none, [read("a")]), 3));
    keeper.receive(draftOf(none, 2));
    expect([...keeper.read().marks.keys()]).toEqual(["a"]);
  });

  test("drops what has its verdict, whatever the next save finds", async () => {
    const server = empty();
    const { keeper } = device(server);
    keeper.change((marks) => reviewAll(marks, [read("a"), read("b")]));
    await keeper.flush();
    server.view = draftOf(takeBack(saved(server), ["a"]), 2);
    keeper.forget(["a"]);
    await keeper.flush();
    keeper.receive(server.view);
    expect([[...keeper.read().marks.keys()], keeper.read().conflicts]).toEqual([["b"], []]);
  });

  test("says why a save was refused, and keeps the marks", async () => {
    const { held, keeper } = device(empty());
    held.refusal = "This departure is not running.";
    keeper.change((marks) => reviewAll(marks, [read("a")]));
    await keeper.flush();
    expect(keeper.read()).toMatchObject({ saving: "refused", refusal: "This departure is not running." });
    expect(held.kept?.mine.reviewed).toEqual(["a"]);
  });
});
