import { and, eq, isNull } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { contactAddresses, contacts } from "../../../db/schema/clients.ts";
import { gates, handovers } from "../../../db/schema/departures.ts";
import { dossierGaps, inventorySignatures } from "../../../db/schema/inventory.ts";
import { proposals } from "../../../db/schema/owners.ts";
import { awayDays, people } from "../../../db/schema/people.ts";
import { tasks } from "../../../db/schema/tasks.ts";
import { isInventorySigned } from "../../../domain/inventory/inventory-signatures.ts";
import { addContact } from "../../../services/inventory/add-contact.ts";
import { addOpenQuestion } from "../../../services/inventory/add-open-question.ts";
import { answerGaps } from "../../../services/inventory/answer-gaps.ts";
import { getDossier } from "../../../services/inventory/get-dossier.ts";
import { listHandovers } from "../../../services/inventory/list-handovers.ts";
import { passInventories } from "../../../services/inventory/pass-inventories.ts";
import { passInventoriesFact } from "../../../services/inventory/pass-inventories-fact.ts";
import { signInventory } from "../../../services/inventory/sign-inventory.ts";
import { suggestSuccessor } from "../../../services/inventory/suggest-successor.ts";
import { updateContact } from "../../../services/inventory/update-contact.ts";
import { appointOwners } from "../../../services/owners/appoint-owners.ts";
import { chaseTasks } from "../../../services/tasks/chase-tasks.ts";
import { actorOf, createCompany, createDeparture, freezeClock, MONDAY, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { readFact } from "../../support/passes.ts";

const held = useDatabase();

/** A departure whose first rep has accepted every client and been appointed. */
async function appointed(options: { clients?: number; tier?: "gold" | "silver"; owner?: "rep" | "head" } = {}) {
  const company = await createCompany(held.db);
  const rep = options.owner === "head" ? company.head : (company.reps[0] as Person);
  const departure = await createDeparture(held.db, company, { clients: options.clients ?? 2, tier: options.tier });
  const handoverIds = departure.handovers.map(({ id }) => id);
  await held.db.query.insert(proposals).values(
    handoverIds.map((handoverId) => ({
      handoverId,
      round: 1,
      proposedId: rep.id,
      proposedAt: MONDAY,
      decision: "approved" as const,
      ownerId: rep.id,
      answer: "accepted" as const,
    })),
  );
  await held.db.query.insert(dossierGaps).values(
    handoverIds.map((handoverId) => ({
      handoverId,
      code: "promisesUnanswered" as const,
      fillById: company.leaver.id,
      fillByDay: "2026-04-09",
    })),
  );
  await appointOwners(held.deps, departure.id);
  const sign = async (person: Person, ids: "all" | string[]) =>
    signInventory(held.deps, await actorOf(held.db, person), { departureId: departure.id, handoverIds: ids });
  const [first] = departure.handovers;
  if (!first) throw new Error("no handover");
  return { company, rep, departureId: departure.id, handoverIds, first, sign };
}

const gateOf = async (handoverId: string | undefined) => {
  const which = and(eq(gates.handoverId, handoverId as string), eq(gates.gate, "inventory"));
  return (await held.db.query.select().from(gates).where(which))[0]?.how ?? null;
};
const openKinds = async (departureId: string) => {
  const which = and(eq(tasks.departureId, departureId), isNull(tasks.doneAt));
  return (await held.db.query.select().from(tasks).where(which)).map((task) => task.kind).sort();
};

describe("signing the joint inventory", () => {
  test("needs successor and head, names what was missing, and opens the gate", async () => {
    const { company, rep, departureId, handoverIds, sign } = await appointed();
    expect(await sign(rep, "all")).toEqual({ signed: 2, withGaps: 2 });
    const half = await getDossier(held.deps, await actorOf(held.db, rep), handoverIds[0] as string);
    expect(half.signed).toBe(false);
    expect((await readFact(held.db, passInventoriesFact, departureId)).due).toBe(false);
    await sign(company.head, handoverIds);
    const rows = await held.db.query
      .select()
      .from(inventorySignatures)
      .where(eq(inventorySignatures.handoverId, handoverIds[0] as string));
    expect(rows.map((row) => row.missing)).toEqual([["promisesUnanswered"], ["promisesUnanswered"]]);
    const people = { successorId: rep.id, leaverId: company.leaver.id };
    expect(
      isInventorySigned(
        rows.map((row) => ({ signerId: row.personId, as: row.part })),
        people,
      ),
    ).toBe(true);
    const dossier = await getDossier(held.deps, await actorOf(held.db, rep), handoverIds[0] as string);
    expect(dossier).toMatchObject({ signed: true, worth: { lifetimeProfitMinor: expect.any(Number) } });
    const seenByLeaver = await getDossier(held.deps, await actorOf(held.db, company.leaver), handoverIds[0] as string);
    expect(seenByLeaver).toMatchObject({ signed: true, worth: null });
    expect((await readFact(held.db, passInventoriesFact, departureId)).due).toBe(true);
    await passInventories(held.deps, departureId);
    expect(await gateOf(handoverIds[0])).toBe("settled");
    expect(await readFact(held.db, passInventoriesFact, departureId)).toEqual({ due: false, nextAt: null });
    expect(await openKinds(departureId)).toEqual(["fillGaps"]);
  });

  test("signs gold one by one only", async () => {
    const { rep, departureId, handoverIds, sign } = await appointed({ tier: "gold" });
    await expect(sign(rep, handoverIds)).rejects.toMatchObject({ reason: "goldOneByOne" });
    await expect(sign(rep, "all")).rejects.toMatchObject({ reason: "notOpen" });
    expect(await sign(rep, [handoverIds[0] as string])).toEqual({ signed: 1, withGaps: 1 });
    expect(await openKinds(departureId)).toEqual(["signGoldInventory", "signGoldInventory", "signGoldInventory"]);
  });

  test("refuses strangers, the leaver, and one signature twice", async () => {
    const { company, rep, sign } = await appointed({ clients: 1 });
    await expect(sign(company.reps[1] as Person, "all")).rejects.toMatchObject({ reason: "notOpen" });
    await expect(sign(company.leaver, "all")).rejects.toMatchObject({ reason: "notOpen" });
    await sign(rep, "all");
    await expect(sign(rep, "all")).rejects.toMatchObject({ reason: "notOpen" });
  });

  test("a successor signs for their own clients only, never in the head's part of another's", async () => {
    const { company, rep, handoverIds, sign } = await appointed();
    const other = company.reps[1] as Person;
    await held.db.query
      .update(handovers)
      .set({ nextOwnerId: other.id })
      .where(eq(handovers.id, handoverIds[1] as string));
    await expect(sign(rep, [handoverIds[1] as string])).rejects.toMatchObject({ reason: "notOpen" });
    expect(await sign(rep, "all")).toEqual({ signed: 1, withGaps: 1 });
    expect(await sign(other, "all")).toEqual({ signed: 1, withGaps: 1 });
    expect(await sign(company.head, "all")).toEqual({ signed: 2, withGaps: 2 });
  });

  test("a head who is the successor signs as that, the superior in the head's part", async () => {
    const { company, departureId, handoverIds, sign } = await appointed({ clients: 1, owner: "head" });
    await sign(company.head, "all");
    await expect(sign(company.head, "all")).rejects.toMatchObject({ reason: "notOpen" });
    await sign(company.executive, "all");
    await passInventories(held.deps, departureId);
    expect(await gateOf(handoverIds[0])).toBe("settled");
  });

  for (const tier of ["silver", "gold"] as const)
    test(`a successor who is the head's deputy signs as successor only, the next one up in the head's part (${tier})`, async () => {
      const { company, rep, departureId, handoverIds, sign } = await appointed({ clients: 1, tier });
      await held.db.query.update(people).set({ deputyId: rep.id }).where(eq(people.id, company.head.id));
      await held.db.query
        .insert(awayDays)
        .values({ personId: company.head.id, fromDay: "2026-04-06", toDay: "2026-04-17" });
      await chaseTasks(held.deps, departureId);
      await sign(rep, handoverIds);
      const which = and(eq(tasks.departureId, departureId), isNull(tasks.doneAt));
      const open = await held.db.query.select().from(tasks).where(which);
      expect(open.map((task) => [task.assigneeId, task.detail])).toEqual([[company.executive.id, "head"]]);
      await sign(company.executive, handoverIds);
      await passInventories(held.deps, departureId);
      expect(await gateOf(handoverIds[0])).toBe("settled");
      expect(await openKinds(departureId)).toEqual(["fillGaps"]);
    });

  for (const tier of ["silver", "gold"] as const)
    test(`a head who stands in for the successor signs in both parts, one after the other (${tier})`, async () => {
      const { company, rep, departureId, handoverIds, sign } = await appointed({ tier });
      await held.db.query.update(people).set({ deputyId: company.head.id }).where(eq(people.id, rep.id));
      await held.db.query.insert(awayDays).values({ personId: rep.id, fromDay: "2026-04-06", toDay: "2026-04-17" });
      await chaseTasks(held.deps, departureId);
      for (const id of handoverIds) {
        await sign(company.head, [id]);
        await sign(company.head, [id]);
        await expect(sign(company.head, [id])).rejects.toMatchObject({ reason: "notOpen" });
      }
      expect(await openKinds(departureId)).toEqual([]);
      await passInventories(held.deps, departureId);
      expect(await Promise.all(handoverIds.map(gateOf))).toEqual(["settled", "settled"]);
    });

  test("unsigned past its due date goes on, and the gaps become the successor's task", async () => {
    const { rep, departureId, handoverIds } = await appointed();
    expect(await readFact(held.db, passInventoriesFact, departureId)).toEqual({
      due: false,
      nextAt: new Date("2026-04-09T18:00:00Z"),
    });
    await freezeClock(held.db, new Date("2026-04-09T18:00:00Z"));
    await passInventories(held.deps, departureId);
    expect(await gateOf(handoverIds[0])).toBe("late");
    const gaps = await held.db.query
      .select()
      .from(dossierGaps)
      .where(eq(dossierGaps.handoverId, handoverIds[0] as string));
    expect(gaps[0]?.fillById).toBe(rep.id);
    expect(await openKinds(departureId)).toEqual(["fillGaps"]);
    expect((await readFact(held.db, passInventoriesFact, departureId)).due).toBe(false);
  });
});

describe("completing a dossier", () => {
  test("a corrected contact keeps its addresses dated, its consent with day and source, and fills gaps", async () => {
    const { company, departureId, first } = await appointed({ clients: 1 });
    const contactId = first.contactId as string;
    await held.db.query
      .update(contacts)
      .set({ email: null, phone: null, verifiedOn: null })
      .where(eq(contacts.id, contactId));
    const leaver = await actorOf(held.db, company.leaver);
    const edit = (email: string, version: number | null) =>
      updateContact(held.deps, leaver, {
        handoverId: first.id,
        contactId,
        version,
        contact: { email, verified: true, consent: { on: "2026-04-01", source: "call" } },
      });
    const { version } = await edit("a@client.example", null);
    await edit("b@client.example", version);
    await expect(edit("c@client.example", version)).rejects.toMatchObject({
      code: "changed",
      details: {
        version: version + 1,
        changes: [{ verb: "updateContact", byId: company.leaver.id, subjectId: contactId, version: version + 1 }],
      },
    });
    const dated = await held.db.query
      .select()
      .from(contactAddresses)
      .where(eq(contactAddresses.contactId, contactId))
      .orderBy(contactAddresses.address);
    expect(dated.map((row) => [row.address, row.validTo !== null])).toEqual([
      ["a@client.example", true],
      ["b@client.example", false],
    ]);
    await answerGaps(held.deps, leaver, { departureId, handoverIds: "all", answer: "noPromises", text: "" });
    const dossier = await getDossier(held.deps, leaver, first.id);
    // Nothing was ever ordered or spoken in this made-up client's past.
    expect(dossier.gaps.map((gap) => gap.code)).toEqual(["noHistory"]);
    expect(dossier.contacts[0]).toMatchObject({ verifiedOn: "2026-04-06", marketingConsentOn: "2026-04-01" });
    await answerGaps(held.deps, leaver, {
      departureId,
      handoverIds: [first.id],
      answer: "history",
      text: "Buys in spring",
    });
    const [row] = await held.db.query.select().from(handovers).where(eq(handovers.id, first.id));
    expect(row?.completeness).toBe(100);
  });

  test("an edit without confirmation makes coordinates unconfirmed; consent in the future is refused", async () => {
    const { company, first } = await appointed({ clients: 1 });
    const leaver = await actorOf(held.db, company.leaver);
    const base = { handoverId: first.id, contactId: first.contactId as string, version: null };
    await updateContact(held.deps, leaver, { ...base, contact: { email: "new@client.example" } });
    const dossier = await getDossier(held.deps, leaver, first.id);
    expect(dossier.gaps.map((gap) => gap.code)).toContain("contactUnverified");
    const contact = { consent: { on: "2026-04-07", source: "form" } };
    await expect(updateContact(held.deps, leaver, { ...base, contact })).rejects.toMatchObject({
      reason: "consentInFuture",
    });
  });

  test("people and questions are added by leaver, successor or head, not by others", async () => {
    const { company, rep, first } = await appointed({ clients: 1 });
    const base = { handoverId: first.id, version: null };
    for (const person of [company.leaver, rep, company.head]) {
      await addContact(held.deps, await actorOf(held.db, person), { ...base, contact: { name: "New person" } });
    }
    const question = { kind: "promise" as const, text: "A discount in May", dueOn: null, justified: null };
    await addOpenQuestion(held.deps, await actorOf(held.db, rep), { ...base, question });
    const dossier = await getDossier(held.deps, await actorOf(held.db, rep), first.id);
    expect(dossier.contacts).toHaveLength(4);
    expect(dossier.questions.map((row) => [row.kind, row.text])).toEqual([["promise", "A discount in May"]]);
    const stranger = await actorOf(held.db, company.reps[1] as Person);
    const contact = { name: "Nobody's" };
    await expect(addContact(held.deps, stranger, { ...base, contact })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("the leaver reads only once a client has switched", async () => {
    const { company, first } = await appointed({ clients: 1 });
    await held.db.query.update(handovers).set({ switchedAt: MONDAY }).where(eq(handovers.id, first.id));
    const leaver = await actorOf(held.db, company.leaver);
    const edit = { handoverId: first.id, version: null, contact: { name: "Late" } };
    await expect(addContact(held.deps, leaver, edit)).rejects.toMatchObject({ reason: "handedOver" });
    expect((await getDossier(held.deps, leaver, first.id)).handover.id).toBe(first.id);
  });
});

describe("who sees which clients", () => {
  test("head and leaver all, successor their own, HR none; the leaver nothing of offers", async () => {
    const { company, rep, departureId, first } = await appointed();
    await held.db.query
      .insert(gates)
      .values({ handoverId: first.id, gate: "offer", openedAt: MONDAY, how: "settled" as const });
    const list = async (person: Person, cursor?: string) =>
      listHandovers(held.deps, await actorOf(held.db, person), { departureId, limit: 1, cursor });
    const page = await list(company.head);
    expect([page.total, page.handovers.length]).toEqual([2, 1]);
    const rest = await list(company.head, page.next as string);
    expect(rest.next).toBeNull();
    expect(rest.handovers[0]?.id).not.toBe(page.handovers[0]?.id);
    expect((await list(rep)).total).toBe(2);
    expect((await list(company.reps[1] as Person)).total).toBe(0);
    await expect(list(company.hr)).rejects.toMatchObject({ code: "forbidden" });
    const own = await getDossier(held.deps, await actorOf(held.db, company.leaver), first.id);
    const heads = await getDossier(held.deps, await actorOf(held.db, company.head), first.id);
    expect([own.handover.gates, heads.handover.gates.sort()]).toEqual([["owner"], ["offer", "owner"]]);
  });

  test("the leaver's suggestion is kept once a client, and never for a leaver", async () => {
    const { company, rep, first } = await appointed({ clients: 1 });
    const suggest = async (person: Person, personId: string) =>
      suggestSuccessor(held.deps, await actorOf(held.db, person), { handoverId: first.id, personId });
    await suggest(company.leaver, company.head.id);
    expect(await suggest(company.leaver, rep.id)).toEqual({ handoverId: first.id, personId: rep.id });
    await expect(suggest(company.leaver, company.leaver.id)).rejects.toMatchObject({ reason: "notAvailable" });
    await expect(suggest(rep, rep.id)).rejects.toMatchObject({ code: "forbidden" });
  });
});
