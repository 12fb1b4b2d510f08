import type { RequestHandler } from "express";
import { sendProblem } from "./handle-error.ts";
import { problem } from "./problem.ts";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * A cookie goes with every request the browser makes, so a changing one must come from our own pages: browsers name the
 * origin on each. Programs name none and carry no foreign cookies.
 */
export function refuseOtherOrigins(publicUrl: string): RequestHandler {
  const own = new URL(publicUrl).host;
  return (request, response, next) => {
    const origin = request.header("origin");
    const allowed =
      origin === undefined
        ? request.header("sec-fetch-site") !== "cross-site"
        : isOwn(origin, own, request.header("host"));
    if (SAFE.has(request.method) || allowed) return next();
    sendProblem(response, problem(403, "otherOrigin", "This request came from another site's page."));
  };
}

/** Same host as the address the browser used (the installation's name, or localhost and 127.0.0.1 alike). */
function isOwn(origin: string, publicHost: string, host: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  const asked = new URL(origin).host;
  return asked === publicHost || asked === host;
}
