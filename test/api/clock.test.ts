import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mailbox } from "../../db/schema/effects.ts";
import { wakes, workflows } from "../../db/schema/kernel.ts";
import { prepareDemo } from "../../services/demo/prepare-demo.ts";
import { type ApiClient, PASSWORD, startTestApi, type TestApi } from "../support/api.ts";
import { createCompany, createDeparture, createPerson, freezeClock, MONDAY } from "../support/company.ts";

let api: TestApi;
let demo: ApiClient;
const hours = (count: number) => new Date(MONDAY.getTime() + count * 3_600_000).toISOString();

beforeAll(async () => {
  api = await startTestApi({ demo: true });
  const { personId } = await prepareDemo(api.deps, {
    email: "demo@company.example",
    password: PASSWORD,
    frozenAt: MONDAY,
  });
  demo = await api.signIn(personId);
});
afterAll(() => api.stop());

beforeEach(async () => {
  await api.db.query.delete(wakes);
  await api.db.query.delete(workflows);
  await freezeClock(api.db);
});

const addWorkflow = (id: string, nextDueAt: string | null, state: "running" | "finished" = "running") =>
  api.db.query
    .insert(workflows)
    .values({ id, type: "departure", state, nextDueAt: nextDueAt ? new Date(nextDueAt) : null });
const listWoken = async () => (await api.db.query.select({ id: wakes.workflowId }).from(wakes)).map((row) => row.id);

describe("business time", () => {
  test("moves to where it is told when nothing is due before", async () => {
    await addWorkflow("departure:waits", null);
    expect((await demo.post("demo/clock", { to: hours(5) })).body).toMatchObject({
      businessNow: hours(5),
      nextDueAt: null,
      settled: true,
    });
  });

  test("stops at the next due instant of a running workflow and wakes just what is due there", async () => {
    await addWorkflow("departure:first", hours(2));
    await addWorkflow("departure:same", hours(2));
    await addWorkflow("departure:later", hours(3));
    await addWorkflow("departure:over", hours(1), "finished");
    const { body } = await demo.post("demo/clock", { to: hours(9) });
    expect(body).toMatchObject({ businessNow: hours(2), nextDueAt: hours(3), settled: false });
    expect((await listWoken()).sort()).toEqual(["departure:first", "departure:same"]);
  });

  test("does not move while something is still to be done at the present time", async () => {
    await api.db.query.insert(wakes).values({ workflowId: "departure:busy", type: "departure" });
    const answer = await demo.post("demo/clock", { to: hours(1) });
    expect([answer.status, answer.body.type]).toEqual([409, "/problems/notSettled"]);
    expect((await demo.get("demo/clock")).body.businessNow).toBe(hours(0));
  });

  test("does not move backward", async () => {
    const answer = await demo.post("demo/clock", { to: hours(-1) });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, "/to"]);
  });

  test("with wait, answers once what it woke has been done", async () => {
    await addWorkflow("departure:worked", hours(2));
    const asked = demo.post("demo/clock", { to: hours(9), wait: true });
    await expect.poll(listWoken).toEqual(["departure:worked"]);
    await api.db.query.update(workflows).set({ nextDueAt: null }).where(eq(workflows.id, "departure:worked"));
    await api.db.query.delete(wakes);
    expect((await asked).body).toMatchObject({ businessNow: hours(2), nextDueAt: null, settled: true });
  });
});

describe("the demo's addresses", () => {
  test("are for the demo's own sign-in: 403 to an administrator, 401 to a stranger", async () => {
    const administrator = await api.signIn((await createPerson(api.db, { roles: ["administrator"] })).id);
    for (const path of [
      "demo/clock",
      "demo/mailbox",
      "demo/settled",
      "demo/facts?departureId=00000000-0000-4000-8000-000000000000",
    ]) {
      expect([path, (await administrator.get(path)).status]).toEqual([path, 403]);
      expect([path, (await api.stranger.get(path)).status]).toEqual([path, 401]);
    }
  });

  test("page through the raw messages of the mailbox, oldest first, byte for byte", async () => {
    const raws = ["From: a@x.example\r\n\r\nöne", "From: b@x.example\r\n\r\ntwo", "From: c@x.example\r\n\r\nthree"];
    for (const raw of raws.slice(0, 2)) {
      const values = {
        businessAt: MONDAY,
        envelopeFrom: "a@x.example",
        envelopeTo: ["b@y.example"],
        raw: Buffer.from(raw),
      };
      await api.db.query.insert(mailbox).values(values);
    }
    const reply = {
      envelopeFrom: "c@x.example",
      envelopeTo: ["meetings@company.example"],
      raw: Buffer.from(raws[2] as string).toString("base64"),
    };
    expect((await demo.post("demo/mailbox", reply)).status).toBe(200);
    const first = (await demo.get("demo/mailbox?limit=2")).body;
    const second = (await demo.get(`demo/mailbox?limit=2&cursor=${first.next}`)).body;
    const seen = [...first.messages, ...second.messages].map((message) =>
      Buffer.from(message.raw, "base64").toString(),
    );
    expect(seen).toEqual(raws);
    expect((await demo.get(`demo/mailbox?cursor=${second.next}`)).body).toEqual({ messages: [], next: null });
    expect((await demo.get("demo/mailbox?cursor=nonsense")).status).toBe(422);
  });

  test("tell the figures of a departure as docs/facts.sql counts them", async () => {
    const company = await createCompany(api.db);
    const departure = await createDeparture(api.db, company, { clients: 3 });
    const { status, body } = await demo.get(`demo/facts?departureId=${departure.id}`);
    expect(status).toBe(200);
    expect(body.clients).toMatchObject({ inventoried: 3, handedOver: 0, withoutOwner: 0, withTwoOwners: 0 });
    expect(JSON.stringify(body.clients)).not.toContain(company.leaver.name);
  });
});
