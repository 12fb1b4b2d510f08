import { eq, sql } from "drizzle-orm";
import { NewOffer, type OfferChange, type OfferSetting } from "../../contracts/offer-settings.ts";
import { offerCatalogue } from "../../db/schema/offers.ts";
import { type ChangeContext, change, type Done, done, type Tx, unchanged } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { describeKind, type OfferKind } from "../../domain/offers/offer-kinds.ts";
import { requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, NotFoundError } from "../errors.ts";
import { type CatalogueRow, fillEmptyCatalogue } from "./load-catalogue.ts";
import { countUse, requireBearableTerms, toOfferSetting } from "./offer-setting.ts";

/**
 * Adds an entry to the catalogue. For the administrator. InvalidError `offerTerms` with the fields its kind lacks (R57,
 * R59).
 */
export function addOffer(deps: ServiceDeps, actor: Actor, input: NewOffer): Promise<OfferSetting> {
  return changeCatalogue(deps, actor, async (context) => {
    const { kind, ...offer } = NewOffer.parse(input);
    requireBearableTerms({ kind, terms: offer.terms });
    const row = await insertEntry(context.tx, { ...offer, ...describeKind(kind), retentionType: kind });
    return finish(context, row, "addOffer", { code: row.code, kind });
  });
}

/**
 * Changes an entry. One that is proposed or decided for clients stays word for word as it is for them: it is retired, and
 * the changed one follows it under a code of its own. For the administrator. ConflictError `offerRetired`; InvalidError
 * `offerTerms`.
 */
export function changeOffer(
  deps: ServiceDeps,
  actor: Actor,
  offerId: string,
  input: OfferChange,
): Promise<OfferSetting> {
  return changeCatalogue(deps, actor, async (context) => {
    const { tx } = context;
    const before = await lockEntry(tx, offerId);
    if (!before.active) throw new ConflictError("offerRetired", "Take the entry back into the catalogue first.");
    const { kind = before.retentionType as OfferKind, ...rest } = input;
    const after = { ...before, ...rest, retentionType: kind, ...describeKind(kind) };
    const fields = listChanged(before, after);
    if (fields.length === 0) return unchanged(toOfferSetting(before, await countUse(tx)));
    requireBearableTerms({ kind, terms: after.terms });
    const isUsed = (await countUse(tx)).has(before.code);
    const { id: _, code: __, ...values } = after;
    if (!isUsed) {
      await tx.update(offerCatalogue).set(values).where(eq(offerCatalogue.id, offerId));
      return finish(context, { ...after, code: before.code }, "changeOffer", { code: before.code, fields });
    }
    await tx.update(offerCatalogue).set({ active: false }).where(eq(offerCatalogue.id, offerId));
    const row = await insertEntry(tx, values);
    return finish(context, row, "changeOffer", { code: row.code, fields, instead: before.code });
  });
}

/** Proposes an entry to nobody from now on; what is proposed or decided stays. For the administrator. */
export function retireOffer(deps: ServiceDeps, actor: Actor, offerId: string): Promise<OfferSetting> {
  return setActive(deps, actor, offerId, false);
}

/** Takes a retired entry back. For the administrator. */
export function restoreOffer(deps: ServiceDeps, actor: Actor, offerId: string): Promise<OfferSetting> {
  return setActive(deps, actor, offerId, true);
}

function setActive(deps: ServiceDeps, actor: Actor, offerId: string, active: boolean): Promise<OfferSetting> {
  return changeCatalogue(deps, actor, async (context) => {
    const before = await lockEntry(context.tx, offerId);
    if (before.active === active) return unchanged(toOfferSetting(before, await countUse(context.tx)));
    await context.tx.update(offerCatalogue).set({ active }).where(eq(offerCatalogue.id, offerId));
    const verb = active ? "restoreOffer" : "retireOffer";
    return finish(context, { ...before, active }, verb, { code: before.code });
  });
}

/** The built-in catalogue is written down before anything of it changes. */
function changeCatalogue(
  deps: ServiceDeps,
  actor: Actor,
  body: (context: ChangeContext) => Promise<Done<OfferSetting>>,
): Promise<OfferSetting> {
  return change(deps.db, actor, async (context) => {
    requireAccess(context, "manageSettings");
    await fillEmptyCatalogue(context);
    return body(context);
  });
}

async function finish(
  { tx }: ChangeContext,
  row: CatalogueRow,
  verb: string,
  body: Record<string, unknown>,
): Promise<Done<OfferSetting>> {
  return done(toOfferSetting(row, await countUse(tx)), [{ verb, subject: `offer:${row.id}`, body }]);
}

async function lockEntry(tx: Tx, offerId: string): Promise<CatalogueRow> {
  const [row] = await tx.select().from(offerCatalogue).where(eq(offerCatalogue.id, offerId)).for("update");
  if (!row) throw new NotFoundError("offer");
  return row;
}

/** A code of its own: the kind's, with a number where there is one already (`points-2`). */
async function insertEntry(tx: Tx, values: Omit<typeof offerCatalogue.$inferInsert, "code">): Promise<CatalogueRow> {
  const kind = values.retentionType;
  // Two administrators at once would both take the same number.
  await tx.execute(sql`select pg_advisory_xact_lock(7305008)`);
  const { rows } = await tx.execute<{ last: number | null }>(sql`
    select max(coalesce(substring(code from '-([0-9]+)$')::int, 1)) as last from offer_catalogue
    where code = ${kind} or code ~ ('^' || ${kind}::text || '-[0-9]+$')`);
  const last = rows[0]?.last ?? null;
  const code = last === null ? kind : `${kind}-${last + 1}`;
  const [row] = await tx
    .insert(offerCatalogue)
    .values({ ...values, code, active: true })
    .returning();
  if (!row) throw new Error("the entry was not returned");
  return row;
}

const listChanged = (before: CatalogueRow, after: CatalogueRow): string[] =>
  (Object.keys(after) as (keyof CatalogueRow)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
