import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { change, done } from "../../../db/transaction.ts";
import { sealAudit } from "../../../services/audit/seal-audit.ts";
import { verifyAudit } from "../../../services/audit/verify-audit.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();
const actor = { kind: "system", name: "test" } as const;
const act = (count: number) =>
  change(held.db, actor, async () => {
    const entries = Array.from({ length: count }, (_, n) => ({ verb: "acted", subject: `thing:${n}`, body: { n } }));
    return done(null, entries as [(typeof entries)[number], ...typeof entries]);
  });
/** Seals until that many rows are sealed in all: a transaction running in another test's database may hold it up for a moment. */
const sealTo = (total: number) =>
  vi.waitFor(
    async () => {
      await sealAudit(held);
      const { rows } = await held.db.query.execute<{ count: number }>(sql`select count(*)::int as count from sealed`);
      expect(rows[0]?.count).toBe(total);
    },
    { timeout: 20_000 },
  );
const verify = (expected?: string) => verifyAudit(held.asOwner.query, expected);

beforeEach(async () => {
  await held.asOwner.query.execute(sql`truncate audit, sealed, seals restart identity`);
});

describe("the sealed audit", () => {
  it("gives every row a position without gaps and chains the batches", async () => {
    await act(3);
    await sealTo(3);
    await act(2);
    await sealTo(5);
    expect(await verify()).toMatchObject({ valid: true, events: 5, sealed: 5, faults: [] });
  });

  it("waits for an older transaction that is still running", async () => {
    const slow = await held.db.pool.connect();
    await slow.query("begin");
    await slow.query("select pg_current_xact_id()");
    await act(1);
    expect(await sealAudit(held)).toBe(0);
    await slow.query("rollback");
    slow.release();
    await sealTo(1);
  });

  it("goes on after a dump was restored on another server, whose transactions have lower ids", async () => {
    await act(2);
    await sealTo(2);
    await held.asOwner.query.execute(sql`update seals set up_to_xid = '9000000000000000'`);
    await act(1);
    await sealTo(3);
    await act(1);
    await sealTo(4);
    expect(await verify()).toMatchObject({ valid: true, sealed: 4, faults: [] });
  });

  it("names the row after an edit, a deletion and an insertion behind the seal", async () => {
    await act(4);
    await sealTo(4);
    await held.asOwner.query.execute(sql`update audit set verb = 'forged' where id = 2`);
    await held.asOwner.query.execute(sql`delete from audit where id = 3`);
    await held.asOwner.query.execute(sql`
      insert into audit (xid, at, business_at, actor, verb, subject, digest, body)
      select '1'::xid8, at, business_at, actor, 'slippedIn', subject, digest, body from audit where id = 1`);
    const { valid, faults } = await verify();
    expect(valid).toBe(false);
    expect(faults).toContainEqual({ kind: "edited", at: 2 });
    expect(faults).toContainEqual({ kind: "deleted", at: 3 });
    expect(faults.filter((fault) => fault.kind === "inserted")).toHaveLength(1);
  });

  it("names a row put under a transaction that has not been, which no seal would ever reach", async () => {
    await act(1);
    await sealTo(1);
    await held.asOwner.query.execute(sql`
      insert into audit (xid, at, business_at, actor, verb, subject, digest, body)
      select '9000000000000000'::xid8, at, business_at, actor, 'slippedIn', subject, digest, body from audit where id = 1`);
    expect(await verify()).toMatchObject({ valid: false, faults: [{ kind: "inserted", at: 2 }] });
  });

  it("notices a tail cut off everywhere by the head hash kept elsewhere", async () => {
    await act(1);
    await sealTo(1);
    await act(1);
    await sealTo(2);
    const { head } = await verify();
    await held.asOwner.query.execute(sql`delete from audit where id = 2`);
    await held.asOwner.query.execute(sql`delete from sealed where position = 2`);
    await held.asOwner.query.execute(sql`delete from seals where id = 2`);
    expect((await verify()).valid).toBe(true);
    expect(await verify(head ?? "")).toMatchObject({ valid: false, faults: [{ kind: "cutTail" }] });
  });

  it("cannot be changed by the application's role", async () => {
    await act(1);
    await expect(held.db.query.execute(sql`update audit set verb = 'forged'`)).rejects.toMatchObject({
      cause: { code: "42501" },
    });
    await expect(held.db.query.execute(sql`delete from audit`)).rejects.toMatchObject({ cause: { code: "42501" } });
  });
});
