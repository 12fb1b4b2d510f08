import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { accessRoles } from "./company.ts";

/**
 * One line of docs/access.csv: what a role is answered by a route.
 *
 * record: `own`, the caller's own (client, departure, department's notice, link, person); `team`, of the team they head, or
 * a colleague's in their own team; `foreign`, somebody else's; `-`, where it makes no difference.
 * state: of the departure (noticed: not confirmed yet; running; headLeaves: the head of the team is who leaves;
 * leftLastDay: the caller's own last day has ended) or of the client (proposed: approved for the caller, not answered;
 * handedOver).
 * status: 404 where the record must stay unknown; 409 where its state refuses or nothing waits for the caller.
 */
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
