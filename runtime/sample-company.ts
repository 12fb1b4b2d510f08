import { generateSample } from "../sample/generate-sample.ts";
import { seedSampleCompany } from "../services/sample/seed-sample-company.ts";
import type { SeedSampleCompany } from "./first-run.ts";

/** Every installation's sample is the same but for the day it is made. */
const SEED = "handover";

/** Fills an empty database with the generated company, or finds the one made before. */
export const seedSample: SeedSampleCompany = (deps) =>
  seedSampleCompany(deps, (asOf) => generateSample(SEED, { asOf }));
