import { change, done } from "../../db/transaction.ts";
import type { ServiceDeps } from "../deps.ts";

const system = { kind: "system", name: "signIn" } as const;

/** Audits what happened at the door. A refused attempt keeps only the keyed digest of the address that was tried. */
export async function recordSignIn(
  deps: Pick<ServiceDeps, "db">,
  event: { verb: "signIn" | "signOut" | "changePassword"; personId: string } | { verb: "signInRefused"; email: string },
): Promise<void> {
  await change(deps.db, system, async () =>
    done(
      null,
      event.verb === "signInRefused"
        ? [{ verb: event.verb, subject: "signIn", values: { email: event.email } }]
        : [{ verb: event.verb, subject: `person:${event.personId}` }],
    ),
  );
}
