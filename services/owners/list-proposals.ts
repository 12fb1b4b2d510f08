import { type SQL, sql } from "drizzle-orm";
import type { ProposalPage, ProposalRow } from "../../contracts/owners.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { departureSubject } from "../access/require-access.ts";
import { requireAccessOrTask } from "../access/require-access-or-task.ts";
import { findToldDeparture } from "../departures/known-departures.ts";
import type { ServiceDeps } from "../deps.ts";
import { InvalidError } from "../errors.ts";
import { readSettings } from "../settings/read-settings.ts";
import { createPersonReader } from "./create-person-reader.ts";
import { isApprover } from "./is-approver.ts";
import { listInterested } from "./list-interested.ts";
import { needsAssignment } from "./needs-assignment.ts";
import { putExceptionsFirst, readOrderingFacts } from "./order-proposals.ts";
import { readProposalRows } from "./read-proposal-rows.ts";

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
    const facts = await readOrderingFacts(context.tx, departure.id, which);
    const persons = await createPersonReader(context, departure);
    const proposed = await persons.read(facts.map(({ proposedId }) => proposedId));
    const over = proposed.map(
      ({ personId, load }) => [personId, load ? load.activeClients - load.capacity : 0] as const,
    );
    const interested = new Set(await listInterested(context, departure));
    const { ordered, exceptions } = putExceptionsFirst(facts, new Map(over), interested);
    const end = offset + input.limit;
    const proposals = await readProposalRows(context.tx, ordered.slice(offset, end));
    return {
      proposals,
      persons: await persons.read(proposals.flatMap(listNamed)),
      total: ordered.length,
      mayApprove: await isApprover(context, departure),
      exceptions,
      next: end < ordered.length ? String(end) : null,
    };
  });
}

const listNamed = ({ proposedId, ownerId, suggestedId, alternatives }: ProposalRow) => [
  proposedId,
  ownerId,
  suggestedId,
  ...alternatives.map(({ personId }) => personId),
];

function parseOffset(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,9}$/.test(cursor))
    throw new InvalidError("badCursor", "The cursor is not one of ours.", { pointer: "/cursor" });
  return Number(cursor);
}
