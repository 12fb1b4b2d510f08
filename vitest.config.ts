import { defineConfig } from "vitest/config";
import { hasSharedData, sharedData } from "./test/setup/shared-data.ts";

if (!hasSharedData)
  console.warn(`Not run: test/extra, because ${sharedData} is not there (set HANDOVER_DATA to its place).`);

const tours = ["test/web/axe/*.test.ts", "test/web/play/*.test.ts"];
const globalSetup = ["test/setup/global.ts"];
const projects = [
  // Rules alone need no server, so `vitest run test/domain` starts none.
  { extends: true as const, test: { name: "domain", include: ["test/domain/**/*.test.ts"] } },
  {
    extends: true as const,
    test: {
      name: "real",
      include: ["test/**/*.test.ts"],
      exclude: ["test/domain/**", "test/extra/**", ...tours],
      globalSetup,
    },
  },
  // Minutes each: the whole process played in the browser, and every screen looked at. `npm run test:tours`.
  { extends: true as const, test: { name: "tours", include: tours, globalSetup } },
  ...(hasSharedData
    ? [{ extends: true as const, test: { name: "extra", include: ["test/extra/**/*.test.ts"], globalSetup } }]
    : []),
];

export default defineConfig({
  test: { pool: "forks", fileParallelism: true, maxWorkers: 2, testTimeout: 30_000, hookTimeout: 60_000, projects },
});
