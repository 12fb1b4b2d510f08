import { describe, expect, test } from "vitest";
import type { ProposalPage, ProposalRow } from "../../contracts/owners.ts";
import {
  addUnseen,
  forgetSeen,
  listUnmarkedRows,
  markRows,
  type Seen,
  seeAgain,
} from "../../web/pages/owners/approval/approval-row.ts";
import { computeLoads, countNotHeld, overBy } from "../../web/pages/owners/approval/compute-loads.ts";
import { filterRows } from "../../web/pages/owners/approval/filter-rows.ts";
import { joinPages } from "../../web/pages/owners/approval/join-pages.ts";
import { buildVerdict, summarizeVerdict } from "../../web/pages/owners/approval/verdict.ts";
import { decideAll, type Marks, reviewAll } from "../../web/pages/owners/draft/marks.ts";

const none: Marks = new Map();
const nothingSeen: Seen = new Map();
const row = (handoverId: string, values: Partial<ProposalRow> = {}): ProposalRow => ({
  id: `p-${handoverId}`,
  handoverId,
  clientName: `Client ${handoverId}`,
  tier: "silver",
  annualProfitMinor: 1,
  annualRevenueMinor: 1,
  riskScore: 20,
  riskReasons: [],
  exceptions: [],
  round: 1,
  proposedId: "anna",
  proposedName: "Anna",
  reasons: [],
  alternatives: [],
  suggestedId: null,
  decision: null,
  ownerId: null,
  decidedById: null,
  decidedByName: null,
  answer: null,
  declineReason: null,
  assigned: false,
  supersededHow: null,
  version: 1,
  ...values,
});
const read = (handoverId: string, version = 1) => ({ handoverId, version });
/** What I read first, then what stands now. */
const rowsOf = (before: ProposalRow[], now: ProposalRow[], marks: Marks = none) => {
  const seen = addUnseen(addUnseen(nothingSeen, before), now);
  return markRows(listUnmarkedRows(seen, now), marks);
};
const statesOf = (...of: Parameters<typeof rowsOf>) => rowsOf(...of).map(({ id, state }) => [id, state]);

test("pages become one list: each client once, as it was read last, and everybody they name", () => {
  const [anna, boris] = ["anna", "boris"].map((personId) => ({ personId, name: personId, grade: null, load: null }));
  const page = (proposals: ProposalRow[], persons: unknown[], next: string | null) =>
    ({ proposals, persons, total: 3, mayApprove: true, exceptions: 0, next }) as ProposalPage;
  const pages = [
    page([row("a"), row("b")], [anna], "2"),
    page([row("b", { version: 2 }), row("c")], [anna, boris], null),
  ];
  const all = joinPages(pages);
  expect(all.proposals.map(({ handoverId, version }) => [handoverId, version])).toEqual([
    ["a", 1],
    ["b", 2],
    ["c", 1],
  ]);
  expect([all.persons, all.next]).toEqual([[anna, boris], null]);
});

describe("rows beside what I read", () => {
  test("stay in the order they were read, what is new at the end", () => {
    const rows = rowsOf([row("a"), row("b")], [row("new"), row("b"), row("a")]);
    expect(rows.map(({ id }) => id)).toEqual(["a", "b", "new"]);
  });

  test("tell what somebody else decided, changed or took away", () => {
    const before = ["open", "decided", "anew", "away"].map((id) => row(id));
    const now = [row("open"), row("decided", { decision: "changed", ownerId: "boris" }), row("anew", { version: 3 })];
    expect(statesOf(before, now)).toEqual([
      ["open", "open"],
      ["decided", "gone"],
      ["anew", "changed"],
      ["away", "gone"],
    ]);
  });

  test("what was decided before I came is not there at all", () => {
    expect(statesOf([], [row("done", { decision: "approved" })])).toEqual([]);
  });

  test("a mark counts for the version it was made on, on whatever device", () => {
    const marks = reviewAll(none, [read("a", 1)]);
    expect(statesOf([], [row("a", { version: 2 })], marks)).toEqual([["a", "changed"]]);
    expect(statesOf([row("a")], [row("a", { version: 2 })], reviewAll(none, [read("a", 2)]))).toEqual([["a", "open"]]);
  });

  test("are as read once I say so, and gone once I know it", () => {
    const seen = addUnseen(nothingSeen, [row("a"), row("b")]);
    const again = seeAgain(seen, [row("a", { version: 2 })]);
    const rows = listUnmarkedRows(again, [row("a", { version: 2 }), row("b")]);
    expect(rows.map(({ state }) => state)).toEqual(["open", "open"]);
    expect(seeAgain(again, [row("a", { version: 2 })])).toBe(again);
    expect([...forgetSeen(seen, ["a"]).keys()]).toEqual(["b"]);
  });

  test("stay the same objects while their client and mark do", () => {
    const now = [row("a"), row("b"), row("c")];
    const unmarked = listUnmarkedRows(addUnseen(nothingSeen, now), now);
    const marks = reviewAll(none, [read("a")]);
    const before = markRows(unmarked, marks);
    const after = markRows(unmarked, reviewAll(marks, [read("b")]));
    expect([before[0] === after[0], before[1] === after[1], before[2] === after[2]]).toEqual([true, false, true]);
  });

  test("that went and came back are open again, marked or not", () => {
    const one = row("a");
    const seen = addUnseen(nothingSeen, [one]);
    const marks = reviewAll(none, [read("a")]);
    const states = [[], [one]].map((now) => markRows(listUnmarkedRows(seen, now), marks).map(({ state }) => state));
    expect(states).toEqual([["gone"], ["open"]]);
  });

  test("are filtered by what is to be done with them", () => {
    const marks = decideAll(reviewAll(none, [read("seen")]), [read("mine")], { how: "refuse", reason: "no" });
    const rows = rowsOf(
      [row("seen"), row("mine"), row("gold", { exceptions: ["goldClient"] }), row("gone")],
      [row("seen"), row("mine"), row("gold", { exceptions: ["goldClient"] })],
      marks,
    );
    const ids = (filter: Parameters<typeof filterRows>[1]) => filterRows(rows, filter).map(({ id }) => id);
    expect([ids("exceptions"), ids("unreviewed"), ids("mine"), ids("meanwhile")]).toEqual([
      ["gold"],
      ["gold", "gone"],
      ["mine"],
      ["gone"],
    ]);
  });
});

