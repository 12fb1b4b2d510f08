import { sql } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { AnsweredBefore, IdempotencyMismatch, withIdempotency } from "../../db/idempotency.ts";
import { idempotencyKeys, wakes } from "../../db/schema/kernel.ts";
import { change, done, look, readOnce, readSteady, rehearse, unchanged } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { createCompany, createDeparture, freezeClock, MONDAY } from "../support/company.ts";
import { useDatabase } from "../support/database.ts";

const actor = { kind: "system", name: "test" } as const;
const held = useDatabase();

describe("a rehearsal", () => {
  const countWakes = async () => (await held.db.query.select().from(wakes)).length;
  const writeWake = (context: Parameters<Parameters<typeof rehearse>[2]>[0]) =>
    context.tx.insert(wakes).values({ workflowId: "departure:rehearsed", type: "departure" });

  it("tells what it found after its writes, and nothing of them stays", async () => {
    const before = await countWakes();
    const seen = await rehearse(held.db, actor, async (context) => {
      await writeWake(context);
      return (await context.tx.select().from(wakes)).length;
    });
    expect(seen).toBe(before + 1);
    expect(await countWakes()).toBe(before);
  });

  it("fails with the error of what it tries, and nothing stays either", async () => {
    const before = await countWakes();
    const failing = rehearse(held.db, actor, async (context) => {
      await writeWake(context);
      throw new Error("the rule said no");
    });
    await expect(failing).rejects.toThrow("the rule said no");
    expect(await countWakes()).toBe(before);
  });

  it("takes no idempotency key, so that the change itself may come under it", async () => {
    const request = { actor: "person:1", route: "r", key: "rehearsed", bodyHash: "h" };
    await withIdempotency(
      request,
      (result) => result,
      () => rehearse(held.db, actor, async () => 1),
    );
    const kept = await held.db.query.select().from(idempotencyKeys);
    expect(kept.filter(({ key }) => key === "rehearsed")).toEqual([]);
  });
});

