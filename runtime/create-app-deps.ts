import type { Client } from "@temporalio/client";
import type { AppDeps } from "../api/app-deps.ts";
import { createLogger } from "../api/request-log.ts";
import type { Database } from "../db/client.ts";
import { composeRawMail } from "./compose-raw-mail.ts";
import { type Config, ConfigError } from "./config.ts";
import { createSignInHandler } from "./sign-in.ts";
import { WEB_DIST } from "./web-build.ts";

const TEMPORAL_DEADLINE_MS = 2_000;

/** What the API needs, built once a process. */
export function createAppDeps(config: Config, db: Database, temporal: Client): AppDeps {
  // A demo sends nothing outside whatever is set; going live is played all the same.
  const hasMailServer = config.demo || config.smtpUrl !== undefined;
  const mailServer = config.demo ? null : showMailServer(config.smtpUrl);
  const services = {
    db,
    ...requireIdentity(config),
    composeRaw: composeRawMail,
    hasMailServer,
    mailServer,
    importProgress: new Map(),
  };
  return {
    ...services,
    signIn: createSignInHandler(services),
    logger: createLogger(),
    pagesFolder: WEB_DIST,
    demo: config.demo,
    temporalUiUrl: config.temporal.uiUrl ?? null,
    isTemporalReachable: () => isReachable(temporal, config.temporal.namespace),
  };
}

/** The installation's secret and address, which readConfig has made sure of. */
export function requireIdentity({ secret, publicUrl }: Config): { secret: string; publicUrl: string } {
  if (secret === undefined || publicUrl === undefined) {
    throw new ConfigError(["HANDOVER_SECRET or PUBLIC_URL is missing"]);
  }
  return { secret, publicUrl };
}

/** Where mail goes to, as pages may show it: never the user and password of the address. */
const showMailServer = (url: string | undefined): string | null => (url === undefined ? null : new URL(url).host);

async function isReachable(temporal: Client, namespace: string): Promise<boolean> {
  try {
    const call = () => temporal.workflowService.describeNamespace({ namespace });
    await temporal.withDeadline(Date.now() + TEMPORAL_DEADLINE_MS, call);
    return true;
  } catch {
    return false;
  }
}
