import type { RequestHandler } from "express";
import { sendProblem } from "./handle-error.ts";
import { problem } from "./problem.ts";

/**
 * 413 for a body of more than `most` bytes, before anything reads it; a body must say its length beforehand. For the
 * door, whose library reads whatever a stranger sends into memory.
 */
export function refuseLargeBodies(most: number): RequestHandler {
  return (request, response, next) => {
    const length = Number(request.header("content-length") ?? 0);
    if (request.header("transfer-encoding") === undefined && length <= most) return next();
    // What still comes is not read; the connection ends with the answer.
    response.set("Connection", "close");
    sendProblem(response, problem(413, "tooLarge"));
  };
}
