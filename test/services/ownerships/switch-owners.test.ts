import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { OwnerRegister, OwnerWrite } from "../../../contracts/outgoing-mail.ts";
import { handovers } from "../../../db/schema/departures.ts";
import { effects } from "../../../db/schema/effects.ts";
import { look } from "../../../db/transaction.ts";
import { planSwitches } from "../../../services/ownerships/plan-switches.ts";
import { switchOwners } from "../../../services/ownerships/switch-owners.ts";
import { switchOwnersFact } from "../../../services/ownerships/switch-owners-fact.ts";
import { writeBackOwners } from "../../../services/ownerships/write-back-owners.ts";
import { writeBackOwnersFact } from "../../../services/ownerships/write-back-owners-fact.ts";
import { createCompany, createDeparture, freezeClock } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();
const system = { kind: "system", name: "test" } as const;

async function told(introducedAt: Date | null, count = 1) {
  const company = await createCompany(held.db);
  const successor = company.reps[0];
  if (!successor) throw new Error("no successor");
  const departure = await createDeparture(held.db, company, { clients: count, nextOwner: successor, gates: ["owner"] });
  await held.db.query
    .update(handovers)
    .set({ toldAt: new Date("2026-04-08T10:00:00Z"), introducedAt })
    .where(eq(handovers.departureId, departure.id));
  await held.db.query.transaction((tx) =>
    planSwitches(
      { tx },
      departure.handovers.map((row) => row.id),
    ),
  );
  return { company, successor, departure };
}

const fact = (departureId: string) => look(held.db, system, (context) => switchOwnersFact(context, departureId));
const ownersOf = async (clientId: string) => {
  const { rows } = await held.db.query.execute<{ person_id: string; from: string; to: string | null }>(sql`
    select person_id, lower(during) as from, upper(during) as to from ownerships where client_id = ${clientId} order by lower(during)`);
  return rows;
};

/** A source system in memory, as the file adapter behaves. */
function createRegister(owners: Map<string, string>): OwnerRegister & { writes: OwnerWrite[] } {
  const writes: OwnerWrite[] = [];
  return {
    writes,
    writeOwners: async (list) => {
      writes.push(...list);
      for (const write of list) owners.set(write.clientSourceId, write.ownerSourceId);
    },
    readOwners: async (_source, ids) => new Map(ids.map((id) => [id, owners.get(id) ?? null])),
  };
}

describe("switching owners", () => {
  it("comes at the start of the working day after the introduction, not before", async () => {
    const { departure } = await told(new Date("2026-04-09T11:00:00Z"));
    await freezeClock(held.db, new Date("2026-04-10T08:59:00Z"));
    expect(await fact(departure.id)).toEqual({ due: false, nextAt: new Date("2026-04-10T09:00:00Z") });
    await freezeClock(held.db, new Date("2026-04-10T09:00:00Z"));
    expect((await fact(departure.id)).due).toBe(true);
  });

  it("comes with the end of the last working day for who was told but not introduced", async () => {
    const { departure } = await told(null);
    expect((await fact(departure.id)).nextAt).toEqual(new Date("2026-04-17T18:00:00Z"));
  });

  it("ends the old ownership at the instant the new one begins, and runs twice without effect", async () => {
    const { departure, successor, company } = await told(new Date("2026-04-09T11:00:00Z"), 3);
    await freezeClock(held.db, new Date("2026-04-10T09:00:00Z"));
    await switchOwners(held.deps, departure.id);
    await switchOwners(held.deps, departure.id);
    for (const { clientId } of departure.handovers) {
      const [before, after, ...more] = await ownersOf(clientId);
      expect(more).toEqual([]);
      expect(before?.person_id).toBe(company.leaver.id);
      expect(after?.person_id).toBe(successor.id);
      expect(before?.to).toBe(after?.from);
    }
    expect(await fact(departure.id)).toEqual({ due: false, nextAt: null });
  });

  it("cannot give a client two owners: the database refuses", async () => {
    const { departure, successor } = await told(null);
    const clientId = departure.handovers[0]?.clientId;
    await expect(
      held.db.query.execute(
        sql`insert into ownerships (client_id, person_id, during) values (${clientId}, ${successor.id}, '[2026-01-01,)')`,
      ),
    ).rejects.toMatchObject({ cause: { code: "23P01" } });
  });
});

