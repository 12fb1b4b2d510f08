import type { Request } from "express";
import type { RouteAccess } from "../contracts/route.ts";
import { look } from "../db/transaction.ts";
import type { Actor } from "../domain/access/actor.ts";
import { mayEver } from "../domain/access/decide-access.ts";
import { loadActor } from "../services/auth/load-actor.ts";
import { requireDemoSignIn } from "../services/demo/require-demo-sign-in.ts";
import { ForbiddenError, ServiceError } from "../services/errors.ts";
import { resolveLink } from "../services/links/sign-link.ts";
import type { AppDeps } from "./app-deps.ts";

const anonymous: Actor = { kind: "system", name: "anonymous" };

/**
 * Who asks, and whether their role may ever use this route: 401 without a sign-in, 403 for a role that never may, both
 * before any record is read. What the actor may do to the record itself is the service's to decide.
 */
export async function findActor(deps: AppDeps, access: RouteAccess, request: Request): Promise<Actor> {
  if (access === "public") return anonymous;
  if (access === "link") return findLinkActor(deps, request);
  const actor = await findSignedIn(deps, request);
  if (access === "signedIn") return actor;
  if (access === "demo") await requireDemoSignIn(deps, actor);
  else if (!mayEver(actor, access)) throw new ForbiddenError("roleMayNot");
  return actor;
}

/** The person whose session the request carries; ServiceError `unauthenticated` without a live one. */
export async function findSignedIn(deps: AppDeps, request: Request): Promise<Actor> {
  const personId = await deps.signIn.findPersonId(request.headers);
  const actor = personId ? await loadActor(deps, personId) : null;
  if (!actor) throw new ServiceError("unauthenticated", "signInNeeded", "Sign in first.");
  return actor;
}

/** The token stands in the path (`:token`) or, kept out of addresses, in the header `Handover-Link`. */
function findLinkActor(deps: AppDeps, request: Request): Promise<Actor> {
  const token = request.params.token ?? request.header("handover-link") ?? "";
  return look(deps.db, anonymous, (context) => resolveLink(deps, context, String(token)));
}
