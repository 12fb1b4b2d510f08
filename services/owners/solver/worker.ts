import { parentPort, workerData } from "node:worker_threads";
import loadHighs from "highs";
import type { AssignmentModel } from "../../../domain/owners/assignment-model.ts";
import { buildProgramme } from "./build-programme.ts";
import { roundAnswer } from "./round-answer.ts";

const { model, timeLimitSeconds } = workerData as { model: AssignmentModel; timeLimitSeconds: number };
// The package's types describe its CommonJS build, where the loader is a property; its module exports it as default.
const highs = await (loadHighs as unknown as typeof loadHighs.default)();
const programme = buildProgramme(model);
const answer = highs.withModel(
  {
    ...programme,
    sense: highs.constants.objectiveSense.maximize,
    matrix: { ...programme.matrix, format: "csc" },
  },
  (native) => {
    // Many equal scores make the simplex method walk for long; the interior point is six times as fast at 10,000 × 50.
    native.options.set({ output_flag: false, solver: "ipm", time_limit: timeLimitSeconds });
    native.run();
    if (native.getModelStatus() !== highs.constants.modelStatus.optimal) return null;
    return roundAnswer(model, native.getSolution().colValue);
  },
);
parentPort?.postMessage(answer);
