import { expect, test } from "vitest";
import { listAudit } from "../../../services/audit/list-audit.ts";
import { changePolicy } from "../../../services/settings/change-settings.ts";
import { actorOf, createPerson } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const t = useDatabase();

async function createAuditor() {
  return actorOf(t.db, await createPerson(t.db, { roles: ["auditor"] }));
}

test("an entry names the colleague who acted, and one it is about; other subjects and the system have no name", async () => {
  const administrator = await createPerson(t.db, { name: "Ulrike Schröder", roles: ["administrator"] });
  await changePolicy(t.deps, await actorOf(t.db, administrator), { noticeDays: 31 });
  const { events } = await listAudit(t.deps, await createAuditor(), { verb: "changePolicy", limit: 10 });
  expect(events.map(({ actorName, subject, subjectName }) => [actorName, subject, subjectName])).toEqual([
    ["Ulrike Schröder", "settings:policy", null],
  ]);
});

test("part of a name finds what the colleague did, whatever its case and with е for ё; a name of nobody finds nothing", async () => {
  const person = await createPerson(t.db, { name: "Ольга Семёнова", roles: ["administrator"] });
  await changePolicy(t.deps, await actorOf(t.db, person), { noticeDays: 32 });
  const auditor = await createAuditor();
  const found = await listAudit(t.deps, auditor, { actorName: "семенов", limit: 10 });
  expect(found.events.map(({ actor }) => actor)).toEqual([`person:${person.id}`]);
  expect((await listAudit(t.deps, auditor, { actorName: "nobody at all", limit: 10 })).events).toEqual([]);
});

test("what one actor did, and one's own log, are found through an index however long the audit is", async () => {
  await t.db.pool.query(`insert into audit (business_at, actor, verb, subject, digest, body)
    select now(), 'person:' || (n % 500), 'look', 'client:' || n, '', '{}' from generate_series(1, 60000) n`);
  await t.asOwner.pool.query("analyze audit");
  const { rows } = await t.db.pool.query(
    "explain select * from audit where actor = 'person:7' order by id desc limit 201",
  );
  expect(JSON.stringify(rows)).toContain("audit_actor");
  const own = await t.db.pool.query(`explain select at from audit where (actor = 'person:7' or (subject = 'person:7'
    and verb in ('signIn', 'signOut'))) and business_at between now() - interval '1 day' and now() order by id limit 5000`);
  expect(JSON.stringify(own.rows)).toContain("audit_actor");
  expect(JSON.stringify(own.rows)).toContain("audit_subject");
});
