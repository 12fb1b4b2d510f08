import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import { readSettings } from "../settings/read-settings.ts";

interface Sent {
  personId: string | null;
  contactId: string | null;
}

/** Whom the bearer of a link that works no longer may turn to, in the language their mail was in. */
export interface Sender extends Record<string, unknown> {
  company: string;
  /** Where the company's mails come from. */
  companyEmail: string;
  locale: "en" | "ru";
}

/** What a page may say in place of what its genuine link once opened: nothing that the mail did not say already. */
export async function describeSender({ tx }: Pick<Context, "tx">, { personId, contactId }: Sent): Promise<Sender> {
  const { company } = await readSettings(tx);
  const { rows } = await tx.execute<{ locale: Sender["locale"] }>(sql`
    select coalesce(k.locale, c.locale) as locale from contacts k join clients c on c.id = k.client_id where k.id = ${contactId}
    union all select locale from people where id = ${personId}`);
  return {
    company: company.name,
    companyEmail: company.fromAddress,
    locale: rows[0]?.locale ?? company.locale,
  };
}
