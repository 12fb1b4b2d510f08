import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { OwnerDraftView } from "../../../../contracts/owner-draft.ts";
import { getOwnerDraftRoute, saveOwnerDraftRoute } from "../../../../contracts/routes/owners.ts";
import { call } from "../../../app/call.ts";
import { keptKey, readKept, writeKept } from "../../../app/kept.ts";
import { Problem } from "../../../app/problem.ts";
import { keyOf } from "../../../app/queries.ts";
import { useMe } from "../../../app/session.tsx";
import { createDraftKeeper, type DraftPort, type KeptDraft, type SaveFailure } from "./draft-keeper.ts";
import { writeMarks } from "./marks.ts";

const noMarks = writeMarks(new Map());
const nothingKept: KeptDraft = { version: 0, base: noMarks, mine: noMarks, conflicts: [] };

/** My marks on a departure's proposals, saved by themselves; `view`: the draft as it was read last. */
export function useOwnerDraft(departureId: string, view: OwnerDraftView) {
  const cache = useQueryClient();
  const me = useMe();
  const [keeper] = useState(() => {
    const place = keptKey(me.id, `owners:${departureId}`);
    return createDraftKeeper(createPort(cache, departureId, place), view, readKept(place, nothingKept));
  });
  const state = useSyncExternalStore(keeper.subscribe, keeper.read);
  useEffect(() => keeper.receive(view), [keeper, view]);
  useEffect(() => {
    const flush = () => void keeper.flush();
    // What was left on this device the last time is saved now.
    flush();
    addEventListener("online", flush);
    addEventListener("pagehide", keeper.holdHere);
    return () => {
      removeEventListener("online", flush);
      removeEventListener("pagehide", keeper.holdHere);
      flush();
    };
  }, [keeper]);
  return useMemo(() => ({ ...state, keeper }), [state, keeper]);
}

function createPort(cache: QueryClient, departureId: string, place: string): DraftPort {
  const params = { departureId };
  const key = keyOf(getOwnerDraftRoute, { params });
  return {
    save: async (draft, version) => {
      try {
        const saved = await call(saveOwnerDraftRoute, { params, body: draft }, { ifMatch: version });
        cache.setQueryData(key, saved);
        return saved;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        // A reading that is refused asks the person to sign in again.
        if (error.status === 401) void cache.invalidateQueries({ queryKey: key });
        return failureOf(error);
      }
    },
    keep: (draft) => writeKept(place, draft),
    later: (act, ms) => {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
  };
}

function failureOf(problem: Problem): SaveFailure {
  if (problem.status === 412) return { why: "changed", now: problem.document.now as OwnerDraftView };
  const mayPass = problem.status === 0 || problem.status === 401 || problem.status >= 500;
  if (mayPass || problem.document.retry === true) return { why: "offline" };
  return { why: "refused", message: problem.message };
}
