import { fileURLToPath } from "node:url";
import express, { Router } from "express";
import { listLabels } from "../services/labels/list-labels.ts";

const WEB = fileURLToPath(new URL("../web", import.meta.url));

/**
 * The plain pages, as files. None of them changes anything by being opened: mail programs follow links by themselves, so
 * the pages behind a mail's links only show a button.
 */
export function createPages(): Router {
  const pages = Router();
  const page = (paths: string[], file: string) =>
    pages.get(paths, (_request, response) => response.sendFile(file, { root: WEB }));
  page(
    [
      "/departures",
      "/departures/new",
      "/departures/:departureId",
      "/departures/:departureId/own-log",
      "/departures/:departureId/closing-report",
      "/tasks/:taskId",
      "/handovers/:handoverId",
    ],
    "index.html",
  );
  page(["/c/:token"], "client.html");
  page(["/d/:token"], "department.html");
  page(["/u/:token"], "unsubscribe.html");
  const labels = `export const labels = ${JSON.stringify(listLabels())};\n`;
  pages.get("/labels.js", (_request, response) => response.type("js").send(labels));
  // The address in a mail's List-Unsubscribe takes the mail program's POST; a person who opens it gets the page.
  pages.get("/api/v1/links/:token/unsubscribe", (request, response) =>
    response.redirect(303, `/u/${request.params.token}`),
  );
  pages.use(express.static(WEB, { extensions: ["html"], index: "index.html", cacheControl: false }));
  return pages;
}
