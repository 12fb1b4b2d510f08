/**
 * Departures whose clients are being handed over. `closedIncomplete` only says that the time policy gives has passed and
 * the list of what is open was told: every stage goes on until the last client has its end (R21).
 */
export const goingOnStates = ["running", "closedIncomplete"] as const;

/** Departures without an end, one not yet confirmed included. */
export const openStates = ["noticed", ...goingOnStates] as const;

/** Whether the stages of a departure in this state still go on. */
export const isGoingOn = (state: string | undefined): boolean =>
  (goingOnStates as readonly string[]).includes(state ?? "");
