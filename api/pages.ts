import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { type Response, Router } from "express";
import expressStaticGzip from "express-static-gzip";

const NONCE = "__NONCE__";

/** Pages for people without a sign-in, by the signed link of a mail: a page of their own, with none of the inner words. */
const LINK_PAGES = ["/c/:token", "/d/:token", "/u/:token"];

/**
 * The pages, as they were built into `folder`. None of them changes anything by being opened: mail programs follow links
 * by themselves, so the pages behind a mail's links only show a button. Every other address a browser opens is the
 * app's own; it says itself when there is nothing there.
 */
export function createPages(folder: string): Router {
  const pages = Router();
  const app = readPage(folder, "index.html");
  const client = readPage(folder, "client.html");
  // The address in a mail's List-Unsubscribe takes the mail program's POST; a person who opens it gets the page.
  pages.get("/api/v1/links/:token/unsubscribe", (request, response) =>
    response.redirect(303, `/u/${request.params.token}`),
  );
  pages.get(LINK_PAGES, (_request, response) => sendPage(response, client));
  if (existsSync(folder)) {
    // Names of assets hold their content's hash; the few others are asked about each time.
    const assets = expressStaticGzip(folder, {
      enableBrotli: true,
      orderPreference: ["br"],
      index: false,
      serveStatic: { cacheControl: false, setHeaders: cacheAssets },
    });
    pages.use((request, response, next) => (isFile(request.path) ? assets(request, response, next) : next()));
  }
  pages.get("/{*path}", (request, response, next) => {
    if (request.path.startsWith("/api/") || isFile(request.path) || !request.accepts("html")) return next();
    sendPage(response, app);
  });
  return pages;
}

/** The policy's nonce of this answer, put where the page's style elements find it. */
function sendPage(response: Response, page: string | null): void {
  if (page === null) {
    response.status(503).type("text").send("The pages are not built: run `npm run build`, then start again.");
    return;
  }
  response.set("Cache-Control", "no-store").type("html").send(page.replaceAll(NONCE, response.locals.nonce));
}

const readPage = (folder: string, name: string): string | null => {
  const file = join(folder, name);
  return existsSync(file) ? readFileSync(file, "utf8") : null;
};

const isFile = (path: string) => /\.\w+$/.test(path) && !path.endsWith(".html");

function cacheAssets(response: { setHeader(name: string, value: string): void }, path: string): void {
  const isAsset = path.includes(`${sep}assets${sep}`);
  response.setHeader("Cache-Control", isAsset ? "public, max-age=31536000, immutable" : "no-cache");
}

/** One nonce an answer, before the policy's header is written. */
export const makeNonce = (_request: unknown, response: { locals: Record<string, unknown> }, next: () => void) => {
  response.locals.nonce = randomBytes(16).toString("base64url");
  next();
};
