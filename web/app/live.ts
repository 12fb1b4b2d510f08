import type { Query, QueryClient } from "@tanstack/react-query";
import { type LiveEvent, streamEventsRoute } from "../../contracts/routes/events.ts";
import { getOwnerDraftRoute } from "../../contracts/routes/owners.ts";
import { readMeRoute } from "../../contracts/routes/session.ts";
import { createRefresher } from "./refresher.ts";

export type ConnectionState = "open" | "lost";

/**
 * Keeps what is shown up to date: events of the API say that something changed, never what, so every reading on the page
 * is looked at again, each at most once in its own `liveEveryMs`. The browser resumes a lost stream by itself from the
 * last event's id; what was missed beyond that is read again when the line is back.
 */
export function listenToChanges(cache: QueryClient, onState: (state: ConnectionState) => void): () => void {
  const refresher = createRefresher(cache);
  let source: EventSource;
  let lost = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const open = () => {
    source = new EventSource(`/api/v1${streamEventsRoute.path}`);
    source.addEventListener("change", ({ data }: MessageEvent<string>) => {
      if ((JSON.parse(data) as LiveEvent).entity === "draft") void cache.invalidateQueries({ predicate: isOwnDraft });
      else refresher.refresh();
    });
    source.onopen = () => {
      if (lost) refresher.refresh();
      lost = false;
      onState("open");
    };
    source.onerror = () => {
      lost = true;
      onState("lost");
      if (source.readyState !== EventSource.CLOSED) return;
      // A refused stream is not tried again by the browser: the server is restarting, or the sign-in has ended.
      void cache.invalidateQueries({ queryKey: [readMeRoute.id] });
      retry = setTimeout(open, 2_000);
    };
  };
  open();
  return () => {
    clearTimeout(retry);
    refresher.stop();
    source.close();
  };
}

/** One's own marks stand in nothing else that is read; they are saved every few seconds while somebody works. */
const isOwnDraft = (query: Query): boolean => query.queryKey[0] === getOwnerDraftRoute.id;
