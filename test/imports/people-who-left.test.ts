import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { deals, openQuestions, orders } from "../../db/schema/book.ts";
import { people, teams } from "../../db/schema/people.ts";
import type { ReportRow } from "../../services/imports/import-report.ts";
import { createCompany, createDeparture, createPerson } from "../support/company.ts";
import { createExport, createMapping } from "./csv.ts";
import { useImports } from "./use-imports.ts";

const { held, applyFiles } = useImports();
let serial = 0;

const staff = "rep,name,mail,boss\nr1,Ann Lee,,r2\nr2,Bob Ray,,\nr3,Cid Fox,,r2\n";

async function apply(source: string, sales: string): Promise<ReportRow[]> {
  const mapping = createMapping({
    name: source,
    deals: [
      {
        from: "sales",
        where: [{ value: "state", is: "open" }],
        id: "sale",
        owner: "rep",
        title: "sale",
        status: { const: "open" },
      },
    ],
    openQuestions: [{ from: "sales", where: [{ value: "state", is: "open" }], id: "sale", owner: "rep", text: "sale" }],
  });
  const files = createExport({
    "reps.csv": staff.replace("Bob Ray", `Bob ${source}`),
    "sales.csv": `sale,firm,rep,day,state,sum\n${sales}`,
  });
  return (await applyFiles(files, mapping)).rows;
}

/** A company imported under a source of its own, of whom one has left since. */
async function importAndLeave(sourceId: string): Promise<string> {
  const source = `left-firm-${++serial}`;
  await apply(source, "s1,f1,r3,2026-01-05,done,1\n");
  await held.db.query.update(people).set({ status: "left" }).where(person(source, sourceId));
  return source;
}
const person = (source: string, sourceId: string) => and(eq(people.source, source), eq(people.sourceId, sourceId));

describe("work the file names somebody for who has left", () => {
  const open = "s1,f1,r3,2026-01-05,done,1\ns2,f1,r1,2026-02-05,open,1\n";

  test("comes without an owner, and is a conflict row: nobody would ever look at it", async () => {
    const source = await importAndLeave("r1");
    const rows = await apply(source, open);
    for (const table of [deals, orders]) {
      const found = await held.db.query
        .select()
        .from(table)
        .where(and(eq(table.source, source), eq(table.sourceId, "s2")));
      expect(found).toMatchObject([{ status: "open", ownerId: null }]);
    }
    const asked = await held.db.query.select().from(openQuestions).where(eq(openQuestions.source, source));
    expect(asked).toMatchObject([{ responsibleId: null }]);
    const conflicts = rows.filter(({ action }) => action === "conflict");
    expect(conflicts.map(({ entity, sourceId, code }) => [entity, sourceId, code])).toEqual([
      ["deals", "s2", "owner_has_left"],
      ["orders", "s2", "owner_has_left"],
      ["openQuestions", "s2", "owner_has_left"],
    ]);
  });

  test("is not theirs by a second import either, which changes nothing", async () => {
    const source = await importAndLeave("r1");
    await apply(source, open);
    expect((await apply(source, open)).filter(({ action }) => action === "changed")).toEqual([]);
  });

  test("is theirs while their departure goes on, which takes it up", async () => {
    const company = await createCompany(held.db);
    await createDeparture(held.db, company, { clients: 0 });
    const source = `left-firm-${++serial}`;
    const { id } = company.leaver;
    await held.db.query.update(people).set({ source, sourceId: "r1", status: "left" }).where(eq(people.id, id));
    await apply(source, open);
    for (const table of [deals, orders]) {
      const found = await held.db.query
        .select()
        .from(table)
        .where(and(eq(table.source, source), eq(table.sourceId, "s2")));
      expect(found).toMatchObject([{ status: "open", ownerId: id }]);
    }
  });

  test("stays their history once it is done", async () => {
    const source = await importAndLeave("r1");
    await apply(source, "s1,f1,r3,2026-01-05,done,1\ns2,f1,r1,2026-02-05,done,1\n");
    const [left] = await held.db.query.select().from(people).where(person(source, "r1"));
    const found = await held.db.query
      .select()
      .from(orders)
      .where(and(eq(orders.source, source), eq(orders.sourceId, "s2")));
    expect(found[0]?.ownerId).toBe(left?.id);
  });
});

test("a head who has left is not put back where somebody else leads the team by now", async () => {
  const source = await importAndLeave("r2");
  const [gone] = await held.db.query.select().from(people).where(person(source, "r2"));
  const head = await createPerson(held.db, { roles: ["head"] });
  const led = eq(teams.id, gone?.teamId ?? "");
  await held.db.query.update(teams).set({ headId: head.id }).where(led);
  await held.db.query.update(people).set({ superiorId: head.id }).where(person(source, "r1"));
  const rows = await apply(source, "s1,f1,r3,2026-01-05,done,1\n");
  expect((await held.db.query.select().from(teams).where(led))[0]?.headId).toBe(head.id);
  expect((await held.db.query.select().from(people).where(person(source, "r1")))[0]?.superiorId).toBe(head.id);
  expect(rows.filter(({ action }) => action === "conflict")).toMatchObject([
    { entity: "teams", action: "conflict", code: "head_has_left" },
  ]);
});
