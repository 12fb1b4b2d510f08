import { eq, sql } from "drizzle-orm";
import { departures, handovers } from "../../db/schema/departures.ts";
import { type ChangeContext, type Context, change, done, look, unchanged } from "../../db/transaction.ts";
import { isGoingOn } from "../../domain/departure/open-states.ts";
import { chooseGapFiller, type Dossier } from "../../domain/inventory/inventory-gaps.ts";
import type { SignCode } from "../../domain/signs/sign-codes.ts";
import { type DepartureRow, findDeparture } from "../access/require-access.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { readSettings } from "../settings/read-settings.ts";
import { registerWorkflows } from "../wakes/start-workflow.ts";
import { type AssessedBook, assessBook } from "./assess-book.ts";
import { newClientsQuery } from "./book-queries.ts";
import { countKnownToOne } from "./count-known-to-one.ts";
import { giveInventoryTasks } from "./give-inventory-tasks.ts";
import { leaverHelps } from "./leaver-helps.ts";
import { loadClientFacts } from "./load-client-facts.ts";
import { loadDossiers } from "./load-dossiers.ts";
import { loadReferrals } from "./load-referrals.ts";
import { loadTiming } from "./load-timing.ts";
import { storeGaps } from "./store-gaps.ts";
import { insertHandovers, storeRanking } from "./write-handovers.ts";
import { insertLooseWork } from "./write-loose-work.ts";

const system = { kind: "system", name: "inventoryClients" } as const;

interface ReadBook {
  departure: DepartureRow;
  book: AssessedBook;
  dossiers: Map<string, Dossier>;
}

/**
 * The automatic inventory (R9, R26–R48): every client and prospect of the leaver becomes a handover with tier, signs, risk rank and gaps,
 * everything else in their name loose work. Read and judged without locks, then written in one go; what the book gains later joins in the same
 * way. Does nothing where nothing is new.
 */
export async function inventoryClients(deps: ServiceDeps, departureId: string): Promise<void> {
  const read = await look(deps.db, system, (context) => readBook(context, departureId));
  if (read === null) return;
  await change(deps.db, system, async (context) => {
    await context.lock.departure(departureId);
    const departure = await findDeparture(context.tx, departureId);
    if (!isGoingOn(departure.state)) return unchanged(undefined);
    const written = await writeBook(context, { ...read, departure });
    const audit = { verb: "inventoryClients", subject: `departure:${departureId}`, body: written };
    return done(undefined, [audit], [wakeDeparture(departureId)]);
  });
}

async function readBook(context: Context, departureId: string): Promise<ReadBook | null> {
  const { tx, businessNow } = context;
  const departure = await findDeparture(tx, departureId);
  if (!isGoingOn(departure.state)) return null;
  const { leaverId } = departure;
  const { rows } = await tx.execute<{ client_id: string; prospect: boolean }>(
    newClientsQuery({ departureId, leaverId, businessNow }),
  );
  const prospects = new Map(rows.map((row) => [row.client_id, row.prospect]));
  const clientIds = [...prospects.keys()];
  const { calendar, today } = await loadTiming(context, departure);
  const { policy } = await readSettings(tx);
  // The first inventory judges as of the notice; what joins later is judged on the day it joins.
  const asOf = departure.inventoriedAt === null ? departure.noticeOn : today;
  const at = { leaverId, asOf, calendar, ...policy };
  const dossiers = await loadDossiers(tx, clientIds, leaverId);
  const clients = await loadClientFacts(tx, clientIds, dossiers, at);
  const elsewhere = await loadReferrals(tx, clientIds, asOf);
  const known = await tx.select().from(handovers).where(eq(handovers.departureId, departureId));
  const fresh = clients.flatMap((client) => {
    const dossier = dossiers.get(client.id);
    return dossier ? [{ client, dossier, prospect: prospects.get(client.id) ?? false }] : [];
  });
  const book = assessBook(
    fresh,
    known
      .filter((row) => row.end !== "excluded")
      .map((row) => ({
        id: row.clientId,
        annualProfit: row.annualProfitMinor,
        effectiveTier: row.effectiveTier,
        signs: row.signs as SignCode[],
      })),
    elsewhere,
    at,
  );
  return { departure, book, dossiers };
}

async function writeBook(context: ChangeContext, { departure, book, dossiers }: ReadBook) {
  const { tx, businessNow } = context;
  const timing = await loadTiming(context, departure);
  const helps = leaverHelps(departure, businessNow, timing.today);
  const made = await insertHandovers(context, departure.id, book, dossiers);
  const fillByDay = timing.due("S2", { needsLeaver: helps }).date;
  const open = book.clients.filter(({ client }) => client.kind === "regular" && made.has(client.id));
  await storeGaps(
    context,
    open.flatMap(({ client, gaps }) =>
      gaps.map((gap) => ({
        handoverId: made.get(client.id) as string,
        gap,
        fillById: chooseGapFiller(gap, helps) === "leaver" ? departure.leaverId : null,
        fillByDay,
      })),
    ),
  );
  await storeRanking(
    context,
    departure.id,
    book.ranking.filter(({ id }) => !made.has(id)),
  );
  await registerWorkflows(
    tx,
    "handover",
    open.map(({ client }) => made.get(client.id) as string),
  );
  const loose = await insertLooseWork(context, {
    departureId: departure.id,
    leaverId: departure.leaverId,
    businessNow,
  });
  await giveInventoryTasks(context, departure, timing, { leaverHelps: helps, clients: open.length, loose });
  if (departure.inventoriedAt === null) await closeFirstInventory(context, departure);
  return { clients: made.size, prospects: open.filter(({ prospect }) => prospect).length, looseWork: loose.ids.length };
}

async function closeFirstInventory(context: ChangeContext, departure: DepartureRow): Promise<void> {
  const { tx, businessNow } = context;
  const { policy } = await readSettings(tx);
  const knownToOneBefore = await countKnownToOne(tx, departure.id, departure.noticeOn);
  await tx
    .update(departures)
    .set({
      inventoriedAt: businessNow,
      knownToOneBefore,
      offerBudgetMinor: sql`coalesce(${departures.offerBudgetMinor}, (
        select (greatest(0, coalesce(sum(h.annual_profit_minor), 0)) * ${policy.offerBudgetBp}::int / 10000)::bigint
        from handovers h where h.departure_id = ${departure.id} and h."end" is null))`,
      version: sql`${departures.version} + 1`,
    })
    .where(eq(departures.id, departure.id));
}