describe("a changing transaction", () => {
  it("writes its audit row and its wake with the change, and neither when it fails", async () => {
    const count = async () => {
      const { rows } = await held.db.query.execute<{ audit: number; wakes: number }>(
        sql`select (select count(*) from audit)::int as audit, (select count(*) from wakes)::int as wakes`,
      );
      return rows[0];
    };
    const before = await count();
    await expect(
      change(held.db, actor, async () => {
        throw new Error("the rule said no");
      }),
    ).rejects.toThrow("the rule said no");
    expect(await count()).toEqual(before);

    await change(held.db, actor, async () =>
      done(
        1,
        [{ verb: "tested", subject: "thing:1", body: { field: "name" }, values: { name: "Anna" } }],
        [{ type: "departure", id: "d1" }],
      ),
    );
    expect(await count()).toEqual({ audit: (before?.audit ?? 0) + 1, wakes: (before?.wakes ?? 0) + 1 });
    const { rows } = await held.db.query.execute<{ body: string }>(
      sql`select body from audit order by id desc limit 1`,
    );
    expect(rows[0]?.body).toBe('{"field":"name"}');
  });

  it("wakes a workflow once however often it is named", async () => {
    await held.db.query.delete(wakes);
    await change(held.db, actor, async () =>
      done(
        null,
        [{ verb: "tested", subject: "thing:2" }],
        [
          { type: "handover", id: "h1" },
          { type: "handover", id: "h1" },
        ],
      ),
    );
    expect(await held.db.query.select().from(wakes)).toHaveLength(1);
  });

  it("refuses locks out of order", async () => {
    const company = await createCompany(held.db);
    await expect(
      change(held.db, actor, async ({ lock }) => {
        await lock.people([company.leaver.id], "share");
        await lock.departure(company.leaver.id);
        return unchanged(null);
      }),
    ).rejects.toThrow("lock out of order");
  });

  it("keeps nobody waiting who only names a locked record", async () => {
    const company = await createCompany(held.db);
    await change(held.db, actor, async ({ lock }) => {
      await lock.people([company.leaver.id], "update");
      await held.db.pool.query(
        "set lock_timeout = '1s'; insert into notes (subject, kind, author_id, text) values ('thing:4', 'tested', '" +
          `${company.leaver.id}', 'by the locked person'); reset lock_timeout`,
      );
      return unchanged(null);
    });
    const { rowCount } = await held.db.pool.query("select from notes where subject = 'thing:4'");
    expect(rowCount).toBe(1);
  });

  it("lets nobody who would share a departure pass the one who waits for it alone", async () => {
    const { id: departureId } = await createDeparture(held.db, await createCompany(held.db));
    const order: string[] = [];
    const hold = (name: string, mode: "share" | "update") => {
      const ending = Promise.withResolvers<void>();
      const reached = Promise.withResolvers<void>();
      const ended = change(held.db, actor, async ({ lock }) => {
        await lock.departure(departureId, mode);
        order.push(name);
        reached.resolve();
        await ending.promise;
        return unchanged(null);
      });
      return { end: ending.resolve, reached: reached.promise, ended };
    };
    const waiting = (count: number) =>
      vi.waitFor(async () => {
        const { rows } = await held.db.pool.query<{ n: number }>(
          "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        );
        expect(rows[0]?.n).toBe(count);
      });

    const first = hold("shares", "share");
    await first.reached;
    const beside = hold("shares beside it", "share");
    await beside.reached;
    const alone = hold("alone", "update");
    await waiting(1);
    const late = hold("shares later", "share");
    await waiting(2);
    for (const one of [first, beside, alone, late]) one.end();
    await Promise.all([first.ended, beside.ended, alone.ended, late.ended]);
    expect(order).toEqual(["shares", "shares beside it", "alone", "shares later"]);
  });

  it("gives up waiting for a lock after two seconds with Postgres's own code", async () => {
    const company = await createCompany(held.db);
    const blocker = await held.db.pool.connect();
    await blocker.query("begin");
    await blocker.query("select from people where id = $1 for update", [company.leaver.id]);
    const waiting = change(held.db, actor, async ({ lock }) => {
      await lock.people([company.leaver.id], "update");
      return unchanged(null);
    });
    await expect(waiting).rejects.toMatchObject({ cause: { code: "55P03" } });
    await blocker.query("rollback");
    blocker.release();
  });

  it("sees frozen business time and real time beside each other", async () => {
    await freezeClock(held.db, MONDAY);
    const clocks = await look(held.db, actor, async ({ businessNow, realNow }) => ({ businessNow, realNow }));
    expect(clocks.businessNow).toEqual(MONDAY);
    expect(clocks.realNow.getTime()).not.toBe(MONDAY.getTime());
  });
});

describe("an idempotent request", () => {
  const request = { actor: "person:1", route: "openDeparture", key: "k1", bodyHash: "b1" };
  const keep = (result: unknown) => result;
  const verb = () =>
    change(held.db, actor, async () => done({ id: "made once" }, [{ verb: "made", subject: "thing:3" }]));

  it("is answered again with the first answer and changes nothing twice", async () => {
    await withIdempotency(request, keep, verb);
    const { rows: before } = await held.db.query.execute(sql`select count(*) from audit where verb = 'made'`);
    const twin = withIdempotency(request, keep, verb);
    await expect(twin).rejects.toBeInstanceOf(AnsweredBefore);
    await expect(twin).rejects.toMatchObject({ answer: { id: "made once" } });
    const { rows: after } = await held.db.query.execute(sql`select count(*) from audit where verb = 'made'`);
    expect(after).toEqual(before);
  });

  it("is refused with another body", async () => {
    await expect(withIdempotency({ ...request, bodyHash: "other" }, keep, verb)).rejects.toBeInstanceOf(
      IdempotencyMismatch,
    );
  });

  it("of twenty twins at once exactly one changes anything", async () => {
    const twins = Array.from({ length: 20 }, () => withIdempotency({ ...request, key: "k2" }, keep, verb));
    const results = await Promise.allSettled(twins);
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect(results.every((result) => result.status === "fulfilled" || result.reason instanceof AnsweredBefore)).toBe(
      true,
    );
  });

  it("leaves no key behind when it fails", async () => {
    const failing = withIdempotency({ ...request, key: "k3" }, keep, () =>
      change(held.db, actor, async () => {
        throw new Error("no");
      }),
    );
    await expect(failing).rejects.toThrow("no");
    const left = await held.db.query.select().from(idempotencyKeys);
    expect(left.map((row) => row.key)).not.toContain("k3");
  });
});

describe("what many readers ask for", () => {
  const countReads = (tx: Parameters<typeof readOnce>[0]) => {
    const counted = { reads: 0 };
    const read = async () => {
      const { rows } = await tx.execute<{ n: number }>(sql`select 7 as n`);
      counted.reads += 1;
      return rows[0]?.n;
    };
    return { counted, ask: () => readOnce(tx, "seven", read) };
  };

  it("is read once in a look, whose snapshot does not change", async () => {
    await look(held.db, actor, async ({ tx }) => {
      const { counted, ask } = countReads(tx);
      expect([await ask(), await ask()]).toEqual([7, 7]);
      expect(counted.reads).toBe(1);
    });
  });

  it("is read once in a step where only people change it, and anew in a person's own change", async () => {
    const countIn = async (as: Actor) => {
      let reads = 0;
      await change(held.db, as, async ({ tx }) => {
        for (let asked = 0; asked < 2; asked++) await readSteady(tx, "steady", async () => ++reads);
        return unchanged(null);
      });
      return reads;
    };
    const person = {
      kind: "person",
      id: "p1",
      roles: [],
      teamId: null,
      headOfTeamIds: [],
      departmentId: null,
    } as const;
    expect([await countIn(actor), await countIn(person)]).toEqual([1, 2]);
  });

  it("is read anew in a changing transaction", async () => {
    await change(held.db, actor, async ({ tx }) => {
      const { counted, ask } = countReads(tx);
      expect([await ask(), await ask()]).toEqual([7, 7]);
      expect(counted.reads).toBe(2);
      return unchanged(null);
    });
  });
});
