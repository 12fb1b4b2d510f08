import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { orders } from "../../db/schema/book.ts";
import { clients, contacts, ownerships } from "../../db/schema/clients.ts";
import { handovers } from "../../db/schema/departures.ts";
import { importRows, imports } from "../../db/schema/imports.ts";
import { people, teams } from "../../db/schema/people.ts";
import { applyImport } from "../../services/imports/apply-import.ts";
import { discardImport } from "../../services/imports/discard-import.ts";
import { dryRunImport } from "../../services/imports/dry-run-import.ts";
import { readImport } from "../../services/imports/read/read-import.ts";
import { actorOf, createCompany, createDeparture, createPerson, listAuditVerbs, MONDAY } from "../support/company.ts";
import { createExport, createMapping } from "./csv.ts";
import { importer, useImports } from "./use-imports.ts";

const { held } = useImports();
let serial = 0;

/** Each test imports under a source of its own, so that the tests share one database. */
const newSource = () => `small-firm-${++serial}`;
const reps = (source: string) =>
  `rep,name,mail,boss\nr1,Ann Lee,ann@${source}.example,r2\nr2,Bob Ray,,\nr3,Cid Fox,,r2\n`;
const read = (source: string, files: Record<string, string> = {}) =>
  readImport(
    createExport({ "reps.csv": reps(source).replace("Bob Ray", `Bob ${source}`), ...files }),
    createMapping({ name: source }),
  );
async function apply(source: string, files: Record<string, string> = {}) {
  const { importId } = await dryRunImport(held.deps, importer, await read(source, files));
  return applyImport(held.deps, importer, importId);
}
const clientOf = async (source: string, sourceId: string) => {
  const found = await held.db.query.select().from(clients).where(sql`source = ${source} and source_id = ${sourceId}`);
  if (!found[0]) throw new Error("no such client");
  return found[0];
};
const ownersOf = async (source: string, sourceId: string) => {
  const { id } = await clientOf(source, sourceId);
  return held.db.query
    .select({ rep: people.sourceId, during: ownerships.during })
    .from(ownerships)
    .innerJoin(people, eq(people.id, ownerships.personId))
    .where(eq(ownerships.clientId, id))
    .orderBy(sql`lower(${ownerships.during})`);
};
const total = (table: string) =>
  held.db.query
    .execute<{ n: string }>(sql`select count(*) as n from ${sql.identifier(table)}`)
    .then(({ rows }) => Number(rows[0]?.n));

