import { look } from "../../db/transaction.ts";
import { verifyAudit } from "../audit/verify-audit.ts";
import type { ServiceDeps } from "../deps.ts";
import { readFacts } from "./read-facts.ts";
import { readMailFacts } from "./read-mail-facts.ts";

const system = { kind: "system", name: "facts" } as const;

/**
 * Every figure of one departure, without personal values: those of docs/facts.sql, what the raw messages show, and
 * whether the audit's chain holds.
 */
export async function readDepartureFigures(
  deps: Pick<ServiceDeps, "db">,
  departureId: string,
): Promise<Record<string, unknown>> {
  const facts = await readFacts(deps, departureId);
  return look(deps.db, system, async (context) => {
    const mail = await readMailFacts(context, departureId);
    const { valid } = await verifyAudit(context.tx);
    return {
      ...facts,
      clientNotices: { ...(facts.clientNotices as object), ...mail },
      audit: { ...(facts.audit as object), chainValid: valid },
    };
  });
}
