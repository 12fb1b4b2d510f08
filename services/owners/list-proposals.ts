import { type SQL, sql } from "drizzle-orm";
import type { ProposalPage, ProposalRow } from "../../contracts/owners.ts";
import { look, type Tx } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { listProposalExceptions } from "../../domain/owners/list-proposal-exceptions.ts";
import { scoreRisk } from "../../domain/signs/rank-risk-clients.ts";
import type { SignCode } from "../../domain/signs/sign-codes.ts";
import { departureSubject } from "../access/require-access.ts";
import { requireAccessOrTask } from "../access/require-access-or-task.ts";
import { findToldDeparture } from "../departures/known-departures.ts";
import type { ServiceDeps } from "../deps.ts";
import { InvalidError } from "../errors.ts";
import { loadTiming } from "../inventory/load-timing.ts";
import { readSettings } from "../settings/read-settings.ts";
import { listInterested } from "./list-interested.ts";
import { loadProposalPersons } from "./load-proposal-persons.ts";
import { needsAssignment } from "./needs-assignment.ts";

export type ProposalFilter = "open" | "undecided" | "all" | "toAssign";

const filters: Record<Exclude<ProposalFilter, "toAssign">, SQL> = {
  undecided: sql`p.decision is null and p.superseded_at is null`,
  open: sql`p.superseded_at is null`,
  all: sql`true`,
};

/** The last proposal of each client that only a named person helps. */
const toAssign = (departureId: string, rounds: number) => sql`
  ${needsAssignment(departureId, rounds)} and p.round = (select max(x.round) from proposals x where x.handover_id = h.id)`;

/**
 * Proposals of a departure for who approves them, exceptions first, then by annual profit, a page at a time. `undecided`: what the approval stands for;
 * `open`: with answers awaited or given; `all`: earlier rounds too; `toAssign`: clients the rounds found nobody for, by their last proposal. Whoever a row names is in `persons`, with the load they have.
 */
export async function listProposals(
  deps: ServiceDeps,
  actor: Actor,
  input: { departureId: string; filter: ProposalFilter; cursor?: string; limit: number },
): Promise<ProposalPage> {
  return look(deps.db, actor, async (context) => {
    const departure = await findToldDeparture(context, input.departureId);
    await requireAccessOrTask(context, "readPlan", departureSubject(departure), departure.id);
    const offset = parseOffset(input.cursor);
    const which =
      input.filter === "toAssign"
        ? toAssign(departure.id, (await readSettings(context.tx)).policy.ownerRounds)
        : filters[input.filter];
    const rows = await readRows(context.tx, departure.id, which);
    const { today } = await loadTiming(context, departure);
    const interested = new Set(await listInterested(context, departure));
    const persons = await loadProposalPersons(context.tx, departure, today, rows);
    const over = new Map(
      persons.map(({ personId, load }) => [personId, load ? load.activeClients - load.capacity : 0]),
    );
    const proposals = rows.map((row) => toProposalRow(row, over, interested)).sort(byUrgency);
    const end = offset + input.limit;
    return {
      proposals: proposals.slice(offset, end),
      persons,
      total: proposals.length,
      exceptions: proposals.filter(({ exceptions }) => exceptions.length > 0).length,
      next: end < proposals.length ? String(end) : null,
    };
  });
}

type Row = Omit<ProposalRow, "exceptions" | "riskReasons"> & {
  signs: SignCode[];
  earlierTransfers: number;
  failedRounds: number;
};

/** Which come first depends on loads and on who reads, so all are read and a page is cut. */
async function readRows(tx: Tx, departureId: string, which: SQL): Promise<Row[]> {
  const { rows } = await tx.execute<Row & Record<string, unknown>>(sql`
    select p.id, p.handover_id as "handoverId", c.name as "clientName", h.effective_tier as tier,
      h.annual_profit_minor::float8 as "annualProfitMinor", h.annual_revenue_minor::float8 as "annualRevenueMinor", h.risk_score as "riskScore",
      h.signs, h.transfers as "earlierTransfers", coalesce(f.rounds, 0) as "failedRounds", p.round, p.proposed_id as "proposedId",
      o.name as "proposedName", p.reasons, p.alternatives, s.person_id as "suggestedId", p.decision, p.owner_id as "ownerId", p.decided_by_id as "decidedById", d.name as "decidedByName", p.answer,
      p.decline_reason as "declineReason", p.assigned, p.superseded_how as "supersededHow", p.version
    from proposals p join handovers h on h.id = p.handover_id join clients c on c.id = h.client_id left join people o on o.id = p.proposed_id
    left join people d on d.id = p.decided_by_id
    left join leaver_suggestions s on s.handover_id = h.id
    left join (select x.handover_id, count(*)::int as rounds from proposals x join handovers y on y.id = x.handover_id
      where y.departure_id = ${departureId} and x.superseded_how in ('declined','refused') group by x.handover_id) f on f.handover_id = h.id
    where h.departure_id = ${departureId} and ${which}`);
  return rows;
}

function toProposalRow(
  { signs, earlierTransfers, failedRounds, ...row }: Row,
  over: ReadonlyMap<string, number>,
  interested: ReadonlySet<string>,
): ProposalRow {
  const { proposedId } = row;
  const isUndecided = row.decision === null && row.supersededHow === null;
  return {
    ...row,
    riskReasons: scoreRisk(signs).reasons,
    exceptions: isUndecided
      ? listProposalExceptions({
          ...row,
          earlierTransfers,
          failedRounds,
          overCapacityBy: over.get(proposedId ?? "") ?? 0,
          readerWouldReceive: proposedId !== null && interested.has(proposedId),
        })
      : [],
  };
}

const byUrgency = (a: ProposalRow, b: ProposalRow) =>
  Number(b.exceptions.length > 0) - Number(a.exceptions.length > 0) ||
  b.annualProfitMinor - a.annualProfitMinor ||
  (a.handoverId < b.handoverId ? -1 : a.handoverId > b.handoverId ? 1 : a.round - b.round);

function parseOffset(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,9}$/.test(cursor))
    throw new InvalidError("badCursor", "The cursor is not one of ours.", { pointer: "/cursor" });
  return Number(cursor);
}
