import { z } from "zod";
import { grades } from "../../domain/codes.ts";
import { gapCodes } from "../../domain/inventory/inventory-gaps.ts";
import { defineRoute } from "../route.ts";

const count = z.number().int().nonnegative();

/** How well some clients could be handed over today. */
const BookReadiness = z.object({
  clients: count,
  /** Clients with at least one gap, and gaps by code, most frequent first. */
  clientsWithGaps: count,
  gaps: z.array(z.object({ code: z.enum(gapCodes), count })),
  /** Percent of the dossiers that is there; null without clients. */
  completeness: z.number().int().nullable(),
  /** Clients that at most one employee knows. */
  knownToOne: count,
  annualRevenueMinor: z.number().int(),
});

export const RepReadiness = BookReadiness.extend({
  person: z.object({ id: z.uuid(), name: z.string() }),
  grade: z.enum(grades),
  capacity: count,
  /** Active clients, those promised in open departures included: what capacity is counted against. */
  activeClients: count,
  freePlaces: count,
  byTier: z.object({ gold: count, silver: count, copper: count }),
  /** Colleagues of the team with room, most fitting clients first; `fits`: clients their grade suffices for. */
  couldTakeOver: z.array(
    z.object({ id: z.uuid(), name: z.string(), grade: z.enum(grades), freePlaces: count, fits: count }),
  ),
  /** Clients that find a place with these colleagues together, and those that do not. */
  covered: count,
  uncovered: count,
});
export type RepReadiness = z.infer<typeof RepReadiness>;

export const TeamReadiness = BookReadiness.extend({
  team: z.object({ id: z.uuid(), name: z.string() }),
  reps: z.array(RepReadiness),
});
export type TeamReadiness = z.infer<typeof TeamReadiness>;

export const getReadinessRoute = defineRoute({
  id: "getReadiness",
  method: "get",
  path: "/readiness",
  access: "readTeamFigures",
  summary:
    "With no notice given: how well each rep's clients could be handed over; a head's own teams, an executive's all",
  response: z.object({ asOf: z.iso.date(), teams: z.array(TeamReadiness) }),
});
