import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { people } from "../../../db/schema/people.ts";
import { setLocale } from "../../../services/people/set-locale.ts";
import { actorOf, createPerson } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();

test("a person chooses their own language, and nobody else's changes", async () => {
  const [person, colleague] = [await createPerson(held.db), await createPerson(held.db)];
  expect(await setLocale(held.deps, await actorOf(held.db, person), "ru")).toEqual({ locale: "ru" });
  const localeOf = async (id: string) =>
    (await held.db.query.select({ locale: people.locale }).from(people).where(eq(people.id, id)))[0]?.locale;
  expect([await localeOf(person.id), await localeOf(colleague.id)]).toEqual(["ru", "en"]);
});

test("a step of the process has no language to choose", async () => {
  const step = { kind: "system", name: "test" } as const;
  await expect(setLocale(held.deps, step, "ru")).rejects.toMatchObject({ reason: "roleMayNot" });
});
