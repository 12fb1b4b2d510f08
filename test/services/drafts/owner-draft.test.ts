import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { OwnerDraft } from "../../../contracts/owner-draft.ts";
import { drafts } from "../../../db/schema/drafts.ts";
import { audit } from "../../../db/schema/kernel.ts";
import { proposals } from "../../../db/schema/owners.ts";
import { withdrawDeparture } from "../../../services/departures/withdraw-departure.ts";
import { getOwnerDraft } from "../../../services/drafts/get-owner-draft.ts";
import { saveOwnerDraft } from "../../../services/drafts/save-owner-draft.ts";
import { filterReadable } from "../../../services/events/filter-readable.ts";
import { approveOwners } from "../../../services/owners/approve-owners.ts";
import { actorOf, createCompany, createDeparture, MONDAY, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();
const secret = "He once lost their order";

/** A departure of three clients with a proposal each, and a draft that marks, changes and refuses them. */
async function prepare() {
  const company = await createCompany(held.db);
  const { id, handovers } = await createDeparture(held.db, company, { clients: 3 });
  const [first, second, third] = handovers.map((one) => one.id) as [string, string, string];
  const [rep, other] = company.reps as [Person, Person];
  await held.db.query
    .insert(proposals)
    .values(handovers.map((one) => ({ handoverId: one.id, round: 1, proposedId: rep.id, proposedAt: MONDAY })));
  const draft = OwnerDraft.parse({
    reviewed: [first, second, third],
    changes: [{ handoverId: second, personId: other.id, reason: secret }],
    refusals: [{ handoverId: third, reason: secret }],
    versions: { [first]: 1, [second]: 1, [third]: 1 },
  });
  const head = await actorOf(held.db, company.head);
  const save = (version: number | null, body: OwnerDraft = draft) =>
    saveOwnerDraft(held.deps, head, { departureId: id, version, draft: body });
  return { company, id, ids: [first, second, third] as const, draft, head, save, rep };
}

describe("a draft of the owners' approval", () => {
  test("is there again as it was left, on whatever device", async () => {
    const { id, head, save, draft } = await prepare();
    expect(await getOwnerDraft(held.deps, head, id)).toEqual({
      reviewed: [],
      changes: [],
      refusals: [],
      versions: {},
      version: 0,
      updatedAt: null,
    });
    await save(null);
    expect(await getOwnerDraft(held.deps, head, id)).toEqual({
      ...draft,
      version: 1,
      updatedAt: MONDAY.toISOString(),
    });
  });

  test("is not overwritten by a device that read an older one, which is told what is there", async () => {
    const { save, draft } = await prepare();
    await save(0);
    await save(1, { ...draft, changes: [] });
    await expect(save(1)).rejects.toMatchObject({
      code: "changed",
      details: { version: 2, now: { version: 2, changes: [], refusals: draft.refusals } },
    });
    await expect(save(null)).rejects.toMatchObject({ code: "changed", details: { version: 2 } });
  });

  test("is nobody else's to read, not even of who approves in the same departure", async () => {
    const { company, id, save } = await prepare();
    await save(null);
    const second = { ...(await actorOf(held.db, company.head)), id: company.executive.id };
    expect(await getOwnerDraft(held.deps, second, id)).toMatchObject({ version: 0, reviewed: [] });
  });

  test("is refused to who does not approve", async () => {
    const { company, id, draft } = await prepare();
    const rep = await actorOf(held.db, company.reps[0] as Person);
    await expect(getOwnerDraft(held.deps, rep, id)).rejects.toMatchObject({ code: "forbidden" });
    const input = { departureId: id, version: null, draft };
    await expect(saveOwnerDraft(held.deps, rep, input)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("loses what the verdict decided, and keeps the rest", async () => {
    const { id, ids, head, save } = await prepare();
    await save(null);
    await approveOwners(held.deps, head, {
      departureId: id,
      approveRest: false,
      changes: [],
      refusals: [{ handoverId: ids[2], reason: "No" }],
    });
    const left = await getOwnerDraft(held.deps, head, id);
    expect(left).toMatchObject({ reviewed: [ids[0], ids[1]], refusals: [], version: 2 });
    expect(left.versions).toEqual({ [ids[0]]: 1, [ids[1]]: 1 });
    expect(left.changes.map(({ handoverId }) => handoverId)).toEqual([ids[1]]);
    await expect(save(1)).rejects.toMatchObject({ code: "changed" });
  });

  test("is gone with the departure", async () => {
    const { company, id, save } = await prepare();
    await save(null);
    await withdrawDeparture(held.deps, await actorOf(held.db, company.hr), { departureId: id });
    expect(await held.db.query.select().from(drafts).where(eq(drafts.departureId, id))).toEqual([]);
    await expect(save(0)).rejects.toMatchObject({ reason: "departureEnded" });
  });

  test("leaves only counts in the audit, told to nobody but its writer", async () => {
    const { company, id, save, head } = await prepare();
    await save(null);
    const rows = await held.db.query.select().from(audit).where(eq(audit.verb, "saveOwnerDraft"));
    const row = rows.find(({ actor }) => actor === `person:${head.id}`);
    expect(JSON.parse(row?.body ?? "")).toEqual({ departureId: id, reviewed: 3, changes: 1, refusals: 1 });
    expect(rows.some(({ body }) => body.includes(secret))).toBe(false);
    const events = [{ subject: row?.subject ?? "", verb: "saveOwnerDraft" }];
    expect(await filterReadable(held.deps, head, events)).toHaveLength(1);
    const others = [company.executive, company.hr, company.reps[0] as Person];
    for (const person of others)
      expect(await filterReadable(held.deps, await actorOf(held.db, person), events)).toEqual([]);
  });
});
