import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { accessRoles } from "./company.ts";

/** One line of docs/access.csv. */
export const AccessLine = z.object({
  role: z.enum(accessRoles),
  /** `GET /departures/:departureId`. */
  route: z.string().regex(/^(GET|POST|PUT|PATCH|DELETE) \//),
  record: z.enum(["own", "team", "foreign", "-"]),
  state: z.enum(["noticed", "proposed", "running", "headLeaves", "handedOver", "leftLastDay", "-"]),
  status: z.coerce.number().int().min(200).max(499),
});
export type AccessLine = z.infer<typeof AccessLine>;

export function readAccessLines(): AccessLine[] {
  const text = readFileSync(new URL("../../docs/access.csv", import.meta.url), "utf8");
  return z.array(AccessLine).parse(parse(text, { columns: true }));
}
