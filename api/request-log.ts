import { randomUUID } from "node:crypto";
import type { RequestHandler } from "express";
import { type DestinationStream, type Logger, pino } from "pino";

/** Fields that never reach a log line, wherever an object carries them. */
const SECRET = ["password", "token", "authorization", "cookie", "email", "phone", "name", "raw", "text", "note"];

/** The process's log: JSON lines, personal values and secrets taken out. */
export function createLogger(level = "info", stream?: DestinationStream): Logger {
  const paths = SECRET.flatMap((field) => [field, `*.${field}`, `*.*.${field}`, `*.headers.${field}`]);
  const options = { level, redact: { paths, censor: "[taken out]" }, base: undefined };
  return stream ? pino(options, stream) : pino(options);
}

/**
 * Gives every request its id, answered as `X-Request-Id` and named in problems, and logs its end by method, route and
 * status. The address itself may carry a link's token, so the route's pattern is logged in its place.
 */
export function logRequests(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    const requestId = randomUUID();
    response.locals.requestId = requestId;
    response.set("X-Request-Id", requestId);
    response.once("finish", () => {
      const route: unknown = request.route?.path;
      const ms = Math.round(performance.now() - started);
      const line = {
        requestId,
        method: request.method,
        route: typeof route === "string" ? route : "-",
        status: response.statusCode,
        ms,
      };
      // A part that says that it is not ready yet has answered as it should.
      const failed = response.statusCode >= 500 && line.route !== "/readyz";
      logger[failed ? "error" : "debug"](line, "request");
    });
    next();
  };
}
