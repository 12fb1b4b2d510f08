import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { openDeparture } from "../../../services/departures/open-departure.ts";
import { exportClients } from "../../../services/exports/export-clients.ts";
import { formatCsv } from "../../../services/exports/format-csv.ts";
import { actorOf, createClient, createCompany, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createLeaverCompany, notice } from "../../support/departures.ts";

const held = useDatabase();
let company: Awaited<ReturnType<typeof createLeaverCompany>>;
beforeEach(async () => {
  company = await createLeaverCompany(held.deps, { clients: 2 });
});
const auditOf = async (personId: string) => {
  const { rows } = await held.db.query.execute<{ verb: string; body: string }>(
    sql`select verb, body from audit where subject = ${`person:${personId}`} order by id`,
  );
  return rows.map((row) => ({ verb: row.verb, ...(JSON.parse(row.body) as object) }));
};

describe("exporting clients", () => {
  it("gives a head the own team's clients, audited", async () => {
    const { csv, rows } = await exportClients(held.deps, company.actors.head, {});
    expect(rows).toBe(2);
    expect(csv.split("\r\n")[0]).toBe("source,sourceId,name,industry,country,city,phone,owner");
    for (const client of company.clients) expect(csv).toContain(client.name);
    expect(await auditOf(company.head.id)).toEqual([{ verb: "exportClients", rows: 2, teamId: company.team.id }]);
  });

  it("refuses a head another team's", async () => {
    const other = await createCompany(held.db);
    const foreign = exportClients(held.deps, company.actors.head, { teamId: other.team.id });
    await expect(foreign).rejects.toMatchObject({ reason: "notYours" });
  });

  it("gives an executive any team's or all", async () => {
    const all = await exportClients(held.deps, company.actors.executive, {});
    const one = await exportClients(held.deps, company.actors.executive, { teamId: company.team.id });
    expect(one.rows).toBe(2);
    expect(all.rows).toBeGreaterThanOrEqual(one.rows);
  });

  it("gives a rep a few own ones and refuses more than fifty, with its audit row", async () => {
    const rep = company.reps[0] as Person;
    const actor = await actorOf(held.db, rep);
    await createClient(held.db, rep.id);
    expect((await exportClients(held.deps, actor, {})).rows).toBe(1);
    for (let i = 0; i < 50; i++) await createClient(held.db, rep.id, { contact: null });
    await expect(exportClients(held.deps, actor, {})).rejects.toMatchObject({ reason: "exportRefused" });
    expect((await auditOf(rep.id)).map((row) => row.verb)).toEqual(["exportClients", "exportRefused"]);
  });

  it("refuses a leaver everything from the notice on, a leaving head too", async () => {
    await openDeparture(held.deps, company.actors.hr, notice(company));
    await expect(exportClients(held.deps, company.actors.leaver, {})).rejects.toMatchObject({
      reason: "exportRefused",
    });
    expect(await auditOf(company.leaver.id)).toMatchObject([{ verb: "exportRefused", rows: 2 }]);
    await openDeparture(held.deps, company.actors.hr, notice(company, { leaverId: company.head.id }));
    await expect(exportClients(held.deps, company.actors.head, {})).rejects.toMatchObject({ reason: "exportRefused" });
  });
});

describe("the file", () => {
  it("quotes what needs it and disarms formulas", () => {
    const csv = formatCsv(
      ["a", "b"],
      [
        { a: 'He said "x", twice', b: null },
        { a: "=1+1", b: "line\nbreak" },
      ],
    );
    expect(csv).toBe('a,b\r\n"He said ""x"", twice",\r\n\'=1+1,"line\nbreak"\r\n');
  });
});
