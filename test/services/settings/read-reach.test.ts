import { expect, test } from "vitest";
import { look } from "../../../db/transaction.ts";
import { readReach } from "../../../services/settings/read-reach.ts";
import { createCompany } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const t = useDatabase();
const system = { kind: "system", name: "test" } as const;
const reach = (hasMailServer?: boolean) =>
  look(t.db, system, ({ tx }) => readReach(hasMailServer === undefined ? {} : { hasMailServer }, tx));

test("mail reaches whom the administrator has gone live for, and nobody without a server or in a demo", async () => {
  await createCompany(t.db);
  const domains = { mode: "domains", domains: ["firm.example"] };
  await t.db.pool.query(
    `insert into settings (key, value) values ('company', $1)
     on conflict (key) do update set value = settings.value || excluded.value`,
    [JSON.stringify({ name: "Lindgrove", live: domains })],
  );
  expect(await reach()).toEqual({ mode: "off", domains: [] });
  await t.db.pool.query("delete from clock");
  expect(await reach()).toEqual(domains);
  expect(await reach(false)).toEqual({ mode: "off", domains: [] });
});
