import type { Query, QueryClient } from "@tanstack/react-query";
import { type LiveEvent, streamEventsRoute } from "../../contracts/routes/events.ts";
import { getOwnerDraftRoute } from "../../contracts/routes/owners.ts";
import { readMeRoute } from "../../contracts/routes/session.ts";
import { Problem } from "./problem.ts";
import { createRefresher } from "./refresher.ts";

/** Between two tries at a stream the server refuses, at first and at most. */
const RETRY_MS = 2_000;
const MOST_RETRY_MS = 15_000;

/** `ended`: the sign-in has, and nothing is tried until there is another. */
export type ConnectionState = "open" | "lost" | "ended";

/**
 * Keeps what is shown up to date: events of the API say that something changed, never what, so every reading on the page
 * is looked at again, each at most once in its own `liveEveryMs`. The browser resumes a lost stream by itself from the
 * last event's id; what was missed beyond that is read again when the line is back.
 */
export function listenToChanges(cache: QueryClient, onState: (state: ConnectionState) => void): () => void {
  const refresher = createRefresher(cache);
  let source: EventSource | undefined;
  let lost = false;
  let stopped = false;
  let wait = RETRY_MS;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let unwatch = () => {};

  const open = () => {
    leave();
    const stream = new EventSource(`/api/v1${streamEventsRoute.path}`);
    source = stream;
    stream.addEventListener("change", ({ data }: MessageEvent<string>) => {
      const { entity } = JSON.parse(data) as LiveEvent;
      if (entity === "draft") void cache.invalidateQueries({ predicate: isOwnDraft });
      else refresher.refresh(entity);
    });
    stream.onopen = () => {
      if (lost) refresher.refresh();
      lost = false;
      wait = RETRY_MS;
      onState("open");
    };
    stream.onerror = () => {
      lost = true;
      onState("lost");
      if (stream.readyState === EventSource.CLOSED) tryAgain();
    };
  };
  // A refused stream is not tried again by the browser: the server is restarting, or the sign-in has ended.
  const tryAgain = () => {
    retry = setTimeout(open, wait);
    wait = Math.min(wait * 2, MOST_RETRY_MS);
    void cache.invalidateQueries({ queryKey: [readMeRoute.id] }).then(() => {
      if (stopped || !isSignedOut(cache)) return;
      leave();
      onState("ended");
      unwatch = onSignedIn(cache, open);
    });
  };
  const leave = () => {
    clearTimeout(retry);
    unwatch();
    source?.close();
  };
  open();
  return () => {
    stopped = true;
    leave();
    refresher.stop();
  };
}

/** One's own marks stand in nothing else that is read; they are saved every few seconds while somebody works. */
const isOwnDraft = (query: Query): boolean => query.queryKey[0] === getOwnerDraftRoute.id;

const isMe = (query: Query): boolean => query.queryKey[0] === readMeRoute.id;

function isSignedOut(cache: QueryClient): boolean {
  const error = cache.getQueryCache().find({ queryKey: [readMeRoute.id], exact: false })?.state.error;
  return error instanceof Problem && error.status === 401;
}

/** Waits until somebody is known again. Returns what ends the waiting. */
function onSignedIn(cache: QueryClient, then: () => void): () => void {
  const unwatch = cache.getQueryCache().subscribe((event) => {
    if (event.type !== "updated" || event.action.type !== "success" || !isMe(event.query)) return;
    unwatch();
    then();
  });
  return unwatch;
}