describe("a dry run", () => {
  test("tells row by row what would be created, and writes nothing but its own report", async () => {
    const source = newSource();
    const before = [await total("clients"), await total("people"), await total("orders")];
    const { importId, summary } = await dryRunImport(held.deps, importer, await read(source));
    expect([await total("clients"), await total("people"), await total("orders")]).toEqual(before);
    expect(summary.entities).toMatchObject({
      employees: { created: 3 },
      clients: { created: 2 },
      orders: { created: 2 },
      teams: { created: 1 },
    });
    const rows = await held.db.query.select().from(importRows).where(eq(importRows.importId, importId));
    expect(rows.find(({ sourceId }) => sourceId === "f2")).toMatchObject({
      file: "firms.csv",
      row: 3,
      entity: "clients",
      action: "created",
    });
  });

  test("keeps rejected rows with their reason, and applying leaves them out", async () => {
    const source = newSource();
    const { importId, summary } = await dryRunImport(
      held.deps,
      importer,
      await read(source, { "firms.csv": "firm,title,rep\nf1,Alpha,r1\nf2,,\n" }),
    );
    expect(summary.total).toMatchObject({ rejected: 2 });
    const rows = await held.db.query
      .select()
      .from(importRows)
      .where(sql`import_id = ${importId} and action = 'rejected'`);
    expect(rows.map(({ file, row, code }) => [file, row, code])).toEqual(
      expect.arrayContaining([
        ["firms.csv", 3, "missing_value"],
        ["sales.csv", 3, "unknown_client"],
      ]),
    );
    await applyImport(held.deps, importer, importId);
    await expect(clientOf(source, "f2")).rejects.toThrow("no such client");
  });

  test("is an administrator's, nobody else's", async () => {
    const rep = await actorOf(held.db, await createPerson(held.db));
    await expect(dryRunImport(held.deps, rep, await read(newSource()))).rejects.toMatchObject({ code: "forbidden" });
  });

  test("can be discarded with the values it held, and is then applied no more", async () => {
    const { importId } = await dryRunImport(held.deps, importer, await read(newSource()));
    await discardImport(held.deps, importer, importId);
    expect(
      await held.db.query
        .select({ batch: imports.batch, state: imports.state })
        .from(imports)
        .where(eq(imports.id, importId)),
    ).toEqual([{ batch: null, state: "discarded" }]);
    await expect(applyImport(held.deps, importer, importId)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("applying", () => {
  test("writes people with roles, teams and superiors, owners from the export's latest day, and an audit row", async () => {
    const source = newSource();
    await apply(source);
    const staff = await held.db.query.select().from(people).where(eq(people.source, source)).orderBy(people.sourceId);
    expect(staff.map(({ roles, email }) => [roles, email])).toEqual([
      [["rep"], `ann@${source}.example`],
      [["head"], null],
      [["rep"], null],
    ]);
    const [team] = await held.db.query
      .select()
      .from(teams)
      .where(eq(teams.headId, staff[1]?.id ?? ""));
    expect(staff.map(({ teamId }) => teamId)).toEqual([team?.id, team?.id, team?.id]);
    expect(staff[0]?.superiorId).toBe(staff[1]?.id);
    expect(await ownersOf(source, "f1")).toMatchObject([
      { rep: "r1", during: expect.stringContaining("2026-02-05 00:00:00+00") },
    ]);
    expect(await ownersOf(source, "f2")).toMatchObject([{ rep: "r3" }]);
    expect(await listAuditVerbs(held.db)).toContain("importApplied");
  });

  test("a second time creates and changes nothing, be it the same import or the same files", async () => {
    const source = newSource();
    const first = await dryRunImport(held.deps, importer, await read(source));
    await applyImport(held.deps, importer, first.importId);
    const same = await applyImport(held.deps, importer, first.importId);
    expect(same.summary.total).toMatchObject({ created: 0, changed: 0, unchanged: 8 });
    expect((await apply(source)).summary.total).toMatchObject({ created: 0, changed: 0, unchanged: 8 });
  });

  test("names the fields that changed, and leaves what was filled in here where the file says nothing", async () => {
    const source = newSource();
    await apply(source);
    await held.db.query
      .update(people)
      .set({ email: `cid@${source}.example`, phone: "+1" })
      .where(sql`source = ${source} and source_id = 'r3'`);
    const { rows } = await apply(source, {
      "sales.csv": "sale,firm,rep,day,state,sum\ns1,f1,r3,2026-01-05,done,100.50\ns2,f2,r3,2026-02-05,done,21\n",
    });
    expect(rows.filter(({ action }) => action === "changed")).toMatchObject([
      { entity: "orders", sourceId: "s2", details: { fields: ["status", "amount"] } },
    ]);
    expect(
      await held.db.query
        .select({ amount: orders.amountMinor })
        .from(orders)
        .where(sql`source = ${source} and source_id = 's2'`),
    ).toEqual([{ amount: 2100 }]);
  });

  test("gives a client its new owner without a gap or an overlap", async () => {
    const source = newSource();
    await apply(source);
    await apply(source, { "firms.csv": "firm,title,rep\nf1,Alpha,r3\nf2,Beta,\n" });
    const history = await ownersOf(source, "f1");
    expect(history.map(({ rep }) => rep)).toEqual(["r1", "r3"]);
    expect(history[0]?.during.split(",")[1]?.slice(0, -1)).toBe(history[1]?.during.split(",")[0]?.slice(1));
    expect(await listAuditVerbs(held.db)).toContain("ownerChangedByImport");
  });

  test("keeps the address history of a contact", async () => {
    const source = newSource();
    const mapping = createMapping({
      name: source,
      contacts: [{ from: "firms", id: "firm", client: "firm", name: "title", phone: "rep" }],
    });
    const applied = async (firms: string) => {
      const batch = await readImport(
        createExport({ "reps.csv": reps(source).replace("Bob Ray", `Bob ${source}`), "firms.csv": firms }),
        mapping,
      );
      return applyImport(held.deps, importer, (await dryRunImport(held.deps, importer, batch)).importId);
    };
    await applied("firm,title,rep\nf1,Alpha,r1\nf2,Beta,\n");
    await applied("firm,title,rep\nf1,Alpha,r3\nf2,Beta,\n");
    const [contact] = await held.db.query.select().from(contacts).where(sql`source = ${source} and source_id = 'f1'`);
    const { rows } = await held.db.query.execute(
      sql`select address, valid_to is null as current from contact_addresses where contact_id = ${contact?.id} order by address`,
    );
    expect(rows).toEqual([
      { address: "r1", current: false },
      { address: "r3", current: true },
    ]);
  });

  test("knows a person of another source by the address and changes nothing about them", async () => {
    const source = newSource();
    const ann = await createPerson(held.db, { name: "Ann as we know her", email: `Ann@${source}.example` });
    const { rows } = await apply(source);
    expect(rows.find(({ code }) => code === "known_person")).toMatchObject({
      entity: "employees",
      sourceId: "r1",
      action: "unchanged",
    });
    const client = await clientOf(source, "f1");
    expect(
      await held.db.query
        .select({ personId: ownerships.personId })
        .from(ownerships)
        .where(eq(ownerships.clientId, client.id)),
    ).toEqual([{ personId: ann.id }]);
    expect((await held.db.query.select().from(people).where(eq(people.id, ann.id)))[0]?.name).toBe(
      "Ann as we know her",
    );
  });
});

describe("the owner of a client in a handover", () => {
  async function withHandover(source: string, ended: Partial<typeof handovers.$inferInsert>) {
    await apply(source);
    const company = await createCompany(held.db);
    const { id } = await createDeparture(held.db, company, { clients: 0 });
    const client = await clientOf(source, "f1");
    await held.db.query.insert(handovers).values({ departureId: id, clientId: client.id, ...ended });
    const given = { "firms.csv": "firm,title,rep\nf1,Alpha,r3\nf2,Beta,\n" };
    const { importId } = await dryRunImport(held.deps, importer, await read(source, given), { dataAsOf: "2026-04-01" });
    return (await applyImport(held.deps, importer, importId)).rows.filter(
      ({ sourceId, action }) => sourceId === "f1" && action !== "unchanged",
    );
  }

  test("is not changed while the handover is open: a conflict for the head", async () => {
    const source = newSource();
    expect(await withHandover(source, {})).toMatchObject([
      { entity: "clients", action: "conflict", code: "owner_in_handover" },
    ]);
    expect(await ownersOf(source, "f1")).toMatchObject([{ rep: "r1" }]);
  });

  test("is not changed by a file older than the handover's end", async () => {
    const source = newSource();
    expect(await withHandover(source, { end: "handedOver", endedAt: MONDAY })).toMatchObject([{ action: "conflict" }]);
  });

  test("is not changed by an older file either that holds a meeting still to come", async () => {
    const source = newSource();
    await apply(source);
    const company = await createCompany(held.db);
    const { id: departureId } = await createDeparture(held.db, company, { clients: 0 });
    const { id: clientId } = await clientOf(source, "f1");
    await held.db.query.insert(handovers).values({ departureId, clientId, end: "handedOver", endedAt: MONDAY });
    const { files } = createMapping();
    const mapping = createMapping({
      name: source,
      files: { ...files, visits: { headers: ["visit", "firm", "on"] } },
      interactions: [{ from: "visits", id: "visit", client: "firm", kind: { const: "meeting" }, at: "on" }],
    });
    const given = {
      "reps.csv": reps(source).replace("Bob Ray", `Bob ${source}`),
      "firms.csv": "firm,title,rep\nf1,Alpha,r3\nf2,Beta,\n",
      "visits.csv": "visit,firm,on\nv1,f1,2026-06-01\n",
    };
    const { dataAsOf, rows } = await dryRunImport(held.deps, importer, await readImport(createExport(given), mapping));
    expect(dataAsOf).toBe("2026-02-05");
    expect(rows).toContainEqual(expect.objectContaining({ sourceId: "f1", code: "owner_in_handover" }));
  });

  test("is changed by a file younger than the handover's end", async () => {
    const source = newSource();
    const rows = await withHandover(source, { end: "handedOver", endedAt: new Date("2026-03-20T12:00:00Z") });
    expect(rows).toMatchObject([{ action: "changed", details: { fields: ["owner"] } }]);
  });
});

test("an import that fails half-way leaves nothing behind", async () => {
  const source = newSource();
  const { importId } = await dryRunImport(held.deps, importer, await read(source));
  const batch = await read(source);
  const [order] = batch.orders;
  if (order) order.orderedOn = "no day at all";
  await held.db.query.update(imports).set({ batch }).where(eq(imports.id, importId));
  await expect(applyImport(held.deps, importer, importId)).rejects.toThrow();
  await expect(clientOf(source, "f1")).rejects.toThrow("no such client");
  expect(await held.db.query.select({ state: imports.state }).from(imports).where(eq(imports.id, importId))).toEqual([
    { state: "dryRun" },
  ]);
});
