import { and, eq, isNull } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { ownerships } from "../../../db/schema/clients.ts";
import { departures, handovers } from "../../../db/schema/departures.ts";
import { dossierGaps, inventorySignatures } from "../../../db/schema/inventory.ts";
import { tasks } from "../../../db/schema/tasks.ts";
import { letGoClient } from "../../../services/handovers/let-go-client.ts";
import { waiveGate } from "../../../services/handovers/waive-gate.ts";
import { addContact } from "../../../services/inventory/add-contact.ts";
import { answerGaps } from "../../../services/inventory/answer-gaps.ts";
import { getDossier } from "../../../services/inventory/get-dossier.ts";
import { passInventories } from "../../../services/inventory/pass-inventories.ts";
import { actorOf, createCompany, createDeparture, MONDAY, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();

/** Two clients on their way to the first rep, each with a gap of the leaver's, who has the task to fill them. */
async function withGaps() {
  const company = await createCompany(held.db);
  const owner = company.reps[0] as Person;
  const { id, handovers: made } = await createDeparture(held.db, company, {
    clients: 2,
    nextOwner: owner,
    gates: ["owner"],
  });
  const ids = made.map((row) => row.id) as [string, string];
  await held.db.query.insert(dossierGaps).values(
    ids.map((handoverId) => ({
      handoverId,
      code: "promisesUnanswered" as const,
      fillById: company.leaver.id,
      fillByDay: "2026-04-09",
    })),
  );
  const dueAt = new Date("2026-04-09T18:00:00Z");
  await held.db.query.insert(tasks).values({
    key: `dossiers:${id}`,
    departureId: id,
    kind: "completeDossiers",
    assigneeId: company.leaver.id,
    arrivedAt: MONDAY,
    dueAt,
    dueDay: "2026-04-09",
    zone: "UTC",
    count: 2,
  });
  const sign = async (handoverId: string) => {
    const signature = { handoverId, missing: ["promisesUnanswered" as const], signedAt: MONDAY };
    await held.db.query.insert(inventorySignatures).values([
      { ...signature, part: "successor", personId: owner.id },
      { ...signature, part: "head", personId: company.head.id },
    ]);
    await passInventories(held.deps, id);
  };
  const openTasks = async () => {
    const open = and(eq(tasks.departureId, id), isNull(tasks.doneAt));
    const rows = await held.db.query.select().from(tasks).where(open);
    return rows.map(({ kind, assigneeId, count }) => [kind, assigneeId, count]).sort();
  };
  const dossier = async (person: Person, handoverId: string) =>
    getDossier(held.deps, await actorOf(held.db, person), handoverId);
  const handOver = async () => {
    await held.db.query
      .update(handovers)
      .set({ end: "handedOver", endedAt: MONDAY, switchedAt: MONDAY })
      .where(eq(handovers.departureId, id));
    for (const { clientId } of made)
      await held.db.query.update(ownerships).set({ personId: owner.id }).where(eq(ownerships.clientId, clientId));
  };
  return { company, owner, departureId: id, ids, sign, openTasks, dossier, handOver };
}

describe("gaps left when an inventory is settled (R9, R10)", () => {
  it("are the next owner's, as a task, and the leaver's task ends with its last client", async () => {
    const { company, owner, departureId, ids, sign, openTasks, dossier } = await withGaps();
    await sign(ids[0]);
    expect((await dossier(owner, ids[0])).gaps).toMatchObject([{ fillById: owner.id, fillByDay: "2026-04-17" }]);
    expect((await dossier(owner, ids[1])).gaps).toMatchObject([{ fillById: company.leaver.id }]);
    expect(await openTasks()).toEqual([
      ["completeDossiers", company.leaver.id, 2],
      ["fillGaps", owner.id, 1],
    ]);
    await sign(ids[1]);
    expect(await openTasks()).toEqual([["fillGaps", owner.id, 2]]);
    const history = { departureId, handoverIds: "all", answer: "history", text: "Known for years" } as const;
    const attempt = answerGaps(held.deps, await actorOf(held.db, owner), history);
    await expect(attempt).rejects.toMatchObject({ reason: "noSuchGap" });
  });

  it("are the next owner's too where the head waived the inventory", async () => {
    const { company, owner, ids, dossier } = await withGaps();
    const head = await actorOf(held.db, company.head);
    await waiveGate(held.deps, head, ids[0], { gate: "inventory", reason: "Agreed." });
    expect((await dossier(owner, ids[0])).gaps).toMatchObject([{ fillById: owner.id }]);
  });

  it("are asked of nobody any more once their client was let go", async () => {
    const { company, ids, openTasks } = await withGaps();
    const head = await actorOf(held.db, company.head);
    for (const id of ids) await letGoClient(held.deps, head, id, { reason: "Too small." });
    expect(await openTasks()).toEqual([]);
  });
});

describe("the dossier of a client that was handed over", () => {
  it("is its owner's to complete, also after the departure has closed, and nobody else's", async () => {
    const { company, owner, departureId, ids, sign, openTasks, dossier, handOver } = await withGaps();
    await sign(ids[0]);
    await handOver();
    expect((await dossier(owner, ids[0])).mayEdit).toBe(true);
    expect((await dossier(company.head, ids[0])).mayEdit).toBe(false);
    await held.db.query
      .update(departures)
      .set({ state: "closed", closedAt: MONDAY })
      .where(eq(departures.id, departureId));
    const add = async (person: Person) =>
      addContact(held.deps, await actorOf(held.db, person), {
        handoverId: ids[0],
        version: null,
        contact: { name: "Nina New", verified: true },
      });
    await add(owner);
    await expect(add(company.head)).rejects.toMatchObject({ reason: "notRunning" });
    const answer = async (person: Person) =>
      answerGaps(held.deps, await actorOf(held.db, person), {
        departureId,
        handoverIds: [ids[0]],
        answer: "noPromises",
        text: "",
      });
    await expect(answer(company.head)).rejects.toMatchObject({ reason: "noSuchGap" });
    expect(await answer(owner)).toEqual({ filled: 1 });
    expect((await dossier(owner, ids[0])).gaps.map(({ code }) => code)).not.toContain("promisesUnanswered");
    expect((await openTasks()).map(([kind]) => kind)).not.toContain("completeDossiers");
  });

  it("is read only again once the client is on its way to somebody else", async () => {
    const { company, owner, ids, dossier, handOver } = await withGaps();
    await handOver();
    const next = await createDeparture(held.db, { ...company, leaver: owner }, { clients: 0 });
    const [one] = await held.db.query.select().from(handovers).where(eq(handovers.id, ids[0]));
    await held.db.query
      .insert(handovers)
      .values({ departureId: next.id, clientId: one?.clientId ?? "", nextOwnerId: null });
    expect((await dossier(owner, ids[0])).mayEdit).toBe(false);
  });
});
