import { generateSample } from "../sample/generate-sample.ts";
import { DEMO_SIGN_IN } from "../services/demo/demo-sign-in.ts";
import { prepareDemo } from "../services/demo/prepare-demo.ts";
import type { ServiceDeps } from "../services/deps.ts";
import { seedSampleCompany } from "../services/sample/seed-sample-company.ts";
import type { SampleSignIn, SeedSampleCompany } from "./first-run.ts";

/** Every installation's sample is the same but for the day it is made. */
const SEED = "handover";

/** Fills an empty database with the generated company as of business today, or finds the one made before. */
export const seedSample = (deps: ServiceDeps): Promise<SampleSignIn[]> =>
  seedSampleCompany(deps, (asOf) => generateSample(SEED, { asOf }));

/** What `npm start` enters: the sample company; with `--demo` business time is frozen first and the demo's own sign-in made. */
export const enterSampleCompany: SeedSampleCompany = async (deps, { demo, startedAt }) => {
  if (!demo) return seedSample(deps);
  await prepareDemo(deps, { ...DEMO_SIGN_IN, frozenAt: startedAt });
  return [...(await seedSample(deps)), { role: "demo", name: "Demo", ...DEMO_SIGN_IN }];
};
