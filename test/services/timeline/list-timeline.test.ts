import { describe, expect, it } from "vitest";
import type { TimelineEntry } from "../../../contracts/routes/timeline.ts";
import { writeAudit } from "../../../db/audit.ts";
import { steps } from "../../../db/schema/departures.ts";
import { effects } from "../../../db/schema/effects.ts";
import { introductions } from "../../../db/schema/introductions.ts";
import type { Actor } from "../../../domain/access/actor.ts";
import { runStep } from "../../../services/departures/run-step.ts";
import { letGoClient } from "../../../services/handovers/let-go-client.ts";
import { waiveGate } from "../../../services/handovers/waive-gate.ts";
import { listTimeline } from "../../../services/timeline/list-timeline.ts";
import { actorOf, createDeparture, MONDAY } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createLeaverCompany } from "../../support/departures.ts";

const held = useDatabase();
const at = (hour: number) => new Date(MONDAY.getTime() + hour * 3_600_000);

async function running(clients = 2) {
  const company = await createLeaverCompany(held.deps, { clients: 0 });
  const departure = await createDeparture(held.db, company, { clients, departure: { leaverToldAt: MONDAY } });
  const [one] = departure.handovers;
  if (!one) throw new Error("no client");
  const list = async (actor: Actor = company.actors.head, query: object = {}) =>
    listTimeline(held.deps, actor, { departureId: departure.id, limit: 100, failedOnly: false, ...query });
  const codes = async (actor?: Actor, query?: object) =>
    (await list(actor, query)).entries.map((entry) => `${entry.kind} ${entry.code}`);
  const write = (actor: Actor, verb: string, subject: string, when: Date, body = {}) =>
    held.db.query.transaction((tx) => writeAudit(tx, actor, when, [{ verb, subject, body }]));
  const mail = (values: Partial<typeof effects.$inferInsert>) =>
    held.db.query.insert(effects).values({
      key: crypto.randomUUID(),
      kind: "clientNotice",
      departureId: departure.id,
      handoverId: one.id,
      contactId: one.contactId,
      factId: one.id,
      factRevision: 1,
      workflowId: `handover:${one.id}`,
      notBefore: MONDAY,
      plannedAt: at(3),
      ...values,
    });
  return { ...company, id: departure.id, one, list, codes, write, mail };
}

const system = { kind: "system", name: "proposeOwners" } as const;

