import { createSession, type Session } from "better-sse";
import type { Request, RequestHandler } from "express";
import type { LiveEvent } from "../contracts/routes/events.ts";
import type { PersonActor } from "../domain/access/actor.ts";
import { ServiceError } from "../services/errors.ts";
import { filterReadable } from "../services/events/filter-readable.ts";
import { type ChangeEvent, readEvents, readLastPosition } from "../services/events/read-events.ts";
import type { AppDeps } from "./app-deps.ts";
import { findSignedIn } from "./find-actor.ts";

const POLL_MS = 250;
const BATCH = 500;

interface Reader {
  session: Session;
  request: Request;
  /** Last sealed position this reader has been told of, or past. */
  position: number;
}

/**
 * The live stream. The sealed order is read once for all readers of this process who stand at the same place; each is
 * told only of records they may read, as what changed, never the data. Access and sign-in are looked at again with every
 * batch, so a stream ends with its session.
 */
export function createEventStream(deps: AppDeps): { handler: RequestHandler; close(): void } {
  const readers = new Set<Reader>();
  let timer: NodeJS.Timeout | undefined;

  const tick = async () => {
    timer = undefined;
    try {
      await tellAll(deps, readers);
    } catch (error) {
      deps.logger.warn({ err: error }, "event stream could not read");
    }
    schedule();
  };
  const schedule = () => {
    if (timer === undefined && readers.size > 0) timer = setTimeout(() => void tick(), POLL_MS).unref();
  };

  const handler: RequestHandler = async (request, response) => {
    await findSignedIn(deps, request);
    const since = /^\d+$/.exec(request.header("last-event-id") ?? "")?.[0];
    const last = await readLastPosition(deps);
    // Never past the end: no such event has been told, and the position of one reader must not spoil the others' turn.
    const position = since === undefined ? last : Math.min(Number(since), last);
    const session = await createSession(request, response, { retry: 2_000, keepAlive: 15_000 });
    // Whose line breaks before the first event resumes from here.
    await session.batch((buffer) => void buffer.id(String(position)).dispatch());
    const reader = { session, request, position };
    readers.add(reader);
    session.once("disconnected", () => readers.delete(reader));
    schedule();
  };
  return { handler, close: () => [...readers].forEach((reader) => end(readers, reader)) };
}

async function tellAll(deps: AppDeps, readers: Set<Reader>): Promise<void> {
  const byPosition = Map.groupBy(readers, (reader) => reader.position);
  for (const [position, group] of byPosition) {
    const events = await readEvents(deps, position, BATCH);
    if (events.length > 0) await Promise.all(group.map((reader) => tell(deps, readers, reader, events)));
  }
}

async function tell(deps: AppDeps, readers: Set<Reader>, reader: Reader, events: ChangeEvent[]): Promise<void> {
  const actor = await findReader(deps, reader);
  if (!actor) return end(readers, reader);
  for (const { position, subject, verb } of await filterReadable(deps, actor, events))
    reader.session.push(toLiveEvent(subject, verb), "change", String(position));
  reader.position = events.at(-1)?.position ?? reader.position;
}

/** Null when the sign-in has ended meanwhile. */
async function findReader(deps: AppDeps, reader: Reader): Promise<PersonActor | null> {
  try {
    const actor = await findSignedIn(deps, reader.request);
    return actor.kind === "person" ? actor : null;
  } catch (error) {
    if (error instanceof ServiceError && error.code === "unauthenticated") return null;
    throw error;
  }
}

function end(readers: Set<Reader>, reader: Reader): void {
  readers.delete(reader);
  reader.request.res?.end();
}

function toLiveEvent(subject: string, verb: string): LiveEvent {
  const [entity = "", id = ""] = subject.split(":", 2);
  return { entity, id, verb };
}
