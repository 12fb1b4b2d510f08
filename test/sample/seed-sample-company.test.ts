import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { look } from "../../db/transaction.ts";
import { grades } from "../../domain/codes.ts";
import { enterSample } from "../../runtime/first-run.ts";
import { seedSample } from "../../runtime/sample-company.ts";
import { createSignInHandler } from "../../runtime/sign-in.ts";
import { generateSample } from "../../sample/generate-sample.ts";
import { loadDepartments } from "../../services/departments/load-departments.ts";
import { loadCandidates } from "../../services/owners/load-candidates.ts";
import { findRepsByClients } from "../../services/sample/find-reps-by-clients.ts";
import type { SampleSignIn } from "../../services/sample/sample-sign-ins.ts";
import { seedSampleCompany } from "../../services/sample/seed-sample-company.ts";
import { createPerson, freezeClock, MONDAY } from "../support/company.ts";
import { useDatabase } from "../support/database.ts";

const system = { kind: "system", name: "test" } as const;
const asOf = "2026-04-06";

describe("a database seeded with the sample company", () => {
  const held = useDatabase();
  const count = async (query: ReturnType<typeof sql>) => {
    const { rows } = await held.db.query.execute<{ count: number }>(query);
    return Number(rows[0]?.count);
  };
  const generate = (day: string) => generateSample("handover", { asOf: day });
  const sample = generate(asOf);
  let signIns: SampleSignIn[];

  beforeAll(async () => {
    await freezeClock(held.db, MONDAY);
    signIns = await seedSampleCompany(held.deps, generate);
  });

  it("a notice to a department and IT's tasks come to those who have a sample sign-in", async () => {
    const signedIn = (role: string) => signIns.find((signIn) => signIn.role === role)?.name;
    const [recipient, first] = await look(held.db, system, async ({ tx }) => {
      const it = await tx.execute<{ name: string }>(
        sql`select name from people where 'itContact' = any(roles) order by id limit 1`,
      );
      const { recipientId } = (await loadDepartments(tx)).find(({ code }) => code === "logistics") ?? {};
      return [sample.people.find(({ id }) => id === recipientId)?.name, it.rows[0]?.name];
    });
    expect([signedIn("departmentContact"), signedIn("itContact")]).toEqual([recipient, first]);
  });

  it("holds what was generated for the business day, to the last cent", async () => {
    const sum = sample.orders.reduce((total, { profitMinor }) => total + profitMinor, 0);
    expect(await count(sql`select sum(profit_minor) as count from orders`)).toBe(sum);
    expect(await count(sql`select count(*) from clients`)).toBe(3_000);
    expect(await count(sql`select count(distinct client_id) from ownerships where upper_inf(during)`)).toBe(3_000);
    expect(await count(sql`select count(*) from interactions`)).toBe(sample.interactions.length);
    expect(await count(sql`select count(*) from contact_addresses`)).toBe(sample.contactAddresses.length);
    expect(await count(sql`select count(*) from contacts where 'email' = any(do_not_contact)`)).toBe(
      sample.contacts.filter(({ doNotContact }) => doNotContact.includes("email")).length,
    );
  });

  it("has a head for every team and department, an executive in the settings and holidays in every calendar", async () => {
    expect(await count(sql`select count(*) from teams where head_id is null`)).toBe(0);
    expect(await count(sql`select count(*) from departments where head_id is null`)).toBe(0);
    expect(
      await count(sql`select count(*) from settings s join people p on p.id = (s.value->>'executiveId')::uuid
        where s.key = 'company' and 'executive' = any(p.roles)`),
    ).toBe(1);
    expect(
      await count(sql`select count(*) from teams t where (select count(*) from calendar_days d
        where d.calendar = t.calendar and d.day between '2026-01-01' and '2026-12-31') < 8`),
    ).toBe(0);
  });

  it("offers the leaver's colleagues the free places that the sample was made for", async () => {
    const [leaver, ...others] = await look(held.db, system, ({ tx }) => findRepsByClients(tx, 450));
    expect(others).toEqual([]);
    const candidates = await look(held.db, system, async ({ tx }) => {
      const { rows } = await tx.execute<{ team_id: string }>(
        sql`select team_id from people where id = ${leaver?.id ?? null}`,
      );
      return loadCandidates(tx, { teamId: rows[0]?.team_id ?? "", leaverId: leaver?.id ?? "", asOf });
    });
    const places = (list: typeof candidates) =>
      list.reduce((sum, { capacity, activeClients }) => sum + Math.max(0, capacity - activeClients), 0);
    expect(places(candidates)).toBe(600);
    expect(places(candidates.filter(({ ring }) => ring === 0))).toBeLessThan(200);
    for (const grade of grades) {
      expect(places(candidates.filter((one) => one.grade === grade))).toBeGreaterThanOrEqual(150);
    }
  });

  it("lets one person a role in, with the printed address and password", async () => {
    const roles = signIns.map(({ role }) => role.split(",")[0]);
    expect(new Set(roles)).toEqual(
      new Set(["hr", "head", "rep", "departmentContact", "itContact", "executive", "auditor", "administrator"]),
    );
    expect(signIns.filter(({ role }) => role === "rep, 450 clients")).toHaveLength(1);
    const door = createServer(createSignInHandler(held.deps).handler).listen(0, "127.0.0.1");
    await once(door, "listening");
    const enter = async (email: string, password: string) => {
      const address = `http://127.0.0.1:${(door.address() as AddressInfo).port}/api/auth/sign-in/email`;
      const headers = { "content-type": "application/json" };
      return (await fetch(address, { method: "POST", headers, body: JSON.stringify({ email, password }) })).status;
    };
    for (const { email, password } of signIns) expect(await enter(email, password), email).toBe(200);
    expect(await enter(signIns[0]?.email ?? "", "another password")).toBe(401);
    await new Promise((closed) => door.close(closed));
  });

  it("is left as it is by the next start, which prints the same sign-ins", async () => {
    const audited = await count(sql`select count(*) from audit`);
    expect(await seedSample(held.deps)).toEqual(signIns);
    expect(await count(sql`select count(*) from audit`)).toBe(audited);
    expect(await count(sql`select count(*) from clients`)).toBe(3_000);
  });
});

describe("a database in use by others", () => {
  const held = useDatabase();

  it("gets no sample and no sample sign-in once there are people", async () => {
    await createPerson(held.db, { name: "Somebody" });
    expect(await seedSample(held.deps)).toEqual([]);
    const situation = { embedded: true, host: "127.0.0.1", demo: false };
    expect(await enterSample({ ...held.deps, publicUrl: "http://localhost:3000" }, situation, seedSample)).toBeNull();
    const { rows } = await held.db.query.execute(sql`select id from clients`);
    expect(rows).toEqual([]);
  });
});

describe("an empty database that others can reach", () => {
  const held = useDatabase();

  it.each([
    { embedded: false, host: "127.0.0.1", publicUrl: "http://localhost:3000" },
    { embedded: true, host: "0.0.0.0", publicUrl: "http://localhost:3000" },
    { embedded: true, host: "127.0.0.1", publicUrl: "https://handover.example" },
  ])("gets no sample: $embedded $host $publicUrl", async ({ publicUrl, ...situation }) => {
    expect(await enterSample({ ...held.deps, publicUrl }, { ...situation, demo: false }, seedSample)).toBeNull();
    const { rows } = await held.db.query.execute(sql`select id from people`);
    expect(rows).toEqual([]);
  });
});
