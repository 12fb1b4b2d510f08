import { afterAll, beforeAll, expect, test } from "vitest";
import { change, done } from "../../db/transaction.ts";
import { type ApiClient, startTestApi, type TestApi } from "../support/api.ts";
import { createCompany, createDeparture, createPerson, type TestCompany } from "../support/company.ts";
import { sealAll } from "../support/seal-all.ts";

let api: TestApi;
let company: TestCompany;
beforeAll(async () => {
  api = await startTestApi();
  company = await createCompany(api.db);
});
afterAll(() => api.stop());

interface Heard {
  id: string;
  data: { entity: string; id: string; verb: string };
}

/** Opens the stream; `begin()` gives the id it begins with, `hear(n)` the next n events, `ended` settles when the server closes it. */
async function listen(client: ApiClient, lastEventId?: string) {
  // Sign-ins are changes too: sealed before, so that only what the test does is heard.
  await sealAll(api.db);
  const stop = new AbortController();
  const headers = { cookie: client.cookie, ...(lastEventId ? { "last-event-id": lastEventId } : {}) };
  const answer = await fetch(`${api.url}/api/v1/events`, { headers, signal: stop.signal });
  expect(answer.headers.get("content-type")).toContain("text/event-stream");
  expect(answer.headers.get("content-encoding")).toBeNull();
  const reader = (answer.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
  let buffer = "";
  const heard: Heard[] = [];
  let lastId = "";
  const readMore = async () => {
    const { value, done: over } = await reader.read();
    if (over) return false;
    buffer += value;
    const blocks = buffer.split("\n\n");
    buffer = blocks.pop() as string;
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}:\\s?(.*)$`, "m").exec(block)?.[1];
      lastId = field("id") ?? lastId;
      if (field("data")) heard.push({ id: lastId, data: JSON.parse(field("data") as string) });
    }
    return true;
  };
  return {
    begin: async () => {
      while (lastId === "" && (await readMore()));
      return lastId;
    },
    hear: async (count: number) => {
      while (heard.length < count && (await readMore()));
      return heard.splice(0, count);
    },
    ended: async () => {
      while (await readMore());
      return heard;
    },
    stop: () => stop.abort(),
  };
}

async function audit(verb: string, subject: string) {
  await change(api.db, { kind: "system", name: "test" }, async () =>
    done(null, [{ verb, subject, body: { secret: "marker" } }]),
  );
  await sealAll(api.db);
}

test("a reader hears what changed of their own team's departure, as ids and verb, never the data, and nothing of others'", async () => {
  const departure = await createDeparture(api.db, company);
  const other = await createCompany(api.db);
  const foreign = await createDeparture(api.db, other);
  const stream = await listen(await api.signIn(company.head.id));
  await audit("foreignVerb", `departure:${foreign.id}`);
  await audit("foreignVerb", `handover:${foreign.handovers[0]?.id}`);
  await audit("approveOwners", `departure:${departure.id}`);
  await audit("signInventory", `handover:${departure.handovers[0]?.id}`);
  const heard = await stream.hear(2);
  stream.stop();
  expect(heard.map((event) => event.data)).toEqual([
    { entity: "departure", id: departure.id, verb: "approveOwners" },
    { entity: "handover", id: departure.handovers[0]?.id, verb: "signInventory" },
  ]);
  expect(JSON.stringify(heard)).not.toContain("marker");
});

test("that a successor has given notice is not told by name to those who work on the departure it touches", async () => {
  const own = await createCompany(api.db);
  const departure = await createDeparture(api.db, own);
  const stream = await listen(await api.signIn(own.head.id));
  await audit("leaveOtherDeparture", `departure:${departure.id}`);
  const heard = await stream.hear(1);
  stream.stop();
  expect(heard.map((event) => event.data.verb)).toEqual(["changed"]);
});

test("a reader who comes back with the last id hears everything since, once", async () => {
  const auditor = await api.signIn((await createPerson(api.db, { roles: ["auditor"] })).id);
  const stream = await listen(auditor);
  await audit("one", "settings:policy");
  const [first] = await stream.hear(1);
  stream.stop();
  await audit("two", "settings:policy");
  await audit("three", "settings:policy");
  const again = await listen(auditor, first?.id);
  const heard = await again.hear(2);
  again.stop();
  expect(heard.map((event) => event.data.verb)).toEqual(["two", "three"]);
  expect(heard.map((event) => Number(event.id))).toEqual([Number(first?.id) + 1, Number(first?.id) + 2]);
});

test("a reader whose line broke before the first event hears on return what came meanwhile", async () => {
  const auditor = await api.signIn((await createPerson(api.db, { roles: ["auditor"] })).id);
  const stream = await listen(auditor);
  const id = await stream.begin();
  stream.stop();
  await audit("meanwhile", "settings:policy");
  const again = await listen(auditor, id);
  const heard = await again.hear(1);
  again.stop();
  expect(heard.map((event) => event.data.verb)).toEqual(["meanwhile"]);
});

test("a last id past the end begins at the end, and keeps nobody else from hearing", async () => {
  const auditor = await api.signIn((await createPerson(api.db, { roles: ["auditor"] })).id);
  const streams = [await listen(auditor, "9".repeat(30)), await listen(auditor)];
  await audit("one", "settings:policy");
  const heard = await Promise.all(streams.map((stream) => stream.hear(1)));
  for (const stream of streams) stream.stop();
  expect(heard.map(([event]) => event?.data.verb)).toEqual(["one", "one"]);
});

test("an unconfirmed notice is heard of by HR and not by an executive", async () => {
  const third = await createCompany(api.db);
  const departure = await createDeparture(api.db, third, { departure: { state: "noticed", confirmedAt: null } });
  const [hr, executive] = [
    await listen(await api.signIn(third.hr.id)),
    await listen(await api.signIn(third.executive.id)),
  ];
  await audit("recordNotice", `departure:${departure.id}`);
  await audit("ownEvent", `person:${third.executive.id}`);
  expect((await hr.hear(1))[0]?.data.verb).toBe("recordNotice");
  expect((await executive.hear(1))[0]?.data.verb).toBe("ownEvent");
  hr.stop();
  executive.stop();
});

test("a stream ends with its session", async () => {
  const client = await api.signIn((await createPerson(api.db)).id);
  const stream = await listen(client);
  await client.post("/api/auth/sign-out");
  await audit("afterwards", "settings:policy");
  expect(await stream.ended()).toEqual([]);
});

test("a stranger gets no stream", async () => {
  expect((await api.stranger.get("events")).status).toBe(401);
});
