import compression from "compression";
import express, { type Express, type Response, Router } from "express";
import helmet from "helmet";
import { streamEventsRoute } from "../contracts/routes/events.ts";
import type { AppDeps } from "./app-deps.ts";
import { renderDocs } from "./docs-page.ts";
import { createEventStream } from "./event-stream.ts";
import { handleError, handleUnknownPath } from "./handle-error.ts";
import { mountRoute } from "./mount-route.ts";
import { createOpenApi } from "./openapi.ts";
import { createPages, makeNonce } from "./pages.ts";
import { answerHealth, answerReadiness } from "./readiness.ts";
import { refuseLargeBodies } from "./refuse-large-bodies.ts";
import { refuseOtherOrigins } from "./refuse-other-origins.ts";
import { logRequests } from "./request-log.ts";
import { listRoutes } from "./routes.ts";

/** Bytes of an e-mail address and a password, with room. */
const SIGN_IN_BODY = 16_384;

/** The whole HTTP side in order: guards, health, sign-in, the API's routes, pages, and the one way out for errors. */
export function createApp(deps: AppDeps): Express {
  const app = express();
  const routes = listRoutes(deps);
  const events = createEventStream(deps);

  app.disable("x-powered-by").set("etag", false).set("query parser", "simple");
  app.use(logRequests(deps.logger));
  app.use(makeNonce, helmet(securityHeaders(deps.publicUrl)));
  app.use(refuseOtherOrigins(deps.publicUrl));

  app.get("/healthz", answerHealth);
  app.get("/readyz", answerReadiness(deps));
  app.all("/api/auth/*path", refuseLargeBodies(SIGN_IN_BODY), (request, response) =>
    deps.signIn.handler(request, response),
  );

  const api = Router();
  api.use((_request, response, next) => {
    response.set("Cache-Control", "no-store");
    next();
  });
  // Before the compression, which would hold events back.
  api.get(streamEventsRoute.path, events.handler);
  api.use(compression());
  api.get("/openapi.json", (_request, response) => void response.json(openApi()));
  for (const route of routes) mountRoute(api, deps, route);
  app.use("/api/v1", api);

  app.get("/docs", (_request, response) => void response.type("html").send(renderDocs(openApi())));
  app.use(createPages(deps.pagesFolder));

  app.use(handleUnknownPath);
  app.use(handleError(deps.logger));
  app.locals.closeEventStreams = events.close;
  return app;

  function openApi() {
    return createOpenApi(
      routes.map((bound) => bound.route),
      deps.publicUrl,
    );
  }
}

const nonceOf = (response: object) => String((response as Response).locals.nonce);

/** Pages run only our own script files and speak only to us; mails are shown in a sandboxed frame without scripts. */
function securityHeaders(publicUrl: string): Parameters<typeof helmet>[0] {
  const https = publicUrl.startsWith("https:");
  return {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // The component library writes style elements of its own; they carry the nonce of their page.
        styleSrc: ["'self'", (_request, response) => `'nonce-${nonceOf(response)}'`],
        imgSrc: ["'self'", "data:"],
        frameSrc: ["'self'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        upgradeInsecureRequests: https ? [] : null,
      },
    },
    strictTransportSecurity: https,
    referrerPolicy: { policy: "no-referrer" },
  };
}
