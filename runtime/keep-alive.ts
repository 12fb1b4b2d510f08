import { setTimeout as wait } from "node:timers/promises";
import { isSameProcess } from "./process-identity.ts";
import type { OwnServer } from "./start-servers.ts";

const LOOK_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

export type KeptServer = { stop(): Promise<void> };

/**
 * Looks every second whether a server still runs and starts it again on the same port when it does not. By pid, because neither
 * Postgres, which detaches itself, nor an adopted server is a child of this process.
 */
export function keepAlive<Place>(
  first: OwnServer<Place>,
  restart: (last: OwnServer<Place>) => Promise<OwnServer<Place>>,
  told: { onRestart(server: OwnServer<Place>): void; onError(error: unknown): void },
): KeptServer {
  let server = first;
  const stopping = new AbortController();
  const watch = async () => {
    let pauseMs = LOOK_MS;
    while (!stopping.signal.aborted) {
      await wait(pauseMs, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted || (await isSameProcess(server.identity))) continue;
      try {
        server = await restart(server);
        told.onRestart(server);
        pauseMs = LOOK_MS;
      } catch (error) {
        told.onError(error);
        pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
      }
    }
  };
  const watching = watch();
  return {
    stop: async () => {
      stopping.abort();
      await watching;
      await server.stop();
    },
  };
}
