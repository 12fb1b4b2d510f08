/**
 * A defect or return case goes one way, a step at a time: the client's personal manager takes the report, the head
 * confirms the cause, asks the vendor, the company collects the batch and returns it, receives good goods and sends
 * them to the client. A change of owner leaves the state as it is.
 */
export const returnCaseStates = [
  "reported",
  "confirmed",
  "vendorRequested",
  "collected",
  "returnedToVendor",
  "replacementReceived",
  "replaced",
] as const;

export type ReturnCaseState = (typeof returnCaseStates)[number];

/** R73: the client has told of it, nothing is done yet. */
export const firstReturnCaseState = returnCaseStates[0];

export type ReturnCaseResult =
  | { ok: true; state: ReturnCaseState }
  | { ok: false; error: "stepSkipped" | "stepBack" | "alreadyThere"; expected: ReturnCaseState | null };

/**
 * R73: moves a return case to the state an event reports; only the next one in order is allowed. `expected` is that
 * next one.
 */
export function advanceReturnCase(state: ReturnCaseState, event: ReturnCaseState): ReturnCaseResult {
  const at = returnCaseStates.indexOf(state);
  const to = returnCaseStates.indexOf(event);
  const expected = returnCaseStates[at + 1] ?? null;
  if (to === at + 1) return { ok: true, state: event };
  return { ok: false, error: to === at ? "alreadyThere" : to < at ? "stepBack" : "stepSkipped", expected };
}
