import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listRoutes } from "../../api/routes.ts";
import type { Route } from "../../contracts/route.ts";
import { streamEventsRoute } from "../../contracts/routes/events.ts";
import type { Database } from "../../db/client.ts";
import { composeRawMail } from "../../runtime/compose-raw-mail.ts";
import { type ApiClient, startTestApi, type TestApi } from "../support/api.ts";
import { type AccessLine, readAccessLines } from "./access-lines.ts";
import { type AccessCompany, accessRoles, createAccessCompany, endLastDay, type PersonRole } from "./company.ts";
import { bodies, fillPath, findSubject, queryOf } from "./requests.ts";
import { rollingBack } from "./roll-back.ts";

const lines = readAccessLines();
const nameOf = (route: Pick<Route, "method" | "path">) => `${route.method.toUpperCase()} ${route.path}`;
const routes = new Map(
  [...listRoutes({ demo: true }).map(({ route }) => route), streamEventsRoute].map((route) => [nameOf(route), route]),
);

let api: TestApi;
let company: AccessCompany;
let clients: Record<PersonRole | "otherHead" | "leavingHead" | "leaverNotTold" | "leaverGone", ApiClient>;

beforeAll(async () => {
  // Requests leave the company as it was: the app's transactions are undone, those of the preparation below are kept.
  const late = {} as { db: Database };
  const lateDb = new Proxy({} as Database, { get: (_, key) => Reflect.get(late.db, key) });
  api = await startTestApi({ db: lateDb, demo: true, composeRaw: composeRawMail });
  late.db = rollingBack(api.db);
  company = await createAccessCompany(api.deps);
  const persons = {
    ...company.people,
    otherHead: company.otherHead,
    leavingHead: company.headLeaves.head,
    leaverNotTold: company.leaverNotTold,
    leaverGone: company.leaverGone,
  };
  const signedIn = await Promise.all(
    Object.entries(persons).map(async ([name, { id }]) => [name, await api.signIn(id)] as const),
  );
  clients = Object.fromEntries(signedIn) as typeof clients;
  await endLastDay(api.deps, company);
}, 300_000);
afterAll(() => api.stop());

describe("docs/access.csv", () => {
  it("says of every role and route what is answered, and names no route that is not there", () => {
    const named = new Set(lines.map((line) => `${line.role} ${line.route}`));
    const missing = [...routes.keys()].flatMap((route) =>
      accessRoles.map((role) => `${role} ${route}`).filter((pair) => !named.has(pair)),
    );
    expect(missing).toEqual([]);
    expect(lines.map((line) => line.route).filter((route) => !routes.has(route))).toEqual([]);
  });

  it("says it once", () => {
    const keys = lines.map(({ status: _, ...line }) => Object.values(line).join());
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  for (const [name, route] of routes) {
    const ofRoute = lines.filter((line) => line.route === name);
    it(`${name} answers each role as the table says`, async () => {
      const answered: string[] = [];
      for (const line of ofRoute) answered.push(describeLine(line, await ask(route, line)));
      expect(answered).toEqual(ofRoute.map((line) => describeLine(line, line.status)));
    });
  }
});

const describeLine = ({ role, record, state }: AccessLine, status: number) => `${role} ${record} ${state}: ${status}`;

async function ask(route: Route, line: AccessLine): Promise<number> {
  const subject = findSubject(company, line, route.id);
  const path = `/api/v1${fillPath(route.path, subject)}${queryOf(route.id, subject)}`;
  const method = route.method.toUpperCase();
  const client = clientOf(line);
  if (route.path === streamEventsRoute.path) return askStream(client, path);
  const body = method === "GET" ? undefined : (bodies[route.id]?.(subject) ?? {});
  const answer = await client.request(method, path, body, linkHeader(line));
  if (process.env.ACCESS_DEBUG && answer.status !== line.status)
    console.log(`${describeLine(line, line.status)} ${line.route} ->`, answer.status, JSON.stringify(answer.body));
  return answer.status;
}

/** An open stream is left as soon as its head has come. */
async function askStream(client: ApiClient, path: string): Promise<number> {
  const given = new AbortController();
  const answer = await fetch(`${api.url}${path}`, { headers: { cookie: client.cookie }, signal: given.signal });
  given.abort();
  return answer.status;
}

function clientOf({ role, record, state }: AccessLine): ApiClient {
  if (role === "client" || role === "nobody") return api.stranger;
  if (role === "head" && record === "own" && state === "headLeaves") return clients.leavingHead;
  if (role === "head" && record === "foreign" && state === "noticed") return clients.otherHead;
  if (role === "leaver" && state === "noticed") return clients.leaverNotTold;
  if (role === "leaver" && state === "leftLastDay") return clients.leaverGone;
  return clients[role];
}

function linkHeader({ role, record }: AccessLine): Record<string, string> {
  if (role === "client") return { "handover-link": company.tokens.page };
  return role === "nobody" && record === "own" ? { "handover-link": company.tokens.firstAdministrator } : {};
}
