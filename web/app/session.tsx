import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { readMeRoute } from "../../contracts/routes/session.ts";
import type { AccessVerb } from "../../domain/access/access-table.ts";
import { type Answer, callSignIn } from "./call.ts";
import { forgetKept } from "./kept.ts";
import { readingOf } from "./queries.ts";

export type Me = Answer<typeof readMeRoute>;

/** The signed-in person seldom changes; live events do not ask for it again each time. */
export const meReading = () => ({ ...readingOf(readMeRoute, {}, { liveEveryMs: 30_000 }), staleTime: 30_000 });

/** Who is signed in, read and kept up to date; once for the whole page. */
export const useMeReading = (): Me => useSuspenseQuery(meReading()).data;

/** Given by the frame of every signed-in screen: a reading of its own in each cell of a long table would be felt. */
export const MeContext = createContext<Me | null>(null);

export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error("Nobody is signed in here.");
  return me;
}

/** Whether the person's roles may ever do this; the API decides on the record. */
export const may = (me: Pick<Me, "may">, ...verbs: readonly AccessVerb[]): boolean =>
  verbs.length === 0 || verbs.some((verb) => me.may.includes(verb));

/** Departures are open to HR, heads and executives, and a person's own to themselves; the API decides on each. */
export const mayOpenDeparture = (me: Pick<Me, "roles" | "ownDepartureId">, departureId?: string): boolean =>
  me.roles.some((role) => role === "hr" || role === "head" || role === "executive") ||
  (departureId !== undefined && me.ownDepartureId === departureId);

export function useSignOut(): () => Promise<void> {
  const cache = useQueryClient();
  return async () => {
    const me = cache.getQueryData<Me>(meReading().queryKey);
    await callSignIn("sign-out", {});
    if (me) forgetKept(me.id);
    cache.clear();
    // Nothing of the last person stays in memory for the next one at this machine.
    location.assign("/sign-in");
  };
}
