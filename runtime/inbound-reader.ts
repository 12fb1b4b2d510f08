import type { ServiceDeps } from "../services/deps.ts";
import { readInboundMail } from "../services/inbound-mail/read-inbound-mail.ts";
import { parseInbound } from "./parse-inbound.ts";
import { type Running, repeat } from "./repeat.ts";

const PAUSE_MS = 250;

/** Takes what came into the company's mailbox, four times a second. Runs in the worker process beside dispatcher and sealer. */
export function startInboundReader(deps: ServiceDeps, onError: (error: unknown) => void): Running {
  const inbound = { ...deps, parseInbound };
  return repeat(
    async () => {
      await readInboundMail(inbound);
    },
    PAUSE_MS,
    onError,
  );
}