describe("a departure's timeline", () => {
  it("lays people, system, mails and meetings together, newest first", async () => {
    const { id, one, actors, reps, list, write, mail, head } = await running();
    await write(system, "proposeOwners", `departure:${id}`, at(1));
    await write(actors.head, "clientLetGo", `handover:${one.id}`, at(2));
    await mail({ state: "accepted", settledAt: at(4) });
    await held.db.query.insert(introductions).values({
      handoverId: one.id,
      format: "jointCall",
      state: "agreed",
      hostId: head.id,
      successorId: reps[0]?.id ?? "",
      startsAt: at(30),
      uid: crypto.randomUUID(),
    });
    const { entries } = await list();
    const shape = ({ at: when, kind, code, actorName, state, withName }: TimelineEntry) =>
      [when, kind, code, actorName ?? withName, state].join(" ");
    expect(entries.map(shape)).toEqual([
      `${at(30).toISOString()} meeting jointCall ${head.name} agreed`,
      `${at(4).toISOString()} mail clientNotice ${entries[1]?.withName} accepted`,
      `${at(2).toISOString()} person clientLetGo ${head.name} `,
      `${at(1).toISOString()} system proposeOwners  `,
    ]);
    expect(entries[1]?.withName).toMatch(/^Contact/);
    expect(entries.map(({ handoverId }) => handoverId)).toEqual([one.id, one.id, one.id, null]);
    expect(entries[0]?.clientName).toMatch(/^Client/);
  });

  it("comes in pages that leave nothing out and repeat nothing, at one and the same instant too", async () => {
    const { id, actors, list, write, mail } = await running();
    for (const verb of ["a", "b", "c", "d", "e"]) await write(actors.head, verb, `departure:${id}`, at(2));
    await mail({ state: "accepted", settledAt: at(2) });
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await list(actors.head, { limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.entries.map((entry) => entry.id));
      cursor = page.next;
    } while (cursor);
    expect(seen).toHaveLength(6);
    expect(new Set(seen).size).toBe(6);
  });

  it("shows what failed, how often and when it is tried again, with what a decider may do about it", async () => {
    const { id, one, list, mail } = await running();
    await mail({ state: "accepted", settledAt: at(1) });
    await mail({ state: "unknown", settledAt: at(2) });
    await mail({ state: "failed", reason: "bounced", settledAt: at(3) });
    await mail({ kind: "colleagueMail", contactId: null, state: "failed", settledAt: at(4) });
    await runStep(held.deps, `departure:${id}`, "notifyDepartments", () => Promise.reject(new Error("spoilt")));
    const { entries } = await list(undefined, { failedOnly: true });
    expect(entries.map(({ code, state, retry }) => [code, state, retry?.what])).toEqual([
      ["notifyDepartments", "failing", "step"],
      ["colleagueMail", "failed", "failedEffect"],
      ["clientNotice", "failed", undefined],
      ["clientNotice", "unknown", "unknownEffect"],
    ]);
    expect(entries[0]).toMatchObject({ attempts: 1, retry: { id: `departure:${id}/notifyDepartments` } });
    const [step] = await held.db.query.select().from(steps);
    expect(entries[0]?.nextTryAt).toBe(step?.nextAttemptAt?.toISOString());
    expect(entries[1]?.handoverId).toBe(one.id);
  });

  it("is filtered by kind", async () => {
    const { id, actors, codes, write, mail } = await running();
    await write(system, "proposeOwners", `departure:${id}`, at(1));
    await write(actors.head, "approveOwners", `departure:${id}`, at(2));
    await mail({ state: "planned" });
    expect(await codes(undefined, { kind: "person" })).toEqual(["person approveOwners"]);
    expect(await codes(undefined, { kind: "system" })).toEqual(["system proposeOwners"]);
    expect(await codes(undefined, { kind: "mail" })).toEqual(["mail clientNotice"]);
    expect(await codes(undefined, { kind: "meeting" })).toEqual([]);
  });

  it("tells the leaver of their own doings and what they are told, nothing of offers or decisions about owners", async () => {
    const { id, one, actors, codes, write, mail } = await running();
    await write(actors.leaver, "signInventory", `departure:${id}`, at(1));
    await write(actors.head, "approveOwners", `departure:${id}`, at(2));
    await write(actors.head, "offersDecided", `departure:${id}`, at(3));
    await write(actors.head, "confirmDeparture", `departure:${id}`, at(4));
    await write(actors.leaver, "gateWaived", `handover:${one.id}`, at(5), { gate: "offer" });
    await mail({ state: "unknown" });
    await mail({ kind: "colleagueMail", contactId: null, personId: actors.head.id });
    await runStep(held.deps, `departure:${id}`, "proposeOffers", () => Promise.reject(new Error("spoilt")));
    expect(await codes(actors.leaver)).toEqual([
      "person confirmDeparture",
      "mail clientNotice",
      "person signInventory",
    ]);
  });

  it("tells HR of the departure as a whole: no client, no offer, nothing to retry", async () => {
    const { id, actors, one, list, codes, write, mail } = await running();
    await write(actors.head, "offersDecided", `departure:${id}`, at(1));
    await write(actors.head, "approveOwners", `departure:${id}`, at(2));
    await write(actors.head, "clientLetGo", `handover:${one.id}`, at(3));
    await mail({ state: "failed" });
    await mail({ kind: "colleagueMail", handoverId: null, contactId: null, state: "failed", settledAt: at(5) });
    expect(await codes(actors.hr)).toEqual(["mail colleagueMail", "person approveOwners"]);
    expect((await list(actors.hr)).entries.map(({ retry, clientName }) => retry ?? clientName)).toEqual([null, null]);
  });

  it("does not tell that a colleague who takes clients over leaves too", async () => {
    const { id, actors, codes, write } = await running();
    await write(actors.hr, "leaveOtherDeparture", `departure:${id}`, at(1));
    expect(await codes()).toEqual([]);
    expect(await codes(actors.hr)).toEqual([]);
  });

  it("shows executives all of it but leaves the deciding to who approves", async () => {
    const { actors, list, mail } = await running();
    await mail({ state: "unknown" });
    expect((await list(actors.executive)).entries).toMatchObject([{ state: "unknown", retry: null }]);
  });

  it("carries no text anybody wrote", async () => {
    const { actors, one, list } = await running();
    await waiveGate(held.deps, actors.head, one.id, { gate: "inventory", reason: "Their secret reason." });
    await letGoClient(held.deps, actors.head, one.id, { reason: "Another secret reason." });
    const page = await list();
    expect(page.entries.map(({ code }) => code)).toEqual(expect.arrayContaining(["gateWaived", "clientLetGo"]));
    expect(JSON.stringify(page)).not.toContain("secret");
  });

  it("is not another team's head's to read, and refuses a cursor it never gave", async () => {
    const { list } = await running();
    const other = await createLeaverCompany(held.deps, { clients: 0 });
    await expect(list(await actorOf(held.db, other.head))).rejects.toMatchObject({ code: "forbidden" });
    await expect(list(undefined, { cursor: "abc" })).rejects.toMatchObject({ reason: "unknownCursor" });
  });
});
