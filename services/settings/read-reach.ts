import { sql } from "drizzle-orm";
import type { Company } from "../../contracts/policy.ts";
import type { Tx } from "../../db/transaction.ts";
import type { ServiceDeps } from "../deps.ts";
import { readSettings } from "./read-settings.ts";

/**
 * To whom mail really leaves now: as the administrator has gone live, and to nobody without a mail server or where business
 * time can be moved, because that is a demo. All other mail stays in the local mailbox.
 */
export async function readReach(deps: Pick<ServiceDeps, "hasMailServer">, tx: Tx): Promise<Company["live"]> {
  const { rows } = await tx.execute<{ demo: boolean }>(sql`select exists (select from clock) as demo`);
  if (deps.hasMailServer === false || rows[0]?.demo) return { mode: "off", domains: [] };
  return (await readSettings(tx)).company.live;
}
