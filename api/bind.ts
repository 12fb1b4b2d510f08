import type { z } from "zod";
import type { Route } from "../contracts/route.ts";
import type { Actor } from "../domain/access/actor.ts";
import type { ServiceDeps } from "../services/deps.ts";

export interface Call<R extends Route> {
  params: z.output<R["params"]>;
  query: z.output<R["query"]>;
  body: z.output<R["body"]>;
  actor: Actor;
  deps: ServiceDeps;
  /** Language of the words in the answer. */
  locale: "en" | "ru";
  /** Version named by `If-Match`, null without one. */
  ifMatch: number | null;
}

/** A route with the service that answers it. */
export interface BoundRoute {
  route: Route;
  handle(call: Call<Route>): Promise<unknown>;
}

/** Joins a route of `contracts/routes` to its service; errors go to the one error middleware. */
export function bind<R extends Route>(
  route: R,
  handle: (call: Call<R>) => Promise<z.input<R["response"]>>,
): BoundRoute {
  return { route, handle: handle as BoundRoute["handle"] };
}
