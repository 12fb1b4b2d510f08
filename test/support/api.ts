import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { createApp } from "../../api/app.ts";
import type { AppDeps } from "../../api/app-deps.ts";
import { createLogger } from "../../api/request-log.ts";
import { createDatabase, type Database } from "../../db/client.ts";
import { people } from "../../db/schema/people.ts";
import { createSignInHandler } from "../../runtime/sign-in.ts";
import { WEB_DIST } from "../../runtime/web-build.ts";
import { createSignIn } from "../../services/auth/create-sign-in.ts";
import type { ServiceDeps } from "../../services/deps.ts";
import { createTestDatabase } from "../setup/database.ts";

export const PASSWORD = "correct horse battery";
const system = { kind: "system", name: "test" } as const;

export interface Answer {
  status: number;
  headers: Headers;
  // Whatever the route answers: tests look into it.
  // biome-ignore lint/suspicious/noExplicitAny: read by assertions only
  // oxlint-disable-next-line typescript/no-explicit-any -- read by assertions only
  body: any;
}

/** One signed-in person's browser, or a stranger's. */
export interface ApiClient {
  cookie: string;
  request(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

export interface TestApi {
  url: string;
  db: Database;
  deps: ServiceDeps;
  ownerUrl: string;
  /** Nobody in particular. */
  stranger: ApiClient;
  /** Gives the person a sign-in where they have none, and signs them in through the door. */
  signIn(personId: string): Promise<ApiClient>;
  /** Ends every open connection, as a restart or a broken line does. */
  cutConnections(): void;
  stop(): Promise<void>;
}

/** The app over a database of its own, listening on a free port of 127.0.0.1. */
export async function startTestApi(overrides: Partial<AppDeps> = {}): Promise<TestApi> {
  const database = await createTestDatabase();
  const db = createDatabase(database.appUrl, 6);
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const deps: ServiceDeps = { db, secret: "a secret of the tests, long enough", publicUrl: url };
  const app = createApp({
    ...deps,
    signIn: createSignInHandler(deps),
    logger: createLogger("fatal"),
    pagesFolder: WEB_DIST,
    demo: false,
    isTemporalReachable: async () => true,
    ...overrides,
  });
  server.on("request", app);
  const open = (cookie = "") => createClient(url, cookie);
  return {
    url,
    db,
    deps,
    ownerUrl: database.ownerUrl,
    stranger: open(),
    signIn: async (personId) => {
      const [person] = await db.query.select().from(people).where(eq(people.id, personId));
      const email = person?.email ?? `${personId}@company.example`;
      await createSignIn(deps, system, { personId, email, password: PASSWORD });
      const answer = await open().post("/api/auth/sign-in/email", { email, password: PASSWORD });
      if (answer.status !== 200) throw new Error(`sign-in refused: ${answer.status} ${JSON.stringify(answer.body)}`);
      return open(
        answer.headers
          .getSetCookie()
          .map((line) => line.split(";")[0])
          .join("; "),
      );
    },
    cutConnections: () => server.closeAllConnections(),
    stop: async () => {
      (app.locals.closeEventStreams as () => void)();
      await stopServer(server);
      await db.close();
      await database.drop();
    },
  };
}

function createClient(url: string, cookie: string): ApiClient {
  const request: ApiClient["request"] = async (method, path, body, headers = {}) => {
    const answer = await fetch(`${url}${path.startsWith("/") ? path : `/api/v1/${path}`}`, {
      method,
      redirect: "manual",
      headers: {
        ...(cookie ? { cookie } : {}),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const json = answer.headers.get("content-type")?.includes("json") ?? false;
    return { status: answer.status, headers: answer.headers, body: json && text ? JSON.parse(text) : text };
  };
  return {
    cookie,
    request,
    get: (path, headers) => request("GET", path, undefined, headers),
    post: (path, body = {}, headers) => request("POST", path, body, headers),
  };
}

async function stopServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
}