describe("the verdict", () => {
  const marks = decideAll(
    decideAll(none, [read("changed")], { how: "change", personId: "boris", reason: "knows them" }),
    [read("refused")],
    { how: "refuse", reason: "no" },
  );
  const before = ["rest", "changed", "refused", "anew", "gone"].map((id) => row(id));
  const others = [
    row("nobody", { proposedId: null, proposedName: null, exceptions: ["nobodyProposed"] }),
    row("own", { exceptions: ["approverWouldReceive"] }),
  ];
  const rows = rowsOf(
    [...before, ...others],
    [...before.slice(0, 3), row("anew", { version: 2, proposedId: "carl" }), ...others],
    marks,
  );

  test("counts exactly what will be done and what stays open", () => {
    expect(buildVerdict(rows).counts).toEqual({ approve: 1, change: 1, refuse: 1, meanwhile: 2, nobody: 1, own: 1 });
  });

  test("goes with the versions as read, the rest as the API counts it", () => {
    expect(buildVerdict(rows).body).toEqual({
      approveRest: true,
      expectedCount: 2,
      changes: [{ handoverId: "changed", personId: "boris", reason: "knows them" }],
      refusals: [{ handoverId: "refused", reason: "no" }],
      versions: { rest: 1, changed: 1, refused: 1, anew: 1, gone: 1, nobody: 1, own: 1 },
    });
  });

  test("names who was left out", () => {
    const leftOut = [{ handoverId: "gone", reason: "noLongerOpen" as const }];
    expect(summarizeVerdict({ approved: 1, changed: 1, refused: 1, leftOut }, rows).leftOut).toEqual([
      { handoverId: "gone", reason: "noLongerOpen", clientName: "Client gone" },
    ]);
  });
});

describe("the load as marked", () => {
  const plan = {
    hoursPerClient: { gold: 2, silver: 1, copper: 0.5, none: 0.5 },
    persons: [
      {
        personId: "anna",
        name: "Anna",
        grade: "manager" as const,
        newClients: 3,
        activeBefore: 10,
        activeAfter: 13,
        capacity: 12,
        hoursNeeded: 4,
        hoursThere: 40,
        annualProfitMinor: 1,
      },
    ],
  };
  const candidates = [
    {
      personId: "boris",
      name: "Boris",
      grade: "manager" as const,
      ofTeam: true,
      load: { activeClients: 5, capacity: 5 },
    },
  ];
  const proposals = [row("a", { tier: "gold" }), row("b"), row("c")];

  test("is the plan's while nothing is marked", () => {
    const loads = computeLoads(plan, candidates, rowsOf([], proposals, reviewAll(none, [read("a")])));
    expect(loads).toMatchObject([{ personId: "anna", before: 10, after: 13, byMarks: 0, hoursNeeded: 4 }]);
    expect(loads.map(overBy)).toEqual([1]);
  });

  test("moves clients and their hours with each change and refusal", () => {
    const marks = decideAll(
      decideAll(none, [read("a")], { how: "change", personId: "boris", reason: "r" }),
      [read("b")],
      { how: "refuse", reason: "r" },
    );
    const loads = computeLoads(plan, candidates, rowsOf([], proposals, marks));
    const of = (id: string) => loads.find(({ personId }) => personId === id);
    expect(of("anna")).toMatchObject({ after: 11, byMarks: -2, hoursNeeded: 1 });
    expect(of("boris")).toMatchObject({ before: 5, after: 6, byMarks: 1, hoursNeeded: 2, hoursThere: null });
    expect(loads.map(overBy)).toEqual([1, 0]);
  });

  test("a client somebody else decided meanwhile moves nothing", () => {
    const marks = decideAll(none, [read("a")], { how: "refuse", reason: "r" });
    expect(computeLoads(plan, candidates, rowsOf(proposals, proposals.slice(1), marks))[0]?.after).toBe(13);
  });

  test("who holds a client already does not get it twice", () => {
    const marks = decideAll(none, [read("b")], { how: "change", personId: "boris", reason: "r" });
    const rows = rowsOf([], proposals, marks);
    expect([countNotHeld(rows, "anna"), countNotHeld(rows, "boris")]).toEqual([1, 2]);
  });
});
