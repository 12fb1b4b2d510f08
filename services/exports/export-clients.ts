import { sql } from "drizzle-orm";
import { type Context, change, done } from "../../db/transaction.ts";
import type { Actor, PersonActor } from "../../domain/access/actor.ts";
import { canExportClients } from "../../domain/access/can-export-clients.ts";
import { mayEver } from "../../domain/access/decide-access.ts";
import { requireAccess } from "../access/require-access.ts";
import { findOpenNotice } from "../card-reads/find-open-notice.ts";
import type { ServiceDeps } from "../deps.ts";
import { ForbiddenError, InvalidError } from "../errors.ts";
import { formatCsv } from "./format-csv.ts";

/** Rows of one export at most; larger bases go out team by team. */
const MOST_ROWS = 20_000;

export interface ClientExport {
  fileName: string;
  rows: number;
  csv: string;
}

type Row = Record<(typeof columns)[number], string | null>;
const columns = ["source", "sourceId", "name", "industry", "country", "city", "phone", "owner"] as const;

/**
 * Clients as CSV (R79): a head's own team, an executive's any team or all, a rep's few own ones, a leaver's none. Each
 * export, and each refusal, leaves its audit row.
 *
 * @throws ForbiddenError `exportRefused`; InvalidError `tooManyRows`
 */
export async function exportClients(
  deps: ServiceDeps,
  actor: Actor,
  input: { teamId?: string },
): Promise<ClientExport> {
  const outcome = await change<ClientExport | { refused: number }>(deps.db, actor, async (context) => {
    if (actor.kind !== "person") throw new ForbiddenError("roleMayNot");
    const notice = await findOpenNotice(context.tx, actor.id);
    const isRep = !mayEver(actor, "exportClients");
    const teamId = input.teamId ?? (isRep || actor.roles.includes("executive") ? null : actor.teamId);
    if (!isRep && notice === null) requireAccess(context, "exportClients", { teamId });
    const rows = await readRows(context, { teamId, ownerId: isRep ? actor.id : null });
    if (!canExportClients(actor, rows.length, notice && { leaverId: notice.leaverId })) {
      return done({ refused: rows.length }, [auditOf("exportRefused", actor, teamId, rows.length)]);
    }
    if (rows.length > MOST_ROWS) {
      throw new InvalidError("tooManyRows", "Export one team at a time.", { rows: rows.length, limit: MOST_ROWS });
    }
    const csv = formatCsv(columns, rows);
    return done({ fileName: "clients.csv", rows: rows.length, csv }, [
      auditOf("exportClients", actor, teamId, rows.length),
    ]);
  });
  // The refusal is committed first, so that its audit row stays.
  if ("refused" in outcome) throw new ForbiddenError("exportRefused");
  return outcome;
}

const auditOf = (verb: string, actor: PersonActor, teamId: string | null, rows: number) => ({
  verb,
  subject: `person:${actor.id}`,
  body: { teamId, rows },
});

async function readRows({ tx }: Context, which: { teamId: string | null; ownerId: string | null }): Promise<Row[]> {
  const { rows } = await tx.execute<Row>(sql`
    select c.source, c.source_id as "sourceId", c.name, c.industry, c.country, c.city, c.phone, p.name as owner
    from clients c join ownerships o on o.client_id = c.id and upper_inf(o.during) join people p on p.id = o.person_id
    where (${which.teamId}::uuid is null or p.team_id = ${which.teamId}::uuid)
      and (${which.ownerId}::uuid is null or p.id = ${which.ownerId}::uuid)
    order by c.name, c.id limit ${MOST_ROWS + 1}`);
  return rows;
}
