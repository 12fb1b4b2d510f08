import { offerFirstAdministrator } from "../services/auth/offer-first-administrator.ts";
import type { ServiceDeps } from "../services/deps.ts";

export type SampleSignIn = { role: string; name: string; email: string; password: string };

/** Fills an empty database with the sample company, does nothing when it is there; answers one sign-in a role either way. */
export type SeedSampleCompany = (deps: ServiceDeps, options: { demo: boolean }) => Promise<SampleSignIn[]>;

export type Situation = { embedded: boolean; loopback: boolean; demo: boolean };

/**
 * Who can enter a new installation, as lines to print. The sample company with its known passwords exists only where nobody else
 * can reach it: on the embedded database and a loopback address. Everywhere else the first administrator gets a one-time link.
 */
export async function firstRun(deps: ServiceDeps, situation: Situation, seed?: SeedSampleCompany): Promise<string[]> {
  if (seed && situation.embedded && situation.loopback) {
    const signIns = await seed(deps, { demo: situation.demo });
    return ["Sample sign-ins:", ...signIns.map(formatSignIn)];
  }
  const link = await offerFirstAdministrator(deps);
  return link === null ? [] : ["The first administrator makes their sign-in here, once, within 48 hours:", `  ${link}`];
}

function formatSignIn({ role, name, email, password }: SampleSignIn): string {
  return `  ${role.padEnd(20)} ${email.padEnd(36)} ${password}   ${name}`;
}
