import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { routeObjects } from "./build/route-objects.ts";

/** The API that `npm run dev:web` talks to. */
const api = process.env.HANDOVER_API ?? "http://127.0.0.1:3000";
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Beside what a page begins with: what every list needs, My work's too, and what most other screens need. */
const chunks = [
  { name: "start", tags: ["$initial" as const], priority: 3 },
  {
    name: "list",
    test: /components\/(data-table\/|two-lines)|@tanstack\/[\w-]*(table|virtual)|@mantine\/core\/esm\/components\/(Checkbox|Chip|Badge)\//,
    priority: 2,
  },
  { name: "parts", test: /node_modules\/(@mantine\/(core|hooks)|@floating-ui)\//, minShareCount: 6, priority: 1 },
  // Small pieces that many screens share: a file each would cost more than what is in it.
  { name: "routes", test: /\/(contracts|domain)\//, minShareCount: 3, priority: 1 },
  { name: "pieces", test: /\/web\/components\/(?!charts\/)/, minShareCount: 4, priority: 1 },
];

export default defineConfig({
  root: at("."),
  plugins: [routeObjects(), react()],
  build: {
    outDir: at("../dist/web"),
    emptyOutDir: false,
    // A data: address would be one more source for the content policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // What a page begins with is one file: dozens of small ones cost a slow machine more than their bytes do.
      output: { codeSplitting: { groups: chunks } },
    },
  },
  server: { proxy: { "/api": api, "/docs": api } },
});
