import { expect, test } from "vitest";
import { listPeople } from "../../../services/people/list-people.ts";
import { actorOf, createPerson } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();

test("a part of a name finds a colleague whatever its case, and with е for ё on either side", async () => {
  const seeker = await actorOf(held.db, await createPerson(held.db));
  for (const name of ["Семён Фёдоров", "Алена Орлова"]) await createPerson(held.db, { name });
  const find = async (search: string) =>
    (await listPeople(held.deps, seeker, { search, limit: 10 })).people.map(({ name }) => name);
  expect(await find("ФЕДОРОВ")).toEqual(["Семён Фёдоров"]);
  expect(await find("алёна ")).toEqual(["Алена Орлова"]);
  expect(await find("_")).toEqual([]);
});
