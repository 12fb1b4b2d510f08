import { and, eq, ne, sql } from "drizzle-orm";
import { Company, Policy } from "../../contracts/policy.ts";
import type { CompanyChange, PolicyChange } from "../../contracts/settings.ts";
import { people, settings } from "../../db/schema/people.ts";
import { change, done, look, type Tx, unchanged } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { findShareDisorder } from "../../domain/departure/share-order.ts";
import { requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { InvalidError } from "../errors.ts";
import { readSettings } from "./read-settings.ts";

/** Company and policies as set. For the administrator. */
export function getSettings(deps: ServiceDeps, actor: Actor): Promise<{ company: Company; policy: Policy }> {
  return look(deps.db, actor, async (context) => {
    requireAccess(context, "manageSettings");
    return readSettings(context.tx);
  });
}

/**
 * Changes the named policies. Deadlines, budgets and due dates already given stay; whatever the process reads anew counts by
 * the new ones from then on (`policy-reach.ts` says which). For the administrator.
 */
export function changePolicy(deps: ServiceDeps, actor: Actor, input: PolicyChange): Promise<Policy> {
  return change(deps.db, actor, async (context) => {
    requireAccess(context, "manageSettings");
    await lockSettings(context.tx);
    const { policy } = await readSettings(context.tx);
    const { next, fields } = applyPolicyChange(policy, input);
    if (fields.length === 0) return unchanged(policy);
    await putSetting(context.tx, "policy", next);
    const values = Object.fromEntries(fields.map((field) => [field, next[field]]));
    return done(next, [{ verb: "changePolicy", subject: "settings:policy", body: { fields, values } }]);
  });
}

/**
 * The policies after a change, and which of them it makes others. InvalidError `sharesOutOfOrder` where a stage would be due before one
 * it waits for (R2, R3).
 */
export function applyPolicyChange(policy: Policy, input: PolicyChange): { next: Policy; fields: (keyof Policy)[] } {
  const next = Policy.parse({ ...policy, ...input });
  const fields = changedFields(policy, next);
  const [wrong] = fields.includes("stageShares") ? findShareDisorder(next.stageShares) : [];
  if (wrong)
    throw new InvalidError("sharesOutOfOrder", "A stage cannot be due before one it waits for.", {
      pointer: `/stageShares/${wrong.stage}`,
    });
  return { next, fields };
}

/** Changes what the company says of itself. Going live is a verb of its own. For the administrator. */
export function changeCompany(deps: ServiceDeps, actor: Actor, input: CompanyChange): Promise<Company> {
  return change(deps.db, actor, async (context) => {
    requireAccess(context, "manageSettings");
    await lockSettings(context.tx);
    const { company } = await readSettings(context.tx);
    const next = Company.parse({ ...company, ...input, live: company.live });
    const fields = changedFields(company, next);
    if (fields.length === 0) return unchanged(company);
    if (next.executiveId && fields.includes("executiveId")) await requireExecutive(context.tx, next.executiveId);
    await putSetting(context.tx, "company", next);
    return done(next, [{ verb: "changeCompany", subject: "settings:company", body: { fields }, values: input }]);
  });
}

/** Who approves where nobody below can must be able to. */
async function requireExecutive(tx: Tx, personId: string): Promise<void> {
  const [found] = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, personId), sql`'executive' = any(${people.roles})`, ne(people.status, "left")));
  if (!found) throw new InvalidError("unknownReference", "There is no such executive.", { pointer: "/executiveId" });
}

const changedFields = <T extends object>(before: T, after: T) =>
  (Object.keys(after) as (keyof T & string)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );

/** Two administrators at once would each write back what the other had not yet changed. */
export async function lockSettings(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(7305005)`);
}

export async function putSetting(tx: Tx, key: "company" | "policy", value: Company | Policy): Promise<void> {
  await tx.insert(settings).values({ key, value }).onConflictDoUpdate({ target: settings.key, set: { value } });
}
