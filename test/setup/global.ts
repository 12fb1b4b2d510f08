import type { TestProject } from "vitest/node";
import { ensureWebBuild } from "../../runtime/web-build.ts";
import { startTestServers, stopTestServers, type TestServers } from "./test-servers.ts";

declare module "vitest" {
  export interface ProvidedContext {
    servers: TestServers;
  }
}

/** Several projects of one run use this file, each loading its own copy of it; the servers are shared through the process. */
type Shared = { servers: Promise<TestServers>; users: number };
const KEY = Symbol.for("handover.test-servers");
const shelf = globalThis as { [KEY]?: Shared };

export async function setup(project: TestProject): Promise<void> {
  shelf[KEY] ??= { servers: ensureWebBuild().then(startTestServers), users: 0 };
  shelf[KEY].users += 1;
  project.provide("servers", await shelf[KEY].servers);
}

export async function teardown(): Promise<void> {
  const shared = shelf[KEY];
  if (!shared) return;
  shared.users -= 1;
  if (shared.users > 0) return;
  delete shelf[KEY];
  await stopTestServers();
}
