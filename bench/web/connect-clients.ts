import type { Database } from "../../db/client.ts";
import { signInAt } from "./sign-ins.ts";

export interface ConnectedClients {
  /** Throws when a stream has ended meanwhile. */
  requireOpen(): void;
  stop(): void;
}

/** As many event streams as `names`, each in a session of its own and read as a browser reads it. */
export async function connectClients(
  db: Database,
  address: string,
  names: readonly string[],
): Promise<ConnectedClients> {
  const abort = new AbortController();
  let ended = 0;
  for (const name of names) {
    const cookie = await signInAt(db, address, name);
    const stream = await fetch(`${address}/api/v1/events`, { headers: { cookie }, signal: abort.signal });
    if (!stream.ok || !stream.body) throw new Error(`${name} has no event stream: ${stream.status}`);
    void readToEnd(stream.body).then(() => ended++);
  }
  return {
    requireOpen: () => {
      if (ended > 0) throw new Error(`${ended} of ${names.length} event streams have ended.`);
    },
    stop: () => abort.abort(),
  };
}

/** However it ends: the bench's own stop is an error of the stream too. */
async function readToEnd(body: ReadableStream<Uint8Array>): Promise<void> {
  const reader = body.getReader();
  try {
    while (!(await reader.read()).done);
  } catch {
    return;
  }
}
