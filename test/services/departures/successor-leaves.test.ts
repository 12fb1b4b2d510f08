import { eq, isNull, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { ownerships } from "../../../db/schema/clients.ts";
import { departures, handovers } from "../../../db/schema/departures.ts";
import { tasks } from "../../../db/schema/tasks.ts";
import { closeDeparture } from "../../../services/departures/close-departure.ts";
import { closeDepartureFact } from "../../../services/departures/close-departure-fact.ts";
import { confirmDeparture } from "../../../services/departures/confirm-departure.ts";
import { endSignIn } from "../../../services/departures/end-sign-in.ts";
import { openDeparture } from "../../../services/departures/open-departure.ts";
import { recordFirstContact } from "../../../services/first-contacts/record-first-contact.ts";
import { completeHandover } from "../../../services/handovers/complete-handover.ts";
import { letGoClient } from "../../../services/handovers/let-go-client.ts";
import { inventoryClients } from "../../../services/inventory/inventory-clients.ts";
import { inventoryClientsFact } from "../../../services/inventory/inventory-clients-fact.ts";
import { createDeparture, freezeClock, MONDAY, type TestHandover } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createLeaverCompany, notice, sendDue } from "../../support/departures.ts";
import { readFact } from "../../support/passes.ts";

const held = useDatabase();
let company: Awaited<ReturnType<typeof createLeaverCompany>>;
/** The first departure's one client: already the successor's, its first contact still to be made. */
let client: TestHandover;
/** The successor's own departure. */
let second: string;

beforeEach(async () => {
  company = await createLeaverCompany(held.deps, { clients: 0 });
  const [successor] = company.reps;
  if (!successor) throw new Error("no rep");
  const { id, handovers: made } = await createDeparture(held.db, company, {
    nextOwner: successor,
    gates: ["owner", "inventory", "departments", "offer"],
  });
  client = made[0] as TestHandover;
  const held1 = { toldAt: MONDAY, introducedAt: MONDAY, switchedAt: MONDAY, firstContactDueAt: MONDAY };
  await held.db.query.update(handovers).set(held1).where(eq(handovers.id, client.id));
  await held.db.query.execute(sql`
    update ownerships set during = tstzrange(lower(during), ${MONDAY.toISOString()}) where client_id = ${client.clientId}`);
  await held.db.query
    .insert(ownerships)
    .values({ clientId: client.clientId, personId: successor.id, during: `[${MONDAY.toISOString()},)` });
  await held.db.query.insert(tasks).values({
    key: `makeFirstContact:${client.id}`,
    departureId: id,
    handoverId: client.id,
    kind: "makeFirstContact",
    assigneeId: successor.id,
    arrivedAt: MONDAY,
    dueAt: new Date("2026-04-30T18:00:00Z"),
    zone: "UTC",
    dueDay: "2026-04-30",
  });
  second = (await openDeparture(held.deps, company.actors.hr, notice(company, { leaverId: successor.id }))).id;
  await confirmDeparture(held.deps, company.actors.head, { departureId: second });
  await sendDue(held.deps, `departure:${second}`);
  await inventoryClients(held.deps, second);
});

const clientsOf = (id: string) => held.db.query.select().from(handovers).where(eq(handovers.departureId, id));
const successorLeaves = async () => {
  await freezeClock(held.db, new Date("2026-04-17T18:00:00Z"));
  await endSignIn(held.deps, second);
};
const wokenDepartures = async () => {
  const { rows } = await held.db.query.execute<{ workflow_id: string }>(sql`select workflow_id from wakes`);
  return rows.map((row) => row.workflow_id);
};
const forgetWakes = () => held.db.query.execute(sql`delete from wakes`);

describe("a successor who gives notice with a client whose handover to them is not complete", () => {
  it("leaves its open work in the first departure to the head, with the last day", async () => {
    await successorLeaves();
    const [task] = await held.db.query
      .select()
      .from(tasks)
      .where(eq(tasks.key, `makeFirstContact:${client.id}`));
    expect(task?.assigneeId).toBe(company.head.id);
    expect(task?.doneAt).toBeNull();
  });

  it("keeps their own departure open until that client has gone through it", async () => {
    await successorLeaves();
    expect(await clientsOf(second)).toEqual([]);
    expect((await readFact(held.db, closeDepartureFact, second)).due).toBe(false);
    await closeDeparture(held.deps, second);
    const [row] = await held.db.query.select().from(departures).where(eq(departures.id, second));
    expect(row?.state).toBe("running");
  });

  it("brings the client into their own departure once the first handover is complete", async () => {
    await successorLeaves();
    await recordFirstContact(held.deps, company.actors.head, client.id, { items: [3, 5, 12] });
    await forgetWakes();
    await completeHandover(held.deps, client.id);
    expect(await wokenDepartures()).toContain(`departure:${second}`);
    expect((await readFact(held.db, inventoryClientsFact, second)).due).toBe(true);
    await inventoryClients(held.deps, second);
    const joined = await clientsOf(second);
    expect(joined.map((row) => row.clientId)).toEqual([client.clientId]);
    const owners = await held.db.query.select().from(handovers).where(isNull(handovers.end));
    expect(owners.filter((row) => row.clientId === client.clientId)).toHaveLength(1);
  });

  it("brings it in as well when the head lets it go in the first one", async () => {
    await forgetWakes();
    await letGoClient(held.deps, company.actors.head, client.id, { reason: "no longer trading" });
    expect(await wokenDepartures()).toContain(`departure:${second}`);
    expect((await readFact(held.db, inventoryClientsFact, second)).due).toBe(true);
  });
});

it("a client that joins after the leaver's last day counts as after the last day", async () => {
  await successorLeaves();
  await held.db.query.update(handovers).set({ end: "handedOver", endedAt: MONDAY }).where(eq(handovers.id, client.id));
  await inventoryClients(held.deps, second);
  expect((await clientsOf(second)).map((row) => row.afterLastDay)).toEqual([true]);
});
