import { and, eq } from "drizzle-orm";
import { messageWordings } from "../../db/schema/message-wordings.ts";
import { readSteady, type Tx } from "../../db/transaction.ts";
import type { MessageKind } from "../../messages/kinds.ts";
import type { Locale } from "../../messages/locale.ts";
import type { OwnWording } from "../../messages/wording.ts";

/** The company's own words for a message in one language, as they are in this transaction; empty: the standard ones. */
export function readWording(tx: Tx, kind: MessageKind, locale: Locale): Promise<OwnWording> {
  return readSteady(tx, `wording:${kind}:${locale}`, async () => {
    const rows = await tx
      .select()
      .from(messageWordings)
      .where(and(eq(messageWordings.kind, kind), eq(messageWordings.locale, locale)));
    return Object.fromEntries(rows.map(({ key, text }) => [key, text]));
  });
}
