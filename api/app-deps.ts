import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import type { ServiceDeps } from "../services/deps.ts";

/** The door, built by the runtime over the sign-in library. */
export interface SignIn {
  /** Answers everything under `/api/auth`. */
  handler(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** The person whose live session the request carries (cookie or bearer), null without one. */
  findPersonId(headers: IncomingHttpHeaders): Promise<string | null>;
}

export interface AppDeps extends ServiceDeps {
  signIn: SignIn;
  logger: Logger;
  /** Where the built pages lie. */
  pagesFolder: string;
  /** The database was made for a demo or test: clock, facts and mailbox can be reached by the demo's own sign-in. */
  demo: boolean;
  /** Does Temporal answer? Part of `/readyz`; must end within seconds. */
  isTemporalReachable(): Promise<boolean>;
  /** Where Temporal's own pages are, shown to the administrator; null for a cluster elsewhere. */
  temporalUiUrl?: string | null;
}
