/**
 * R14: the risk clients still without a recorded decision on an offer; "none" with its reason is a decision.
 *
 * @param clients `decision`: null until somebody decided; `isOut`: lost, let go or excluded, where nothing is to be decided
 */
export function listPendingOfferDecisions(
  clients: readonly { id: string; decision: "offer" | "none" | null; isOut: boolean }[],
): string[] {
  return clients.filter((client) => client.decision === null && !client.isOut).map((client) => client.id);
}
