/** Every table by its name, for the query builder's types; one file an area in `schema/`. */
export * from "./schema/auth.ts";
export * from "./schema/book.ts";
export * from "./schema/client-notices.ts";
export * from "./schema/clients.ts";
export * from "./schema/departments.ts";
export * from "./schema/departures.ts";
export * from "./schema/effects.ts";
export * from "./schema/imports.ts";
export * from "./schema/introductions.ts";
export * from "./schema/inventory.ts";
export * from "./schema/kernel.ts";
export * from "./schema/offers.ts";
export * from "./schema/owners.ts";
export * from "./schema/people.ts";
export * from "./schema/tasks.ts";
