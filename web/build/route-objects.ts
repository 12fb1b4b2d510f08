import { pathToFileURL } from "node:url";
import type { Plugin } from "vite";

const ROUTES = /\/contracts\/routes\/[\w-]+\.ts$/;
/** What a page needs of a route at run time; its schemas serve the types only. */
const KEPT = ["id", "method", "path", "readsOnly", "versioned"] as const;

/**
 * Lets pages import the route objects of contracts/routes without the schemas behind them: a route becomes its method
 * and path, a list of codes stays, a schema is not there (the build names it; a form that needs one imports it from
 * contracts/ itself).
 */
export function routeObjects(): Plugin {
  return {
    name: "handover-route-objects",
    enforce: "pre",
    async load(id) {
      const file = id.split("?")[0] ?? id;
      if (!ROUTES.test(file)) return null;
      const module = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
      return Object.entries(module)
        .flatMap(([name, value]) => {
          const plain = isRoute(value) ? pick(value) : Array.isArray(value) ? value : null;
          return plain === null ? [] : [`export const ${name} = ${JSON.stringify(plain)};`];
        })
        .join("\n");
    },
  };
}

const isRoute = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && "method" in value && "path" in value && "access" in value;

const pick = (route: Record<string, unknown>) =>
  Object.fromEntries(KEPT.filter((key) => route[key] !== undefined).map((key) => [key, route[key]]));