describe("writing owners back", () => {
  const switched = async () => {
    const made = await told(new Date("2026-04-09T11:00:00Z"), 2);
    await freezeClock(held.db, new Date("2026-04-10T09:00:00Z"));
    await switchOwners(held.deps, made.departure.id);
    return made;
  };
  const states = async (departureId: string) => {
    const rows = await held.db.query
      .select({ state: effects.state })
      .from(effects)
      .where(eq(effects.departureId, departureId));
    return rows.map((row) => row.state).sort();
  };

  it("writes each client once and accepts what reads back", async () => {
    const { departure } = await switched();
    const crm = createRegister(new Map());
    await writeBackOwners({ ...held.deps, crm }, departure.id);
    await writeBackOwners({ ...held.deps, crm }, departure.id);
    expect(crm.writes).toHaveLength(2);
    expect(await states(departure.id)).toEqual(["accepted", "accepted"]);
  });

  it("leaves an owner changed outside as it is and asks the head", async () => {
    const { departure } = await switched();
    const { rows } = await held.db.query.execute<{ source_id: string }>(sql`
      select k.source_id from handovers h join clients k on k.id = h.client_id where h.departure_id = ${departure.id} order by k.id limit 1`);
    const crm = createRegister(new Map([[rows[0]?.source_id ?? "", "somebody else"]]));
    await writeBackOwners({ ...held.deps, crm }, departure.id);
    expect(await states(departure.id)).toEqual(["accepted", "failed"]);
    const { rows: tasks } = await held.db.query.execute<{ kind: string }>(
      sql`select kind from tasks where departure_id = ${departure.id}`,
    );
    expect(tasks.map((task) => task.kind)).toContain("settleOwnerConflict");
  });

  it("reads a changed owner again every morning, and writes on once the source is put right", async () => {
    const { departure, company } = await switched();
    const { rows } = await held.db.query.execute<{ source_id: string }>(sql`
      select k.source_id from handovers h join clients k on k.id = h.client_id where h.departure_id = ${departure.id} order by k.id limit 1`);
    const owners = new Map([[rows[0]?.source_id ?? "", "somebody else"]]);
    const deps = { ...held.deps, crm: createRegister(owners) };
    const fact = () => look(held.db, system, (context) => writeBackOwnersFact(context, departure.id));
    const openTasks = async () => {
      const { rows: open } = await held.db.query.execute(
        sql`select from tasks where departure_id = ${departure.id} and kind = 'settleOwnerConflict' and done_at is null`,
      );
      return open.length;
    };
    await writeBackOwners(deps, departure.id);
    expect(await fact()).toEqual({ due: false, nextAt: new Date("2026-04-13T09:00:00Z") });
    await writeBackOwners(deps, departure.id);
    expect(await states(departure.id)).toEqual(["accepted", "failed"]);

    await freezeClock(held.db, new Date("2026-04-13T09:00:00Z"));
    expect((await fact()).due).toBe(true);
    await writeBackOwners(deps, departure.id);
    expect(await states(departure.id)).toEqual(["accepted", "failed"]);
    expect(await openTasks()).toBe(1);
    expect(await fact()).toEqual({ due: false, nextAt: new Date("2026-04-14T09:00:00Z") });

    owners.set(rows[0]?.source_id ?? "", company.leaver.id);
    await freezeClock(held.db, new Date("2026-04-14T09:00:00Z"));
    await writeBackOwners(deps, departure.id);
    expect(await states(departure.id)).toEqual(["accepted", "accepted"]);
    expect(await openTasks()).toBe(0);
    expect(await fact()).toEqual({ due: false, nextAt: null });
  });
});
