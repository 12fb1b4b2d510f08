import type { IncomingHttpHeaders } from "node:http";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import { fromNodeHeaders, toNodeHandler } from "better-auth/node";
import { bearer } from "better-auth/plugins/bearer";
import { eq } from "drizzle-orm";
import type { SignIn } from "../api/app-deps.ts";
import { accounts, sessions, users, verifications } from "../db/schema/auth.ts";
import { loadActor } from "../services/auth/load-actor.ts";
import { recordSignIn } from "../services/auth/record-sign-in.ts";
import type { ServiceDeps } from "../services/deps.ts";
import { createAttemptLimit } from "./attempt-limit.ts";

const SESSION_SECONDS = 12 * 3600;
const HOUR_SECONDS = 3600;

/**
 * The door: e-mail and password by the sign-in library, tables in schema `auth`, mounted under `/api/auth`. Nobody signs
 * up; sign-ins are given by the administrator. Sessions are cookies, or the same token as a bearer; they are read from
 * the database each time, so a revoked one ends at once. What happens here is audited.
 */
export function createSignInHandler(deps: ServiceDeps): SignIn {
  const attempts = createAttemptLimit();
  const personOf = async (userId: string) => {
    const [row] = await deps.db.query.select({ personId: users.personId }).from(users).where(eq(users.id, userId));
    return row?.personId;
  };
  const auth = betterAuth({
    baseURL: deps.publicUrl,
    basePath: "/api/auth",
    secret: `${deps.secret}:sessions`,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: drizzleAdapter(deps.db.query, {
      provider: "pg",
      schema: { user: users, session: sessions, account: accounts, verification: verifications },
    }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    user: { additionalFields: { personId: { type: "string", required: true, input: false } } },
    session: { expiresIn: SESSION_SECONDS, updateAge: HOUR_SECONDS, cookieCache: { enabled: false } },
    // Attempts that fail are counted below; the library counts every request, which a busy office would feel.
    rateLimit: { enabled: false },
    disabledPaths: [
      "/update-user",
      "/change-email",
      "/delete-user",
      "/request-password-reset",
      "/reset-password",
      "/send-verification-email",
      // There is one way in, by e-mail and password, and it is the administrator's to give and take.
      "/link-social",
      "/unlink-account",
    ],
    plugins: [bearer({ requireSignature: true })],
    advanced: {
      cookiePrefix: "handover",
      useSecureCookies: deps.publicUrl.startsWith("https:"),
      // createApp refuses every changing request from another origin before it comes here; the library's own check
      // would also refuse Node's fetch, which names a fetch mode but no origin.
      disableCSRFCheck: true,
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            const personId = await personOf(session.userId);
            if (!personId || !(await loadActor(deps, personId)))
              throw new APIError("UNAUTHORIZED", { code: "SIGN_IN_ENDED" });
          },
          after: async (session) => {
            const personId = await personOf(session.userId);
            if (personId) await recordSignIn(deps, { verb: "signIn", personId });
          },
        },
        delete: {
          after: async (session) => {
            const personId = await personOf(session.userId);
            if (personId) await recordSignIn(deps, { verb: "signOut", personId });
          },
        },
      },
      account: {
        update: {
          after: async (account) => {
            const personId = await personOf(account.userId);
            if (personId) await recordSignIn(deps, { verb: "changePassword", personId });
          },
        },
      },
    },
    hooks: {
      before: createAuthMiddleware(async (call) => {
        if (call.path === "/sign-in/email" && attempts.isExhausted(String(call.body?.email))) {
          throw new APIError("TOO_MANY_REQUESTS", { code: "TOO_MANY_ATTEMPTS" });
        }
      }),
      after: createAuthMiddleware(async (call) => {
        if (call.path !== "/sign-in/email" || !(call.context.returned instanceof APIError)) return;
        if (call.context.returned.statusCode !== 401) return;
        const email = String(call.body?.email);
        attempts.count(email);
        await recordSignIn(deps, { verb: "signInRefused", email });
      }),
    },
  });
  return {
    handler: toNodeHandler(auth),
    findPersonId: async (headers: IncomingHttpHeaders) => {
      const session = await auth.api.getSession({ headers: fromNodeHeaders(headers) });
      return session ? ((session.user as { personId?: string }).personId ?? null) : null;
    },
  };
}
