import { z } from "zod";
import type { TimelineEntry, TimelinePage, TimelineQuery } from "../../contracts/routes/timeline.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import { findKnownDeparture } from "../departures/known-departures.ts";
import type { ServiceDeps } from "../deps.ts";
import { effectKinds } from "../effects/kinds.ts";
import { mayBePlannedAgain } from "../effects/plan-effect-again.ts";
import { type TimelineRow, timelineQuery } from "./timeline-query.ts";
import { findShown } from "./what-shows.ts";

const Cursor = z.tuple([z.iso.datetime(), z.string()]);

/**
 * What happened in a departure, newest first, in pages: people's decisions, the system's steps and which of them fail, mails with how they
 * went, meetings. For who may read the departure, as far as they may see (`findShown`); no free text, no reasons of leaving. What may be
 * tried again says how, to whom it is to decide.
 */
export function listTimeline(
  deps: ServiceDeps,
  actor: Actor,
  input: TimelineQuery & { departureId: string },
): Promise<TimelinePage> {
  return look(deps.db, actor, async (context) => {
    const departure = await findKnownDeparture(context, input.departureId);
    const shown = await findShown(context, departure);
    const [at, id] = input.cursor ? decodeCursor(input.cursor, Cursor) : [];
    const after = at !== undefined && id !== undefined ? { at, id } : null;
    const { rows } = await context.tx.execute<TimelineRow>(timelineQuery({ ...input, shown, after }));
    const page = rows.slice(0, input.limit);
    const last = page.at(-1);
    return {
      entries: page.map((row) => toEntry(row, shown.decides)),
      next: rows.length > input.limit && last ? encodeCursor([last.cursor, last.id]) : null,
    };
  });
}

function toEntry(row: TimelineRow, decides: boolean): TimelineEntry {
  return {
    id: row.id,
    at: new Date(row.at).toISOString(),
    kind: row.kind,
    code: row.code,
    actorName: row.actor_name,
    handoverId: row.handover_id,
    clientName: row.client_name,
    withName: row.with_name,
    state: row.state,
    reason: row.reason,
    failed: row.failed,
    attempts: row.attempts,
    nextTryAt: row.next_try_at ? new Date(row.next_try_at).toISOString() : null,
    retry: decides ? findRetry(row) : null,
  };
}

function findRetry({ id, code, state, failed }: TimelineRow): TimelineEntry["retry"] {
  if (!failed) return null;
  const [source, rest] = [id.slice(0, id.indexOf(":")), id.slice(id.indexOf(":") + 1)];
  if (source === "step") return { what: "step", id: rest };
  if (state === "unknown") return { what: "unknownEffect", id: rest };
  return isEffectKind(code) && mayBePlannedAgain(code) ? { what: "failedEffect", id: rest } : null;
}

const isEffectKind = (code: string): code is keyof typeof effectKinds => code in effectKinds;
