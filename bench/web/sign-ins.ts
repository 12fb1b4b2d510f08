import type { Database } from "../../db/client.ts";
import { createSignIn } from "../../services/auth/create-sign-in.ts";
import { idOf } from "../bulk/book-facts.ts";
import { identity } from "../bulk/worker-under-test.ts";

const system = { kind: "system", name: "bench" } as const;
export const PASSWORD = "correct horse battery";

/** E-mail address of somebody of the book, by the name `book.sql` makes their id of. */
export const emailOf = (name: string): string => `${name}@company.example`;

/** Gives somebody of the book a password, and signs them in through the door. The cookies of the session. */
export async function signInAt(db: Database, address: string, name: string): Promise<string> {
  const email = emailOf(name);
  await createSignIn({ db, ...identity }, system, { personId: idOf(name), email, password: PASSWORD });
  const answer = await fetch(`${address}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`The sign-in of ${email} was refused: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}
