import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { auditVerifyUsage, readAuditArguments, runAuditVerify } from "../../cli/audit-verify/run-audit-verify.ts";
import { change, done } from "../../db/transaction.ts";
import { sealAudit } from "../../services/audit/seal-audit.ts";
import { useDatabase } from "../support/database.ts";

const held = useDatabase();

/** Writes some audit rows and seals them all; a transaction running in another database may hold the sealer up. */
async function sealRows(count: number, total = count): Promise<void> {
  await change(held.db, { kind: "system", name: "test" }, async () => {
    const entries = Array.from({ length: count }, (_, n) => ({ verb: "acted", subject: `thing:${n}` }));
    return done(null, entries as [(typeof entries)[number]]);
  });
  await vi.waitFor(
    async () => {
      await sealAudit(held);
      expect((await runAuditVerify(held.db)).report).toContain(`sealed ${total}`);
    },
    { timeout: 20_000 },
  );
}

beforeEach(async () => {
  await held.asOwner.query.execute(sql`truncate audit, sealed, seals restart identity`);
});

describe("npm run audit:verify", () => {
  it("prints events, sealed rows and the head of an audit that holds", async () => {
    await sealRows(3);
    const { report, valid } = await runAuditVerify(held.db);
    expect(valid).toBe(true);
    expect(report).toMatch(/^events 3, sealed 3\nhead {3}[0-9a-f]{64}\nThe audit holds\.$/);
  });

  it("names the rows that were edited and deleted", async () => {
    await sealRows(4);
    await held.asOwner.query.execute(sql`update audit set verb = 'forged' where id = 2`);
    await held.asOwner.query.execute(sql`delete from audit where id = 3`);
    const { report, valid } = await runAuditVerify(held.db);
    expect(valid).toBe(false);
    expect(report).toContain("edited: audit row 2 ");
    expect(report).toContain("deleted: audit row 3 ");
    expect(report).toContain("Faults: 2.");
  });

  it("notices by a head kept elsewhere that the tail was cut off everywhere", async () => {
    await sealRows(1);
    await sealRows(1, 2);
    const head = /head {3}(\w+)/.exec((await runAuditVerify(held.db)).report)?.[1] as string;
    expect((await runAuditVerify(held.db, head)).valid).toBe(true);
    for (const table of ["audit where id = 2", "sealed where position = 2", "seals where id = 2"])
      await held.asOwner.query.execute(sql.raw(`delete from ${table}`));
    expect(await runAuditVerify(held.db, head)).toMatchObject({
      valid: false,
      report: expect.stringContaining("cut tail"),
    });
  });

  it("takes a head hash in either case and nothing else", () => {
    expect(readAuditArguments(["--head", "AB".repeat(32)])).toEqual({ head: "ab".repeat(32) });
    expect(readAuditArguments([])).toEqual({ head: undefined });
    for (const args of [["--head", "abc"], ["--hash"], ["extra"]])
      expect(() => readAuditArguments(args)).toThrow(auditVerifyUsage);
  });
});
