import { inArray } from "drizzle-orm";
import { Company, Policy } from "../../contracts/policy.ts";
import { settings } from "../../db/schema/people.ts";
import { readSteady, type Tx } from "../../db/transaction.ts";

/** The company and its policies as set, defaults filled in. */
export function readSettings(tx: Tx): Promise<{ company: Company; policy: Policy }> {
  return readSteady(tx, "settings", () => read(tx));
}

async function read(tx: Tx): Promise<{ company: Company; policy: Policy }> {
  const rows = await tx
    .select()
    .from(settings)
    .where(inArray(settings.key, ["company", "policy"]));
  const value = (key: string) => rows.find((row) => row.key === key)?.value;
  return {
    company: Company.parse(value("company") ?? { name: "Company" }),
    policy: Policy.parse(value("policy") ?? {}),
  };
}
