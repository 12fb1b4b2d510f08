import { offerFirstAdministrator } from "../services/auth/offer-first-administrator.ts";
import type { ServiceDeps } from "../services/deps.ts";
import { findWayIn, refuseKnownSignIns } from "./loopback.ts";

export type SampleSignIn = { role: string; name: string; email: string; password: string };

/**
 * Fills an empty database with the sample company, does nothing when it is there; answers one sign-in a role either way, none
 * where the people are not the sample's.
 */
export type SeedSampleCompany = (
  deps: ServiceDeps,
  options: { demo: boolean; startedAt: Date },
) => Promise<SampleSignIn[]>;

export type Situation = { embedded: boolean; host: string; demo: boolean };

/**
 * The sample company with its known passwords, as lines to print; null where it must not be or is not. It exists only where nobody
 * else can reach it: on the embedded database, a loopback address and without a public one; elsewhere a database that holds it is
 * refused (ConfigError).
 */
export async function enterSample(
  deps: ServiceDeps,
  situation: Situation,
  seed: SeedSampleCompany | undefined,
): Promise<string[] | null> {
  await refuseKnownSignIns(deps, situation.host);
  if (!seed || !situation.embedded || findWayIn(situation.host, deps.publicUrl) !== null) return null;
  const signIns = await seed(deps, { demo: situation.demo, startedAt: new Date() });
  // Empty where other people were there before it.
  return signIns.length > 0 ? ["Sample sign-ins:", ...signIns.map(formatSignIn)] : null;
}

/**
 * The one-time link of a new installation's first administrator, as lines to print. Asked for at the very end of a start: a link
 * is offered once, and one made by a start that failed would have been seen by nobody.
 */
export async function enterFirstAdministrator(deps: ServiceDeps): Promise<string[]> {
  const link = await offerFirstAdministrator(deps);
  return link === null ? [] : ["The first administrator makes their sign-in here, once, within 48 hours:", `  ${link}`];
}

function formatSignIn({ role, name, email, password }: SampleSignIn): string {
  return `  ${role.padEnd(20)} ${email.padEnd(36)} ${password}   ${name}`;
}
