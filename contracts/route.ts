import { z } from "zod";
import type { AccessVerb } from "../domain/access/access-table.ts";

export type Method = "get" | "post" | "put" | "patch" | "delete";

/** Who may call a route at all; the service then decides on the record. `link`: the bearer of a signed link. */
export type RouteAccess = AccessVerb | "signedIn" | "public" | "link" | "demo";

/**
 * One route of the API under `/api/v1`: the form, the API, the OpenAPI page and the service share its schemas. A route
 * without an access rule does not compile.
 */
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  /** The verb's own name: `openDeparture`. */
  id: string;
  method: Method;
  /** Express notation, `/departures/:departureId`. */
  path: string;
  access: RouteAccess;
  /** One line for the OpenAPI page. */
  summary: string;
  params: Params;
  query: Query;
  body: Body;
  response: Response;
  /** A POST that only reads, however often it comes: no answer is kept under its Idempotency-Key, for who may no longer read it. */
  readsOnly?: true;
  /** Takes `If-Match` with the version the sender saw. */
  versioned?: true;
}

const nothing = z.object({});

/** Declares a route; parts left out are empty objects. */
export function defineRoute<
  Params extends z.ZodType = typeof nothing,
  Query extends z.ZodType = typeof nothing,
  Body extends z.ZodType = typeof nothing,
  Response extends z.ZodType = z.ZodType,
>(
  route: Pick<Route, "id" | "method" | "path" | "access" | "summary" | "readsOnly" | "versioned"> & {
    params?: Params;
    query?: Query;
    body?: Body;
    response: Response;
  },
): Route<Params, Query, Body, Response> {
  return {
    params: nothing as unknown as Params,
    query: nothing as unknown as Query,
    body: nothing as unknown as Body,
    ...route,
  };
}

/** Whether a part of a route holds anything; `nothing` does not. */
export const hasFields = (schema: z.ZodType) =>
  !(schema instanceof z.ZodObject) || Object.keys(schema.shape).length > 0;

/** `:departureId` and the like. */
export const idParam = <Name extends string>(name: Name) => z.object({ [name]: z.uuid() } as Record<Name, z.ZodUUID>);

/** Cursor pagination: the answer's `next` goes back as `cursor`. */
export const pageQuery = z.object({
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});

/** The same for lists a table shows whole: every client of the largest departure in one answer. */
export const widePageQuery = pageQuery.extend({ limit: z.coerce.number().int().min(1).max(10_000).default(200) });
