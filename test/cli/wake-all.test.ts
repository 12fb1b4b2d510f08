import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { wakes, workflows } from "../../db/schema/kernel.ts";
import { wakeAll } from "../../services/wakes/wake-all.ts";
import { useDatabase } from "../support/database.ts";

const held = useDatabase();
const actor = { kind: "system", name: "test" } as const;
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

beforeEach(async () => {
  await held.asOwner.query.execute(sql`truncate workflows, wakes, audit restart identity`);
});

describe("npm run wake-all", () => {
  it("wakes what runs and leaves alone what has finished", async () => {
    await held.db.query.insert(workflows).values([
      { id: `departure:${id(1)}`, type: "departure" },
      { id: `handover:${id(2)}`, type: "handover" },
      { id: `handover:${id(3)}`, type: "handover", state: "finished" },
    ]);
    expect(await wakeAll(held, actor)).toBe(2);
    const rows = await held.db.query.select({ id: wakes.workflowId, type: wakes.type }).from(wakes).orderBy(wakes.id);
    expect(rows).toEqual([
      { id: `departure:${id(1)}`, type: "departure" },
      { id: `handover:${id(2)}`, type: "handover" },
    ]);
  });

  it("goes on in sets until everyone is woken once, and audits each set", async () => {
    await held.asOwner.query.execute(sql`
      insert into workflows (id, type) select 'handover:' || gen_random_uuid(), 'handover' from generate_series(1, 10001)`);
    expect(await wakeAll(held, actor)).toBe(10_001);
    const { rows } = await held.db.query.execute(sql`
      select count(*)::int as rows, count(distinct workflow_id)::int as workflows,
        (select array_agg((body::json ->> 'count')::int order by id) from audit where verb = 'wakeAll') as sets from wakes`);
    expect(rows[0]).toEqual({ rows: 10_001, workflows: 10_001, sets: [5000, 5000, 1] });
  });

  it("says that nothing runs in an empty installation, without an audit row", async () => {
    expect(await wakeAll(held, actor)).toBe(0);
    const { rows } = await held.db.query.execute(sql`select count(*)::int as count from audit`);
    expect(rows[0]).toEqual({ count: 0 });
  });
});
