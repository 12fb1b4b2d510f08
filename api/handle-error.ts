import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import type { Logger } from "pino";
import { type Problem, problem, toProblem } from "./problem.ts";
import { readerTextsOf } from "./reader-texts.ts";

/** The one place where errors become answers; routes have no try/catch. */
export function handleError(logger: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const body = toProblem(error, readerTextsOf(request));
    if (body.status >= 500) logger.error({ err: error, requestId: response.locals.requestId }, "request failed");
    sendProblem(response, body);
  };
}

export const handleUnknownPath: RequestHandler = (_request, response) => {
  sendProblem(response, problem(404, "notFound", "There is nothing at this address."));
};

/** Sends a problem document with the request's id, which the log carries too. */
export function sendProblem(response: Response, body: Problem): void {
  if (body.status === 409 && body.retry) response.set("Retry-After", "1");
  response
    .status(body.status)
    .type("application/problem+json")
    .send(JSON.stringify({ ...body, instance: `urn:uuid:${response.locals.requestId}` }));
}
