import { hashPassword } from "better-auth/crypto";
import { isNull, ne, or, sql } from "drizzle-orm";
import type { SampleCompany } from "../../contracts/sample-company.ts";
import { people } from "../../db/schema/people.ts";
import { change, done, type Tx, unchanged } from "../../db/transaction.ts";
import { putSignIn, signInGiven } from "../auth/create-sign-in.ts";
import { DEMO_SOURCE } from "../demo/require-demo-sign-in.ts";
import type { ServiceDeps } from "../deps.ts";
import {
  chooseSampleSignIns,
  keepSampleSignIns,
  listSampleSignIns,
  SAMPLE_PASSWORD,
  type SampleSignIn,
} from "./sample-sign-ins.ts";
import { writeSample } from "./write-sample.ts";

const system = { kind: "system", name: "start" } as const;

/**
 * Fills a database without people (the demo's own sign-in aside) with a sample company as of business today, and gives
 * one person a role a sign-in with a known password: all of it or nothing. Where there are people it changes nothing.
 *
 * @param generate makes the company for a day `YYYY-MM-DD`
 * @returns the sample's sign-ins, also of an earlier run; empty where the people are not the sample's
 */
export async function seedSampleCompany(
  deps: Pick<ServiceDeps, "db">,
  generate: (asOf: string) => SampleCompany,
): Promise<SampleSignIn[]> {
  return change(deps.db, system, async (context) => {
    const { tx, businessNow } = context;
    // Two starts at once must not both find it empty.
    await tx.execute(sql`select pg_advisory_xact_lock(7305006)`);
    if (await hasPeople(tx)) return unchanged(await listSampleSignIns(tx));
    const sample = generate(businessNow.toISOString().slice(0, 10));
    await writeSample(tx, sample);
    const chosen = chooseSampleSignIns(sample);
    const passwordHash = await hashPassword(SAMPLE_PASSWORD);
    for (const { id, email } of chosen) await putSignIn(context, { personId: id, email, passwordHash });
    await keepSampleSignIns(
      tx,
      chosen.map(({ id }) => id),
    );
    const counts = { people: sample.people.length, clients: sample.clients.length, orders: sample.orders.length };
    return done(await listSampleSignIns(tx), [
      { verb: "seedSampleCompany", subject: "settings:company", body: { asOf: sample.asOf, ...counts } },
      ...chosen.map(({ id, email }) => signInGiven({ personId: id, email })),
    ]);
  });
}

async function hasPeople(tx: Tx): Promise<boolean> {
  const [row] = await tx
    .select({ id: people.id })
    .from(people)
    .where(or(isNull(people.source), ne(people.source, DEMO_SOURCE)))
    .limit(1);
  return row !== undefined;
}
