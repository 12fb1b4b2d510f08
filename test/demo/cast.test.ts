import { afterAll, beforeAll, expect, test } from "vitest";
import { signIn } from "../../cli/demo/api-client.ts";
import { DEMO_PASSWORD, gatherCast } from "../../cli/demo/cast.ts";
import { readMeRoute } from "../../contracts/routes/session.ts";
import { createSignIn } from "../../services/auth/create-sign-in.ts";
import { SAMPLE_PASSWORD } from "../../services/sample/sample-sign-ins.ts";
import { startTestApi, type TestApi } from "../support/api.ts";
import { createPerson } from "../support/company.ts";

const system = { kind: "system", name: "test" } as const;
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

async function personWith(password: string | null, roles: ["administrator"] | ["rep"] = ["rep"]) {
  const person = await createPerson(api.db, { roles });
  const email = person.email ?? `${person.id}@firm.example`;
  if (password) await createSignIn(api.deps, system, { personId: person.id, email, password });
  return { id: person.id, email };
}

test("the demo signs in with a password it knows, which ends nobody's session, and gives one only where it must", async () => {
  const administrator = await personWith(SAMPLE_PASSWORD, ["administrator"]);
  const known = await personWith(SAMPLE_PASSWORD);
  const own = await personWith("a password of their own");
  const none = await personWith(null);
  const before = await signIn(api.url, known.email, SAMPLE_PASSWORD);
  const cast = await gatherCast(api.url, await signIn(api.url, administrator.email, SAMPLE_PASSWORD));
  for (const { id } of [known, own, none]) expect((await (await cast.as(id)).call(readMeRoute)).id).toBe(id);
  expect((await cast.signInOf(known.id)).password).toBe(SAMPLE_PASSWORD);
  expect((await cast.signInOf(own.id)).password).toBe(DEMO_PASSWORD);
  expect((await before.call(readMeRoute)).id).toBe(known.id);
  expect(cast.tellPasswords()).toBe(
    "Signed in with the password sample-handover: 1 people; given the password a-demo-password: 2.",
  );
});
